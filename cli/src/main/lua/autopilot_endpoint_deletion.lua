local database = require("sme.database")
local endpoint_deletion = require("sme.endpoint_deletion")
local failure = require("sme.failure")

local host = { pquery = pquery, quote = quote, join = join, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deletion.run(database.new(host), {
        endpoint_name = endpoint_name,
        connection_name = aws_credentials_connection_name,
        region = aws_region,
    })
end)
return rows, "RESOURCE VARCHAR(40), NAME VARCHAR(600), RESULT VARCHAR(2000000)"
