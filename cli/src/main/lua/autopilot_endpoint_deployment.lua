local database = require("sme.database")
local deployment = require("sme.deployment")
local endpoint_arguments = require("sme.endpoint_arguments")
local endpoint_deployment = require("sme.endpoint_deployment")
local failure = require("sme.failure")
local prediction_result = require("sme.prediction_result")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deployment.run(database.new(host), deployment, endpoint_arguments.of_values({
        job_name = job_name,
        endpoint_name = endpoint_name,
        schema_name = schema_name,
        instance_type = instance_type,
        instance_count = instance_count,
        aws_credentials_connection_name = aws_credentials_connection_name,
        aws_region = aws_region,
    }))
end)
return rows, prediction_result.COLUMNS
