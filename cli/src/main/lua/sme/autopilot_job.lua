-- What is special about a training by Autopilot, for sme.training.
local csv_dialect = require("sme.csv_dialect")
local export = require("sme.export")
local jobs = require("sme.jobs")
local training_arguments = require("sme.training_arguments")

local autopilot_job = {}

--- The columns of the script's result.
autopilot_job.COLUMNS = "JOB_NAME VARCHAR(32), S3_INPUT_URI VARCHAR(1024), ROWS_EXPORTED DECIMAL(18,0), "
        .. "FILES DECIMAL(18,0), ROWS_LEFT_OUT DECIMAL(18,0), ADVICE VARCHAR(2000000)"

autopilot_job.CHECK = "check"
autopilot_job.CREATE = "create"
autopilot_job.TABLE = jobs.TABLE

autopilot_job.read = training_arguments.read
autopilot_job.refuse_recorded = jobs.refuse_recorded
autopilot_job.removal = jobs.removal

function autopilot_job.dialect()
    return csv_dialect.AUTOPILOT
end

function autopilot_job.prepare() end

function autopilot_job.files(_, rows, node_count)
    return export.files(rows, node_count)
end

function autopilot_job.to_check()
    return {}
end

function autopilot_job.to_create(wanted)
    return {
        { "target_attribute_name", wanted.target },
        { "problem_type", wanted.problem_type },
        { "objective", wanted.metric },
        { "max_runtime_for_automl_job_in_seconds", wanted.max_job_seconds },
        { "max_candidates", wanted.max_candidates },
        { "max_runtime_per_training_job_in_seconds", wanted.max_training_seconds },
    }
end

function autopilot_job.record(database, wanted, source)
    jobs.record(database, wanted, source.columns)
end

function autopilot_job.forget(database, wanted)
    return jobs.forget(database, wanted.job_name)
end

return autopilot_job
