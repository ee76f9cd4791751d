-- What a training job is at, and what became of it.
local arguments = require("sme.arguments")
local jobs = require("sme.jobs")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local udf = require("sme.udf")

local polling = {}

--- The columns of the report.
polling.COLUMNS = "JOB_NAME VARCHAR(63), JOB_KIND VARCHAR(40), JOB_STATUS VARCHAR(100), "
        .. "JOB_SECONDARY_STATUS VARCHAR(100), FAILURE_REASON VARCHAR(2000000), OBJECTIVE VARCHAR(100), "
        .. "OBJECTIVE_VALUE DOUBLE, METRICS VARCHAR(2000000), SECONDS_RUN DECIMAL(18,0), SECONDS_BILLED DECIMAL(18,0)"

local UDF = "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF"

-- The UDF looks for all kinds where the record is not there or may not be read.
local function recorded_kind(database, job_name)
    local row = sagemaker_jobs.look_for_job(database, job_name)
    return row and row.JOB_KIND or nil
end

-- A job that AWS does not know with this connection, in this region, may be there with others.
local function describe(database, given, kind_of)
    local wanted = {
        job_name = arguments.job_name(given.job_name),
        connection_name = arguments.connection_name(given.connection_name),
        region = arguments.region(given.region),
    }
    local results = udf.call(database, UDF, {
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "job_kind", kind_of and kind_of(database, wanted.job_name) or nil },
    }, function(refusal)
        jobs.explain_absence(database, wanted, refusal)
    end)
    return results, wanted
end

--- One row { JOB_STATUS, JOB_SECONDARY_STATUS }.
function polling.run(database, given)
    local job = describe(database, given)
    return { { job.job_status, job.job_secondary_status } }
end

--- One row of the COLUMNS; NULL is what AWS does not tell, or not yet.
function polling.report(database, given)
    local job, wanted = describe(database, given, recorded_kind)
    local function integer(value)
        return value and database.decimal(value, 18, 0) or database.null
    end
    return { {
        wanted.job_name,
        job.job_kind,
        job.job_status,
        job.job_secondary_status,
        job.failure_reason or database.null,
        job.objective or database.null,
        job.objective_value or database.null,
        job.metrics or database.null,
        integer(job.seconds_run),
        integer(job.seconds_billed),
    } }
end

return polling
