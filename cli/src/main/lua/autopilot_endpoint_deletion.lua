local database = require("sme.database")
local deletion_arguments = require("sme.deletion_arguments")
local endpoint_deletion = require("sme.endpoint_deletion")
local failure = require("sme.failure")

local host = { pquery = pquery, quote = quote, join = join, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deletion.run(database.new(host), deletion_arguments.of_values({
        endpoint_name = endpoint_name,
        aws_credentials_connection_name = aws_credentials_connection_name,
        aws_region = aws_region,
    }))
end)
return rows, endpoint_deletion.COLUMNS
