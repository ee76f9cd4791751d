-- The status of a training job.
local arguments = require("sme.arguments")
local identifier = require("sme.identifier")
local udf = require("sme.udf")

local polling = {}

--- One row { JOB_STATUS, JOB_SECONDARY_STATUS }.
function polling.run(database, given)
    local job_name = arguments.job_name(arguments.text("The job name", given.job_name))
    local connection_name = identifier.read_connection("The connection name",
            arguments.text("The connection name", given.connection_name))
    local region = arguments.region(arguments.text("The AWS region", given.region))
    local status = udf.call(database, "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF", {
        { "job_name", job_name },
        { "connection_name", connection_name },
        { "aws_region", region },
    })
    return { { status.job_status, status.job_secondary_status } }
end

return polling
