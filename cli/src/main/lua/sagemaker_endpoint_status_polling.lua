local database = require("sme.database")
local endpoint_status = require("sme.endpoint_status")
local failure = require("sme.failure")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_status.run(database.new(host), {
        endpoint_name = endpoint_name,
        connection_name = aws_credentials_connection_name,
        region = aws_region,
    })
end)
return rows, "ENDPOINT_STATUS VARCHAR(100), FAILURE_REASON VARCHAR(2000000)"
