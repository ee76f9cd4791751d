local database = require("sme.database")
local deployment = require("sme.deployment")
local endpoint_arguments = require("sme.endpoint_arguments")
local endpoint_deployment = require("sme.endpoint_deployment")
local failure = require("sme.failure")
local prediction_result = require("sme.prediction_result")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deployment.run(database.new(host), deployment, endpoint_arguments.of_json(json_str))
end)
return rows, prediction_result.COLUMNS
