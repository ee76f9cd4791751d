local database = require("sme.database")
local deployment = require("sme.deployment")
local endpoint_deployment = require("sme.endpoint_deployment")
local failure = require("sme.failure")

local host = { pquery = pquery, quote = quote, join = join, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deployment.run(database.new(host), deployment, {
        job_name = job_name,
        endpoint_name = endpoint_name,
        schema_name = schema_name,
        instance_type = instance_type,
        instance_count = instance_count,
        connection_name = aws_credentials_connection_name,
        region = aws_region,
    })
end)
return rows, "ENDPOINT_NAME VARCHAR(63), PREDICTION_SCRIPT VARCHAR(600), PREDICTION_SCRIPT_WITH_KEY VARCHAR(600), "
        .. "STATUS VARCHAR(20)"
