-- The status of a training job.
local arguments = require("sme.arguments")
local udf = require("sme.udf")

local polling = {}

--- One row { JOB_STATUS, JOB_SECONDARY_STATUS }.
function polling.run(database, given)
    local status = udf.call(database, "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF", {
        { "job_name", arguments.job_name(given.job_name) },
        { "connection_name", arguments.connection_name(given.connection_name) },
        { "aws_region", arguments.region(given.region) },
    })
    return { { status.job_status, status.job_secondary_status } }
end

return polling
