local container_job = require("sme.container_job")
local database = require("sme.database")
local failure = require("sme.failure")
local training = require("sme.training")

local host =
        { pquery = pquery, quote = quote, join = join, null = null, decimal = decimal, meta = exa.meta }

local rows = failure.guard(function()
    return training.run(database.new(host), container_job, json_str)
end)
return rows, container_job.COLUMNS
