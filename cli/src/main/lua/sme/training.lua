-- From a table to a training job: check, record, export, create.
local double_text = require("sme.double_text")
local export = require("sme.export")
local export_query = require("sme.export_query")
local failure = require("sme.failure")
local jobs = require("sme.jobs")
local s3_location = require("sme.s3_location")
local source_table = require("sme.source_table")
local training_arguments = require("sme.training_arguments")
local udf = require("sme.udf")

local training = {}

--- The columns of the script's result.
training.COLUMNS = "JOB_NAME VARCHAR(32), S3_INPUT_URI VARCHAR(1024), ROWS_EXPORTED DECIMAL(18,0), "
        .. "FILES DECIMAL(18,0), ROWS_LEFT_OUT DECIMAL(18,0), ADVICE VARCHAR(2000000)"

local UDF = "SME_AUTOPILOT_TRAINING_UDF"

-- Proves JAR, language, privileges, address and credentials of the connection, the role and the job name, before any
-- export; the results, with what could not be proved, and with the ARN of a role that was given by its name.
local function preflight(database, wanted, columns)
    if export_query.needs_script(columns) then
        double_text.check(database)
    end
    return udf.call(database, UDF, {
        { "action", "check" },
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "s3_bucket_uri", wanted.bucket_uri },
        { "iam_sagemaker_role", wanted.role },
    })
end

-- Only for a job that surely does not exist: a job that bills must not lose its row.
local function give_up(database, wanted, text)
    local forgotten, problem = jobs.forget(database, wanted.job_name)
    if not forgotten then
        text = text .. " Besides, E-SME-LUA-31: the row of the job " .. failure.show(wanted.job_name)
                .. " could not be deleted from " .. jobs.TABLE .. " again: " .. problem
                .. ". Before you use this job name again, run " .. jobs.removal(database, wanted.job_name)
                .. ", which takes DELETE on the table."
    end
    failure.raise_text(text)
end

local function export_files(database, wanted, source, location, files)
    local done, result = failure.attempt(function()
        return export.run(database, source, wanted.connection_name, location.files, files)
    end)
    if not done then
        give_up(database, wanted, result)
    end
    return result
end

local function create_job(database, wanted, location)
    local answer, problem = udf.try(database, UDF, {
        { "action", "create" },
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "s3_bucket_uri", wanted.bucket_uri },
        { "iam_sagemaker_role", wanted.role },
        { "role_name", wanted.role_name },
        { "s3_input_uri", location.input_uri },
        { "s3_output_uri", location.output_uri },
        { "target_attribute_name", wanted.target },
        { "problem_type", wanted.problem_type },
        { "objective", wanted.metric },
        { "max_runtime_for_automl_job_in_seconds", wanted.max_job_seconds },
        { "max_candidates", wanted.max_candidates },
        { "max_runtime_per_training_job_in_seconds", wanted.max_training_seconds },
    })
    if answer and answer.ok then
        return
    end
    if answer and answer.results.job == "absent" then
        give_up(database, wanted, answer.message)
    end
    failure.raise("E-SME-LUA-32", "It could not be found out whether SageMaker has created the job %s, which would be "
            .. "billed: %s. Its row in %s stays. Poll the status of the job; if there is no such job, take the record "
            .. "back with %s and train again.", failure.show(wanted.job_name), answer and answer.message or problem,
            jobs.TABLE, jobs.removal(database, wanted.job_name))
end

-- What a person should know of a training that goes well, or NULL.
local function advice(database, source, checked)
    local list = { table.unpack(source.advice) }
    list[#list + 1] = checked.advice
    return #list > 0 and table.concat(list, " ") or database.null
end

--- Trains; one row of the COLUMNS.
-- The COMMIT in between also commits what the caller has left open: a long export must not hold the lock on the table
-- of jobs, and a rollback must not take away the row of a job that is billed.
function training.run(database, json_text)
    local wanted = training_arguments.read(json_text)
    local location = s3_location.attempt(wanted.bucket_uri, wanted.path, wanted.job_name, database.meta)
    local source = source_table.read(database, wanted)
    jobs.refuse_recorded(database, wanted)
    local checked = preflight(database, wanted, source.columns)
    if checked.role then
        wanted.role, wanted.role_name = checked.role, wanted.role
    end
    -- Before the record: what fails after it has to take it back.
    local files = export.files(source.rows, database.meta.node_count)
    jobs.record(database, wanted, source.columns)
    local exported = export_files(database, wanted, source, location, files)
    create_job(database, wanted, location)
    -- A plain Lua number is refused for a DECIMAL column of a script's result.
    local function integer(value)
        return database.decimal(value, 18, 0)
    end
    return { {
        wanted.job_name,
        location.input_uri,
        integer(exported),
        integer(files),
        integer(source.left_out),
        advice(database, source, checked),
    } }
end

return training
