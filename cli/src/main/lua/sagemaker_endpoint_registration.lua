local database = require("sme.database")
local deployment = require("sme.deployment")
local endpoint_registration = require("sme.endpoint_registration")
local failure = require("sme.failure")
local prediction_result = require("sme.prediction_result")
local registration_arguments = require("sme.registration_arguments")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_registration.run(database.new(host), deployment, registration_arguments.read(json_str))
end)
return rows, prediction_result.COLUMNS
