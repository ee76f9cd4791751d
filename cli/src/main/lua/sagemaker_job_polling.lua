local database = require("sme.database")
local failure = require("sme.failure")
local polling = require("sme.polling")

local host =
        { pquery = pquery, quote = quote, join = join, null = null, decimal = decimal, meta = exa.meta }

local rows = failure.guard(function()
    return polling.report(database.new(host), {
        job_name = job_name,
        connection_name = aws_credentials_connection_name,
        region = aws_region,
    })
end)
return rows, polling.COLUMNS
