-- From a table to a training job of any kind: check, record, export, create.
local double_text = require("sme.double_text")
local export = require("sme.export")
local export_query = require("sme.export_query")
local failure = require("sme.failure")
local s3_location = require("sme.s3_location")
local source_table = require("sme.source_table")
local udf = require("sme.udf")

local training = {}

local UDF = "SME_AUTOPILOT_TRAINING_UDF"

-- Proves JAR, language, privileges, address and credentials of the connection, the role and the job name, before any
-- export; the results, with what could not be proved, and with the ARN of a role that was given by its name.
local function preflight(database, kind, wanted, source, dialect)
    if export_query.needs_script(source.columns) then
        double_text.check(database, dialect.text_rule)
    end
    local request = {
        { "action", kind.CHECK },
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "s3_bucket_uri", wanted.bucket_uri },
        { "iam_sagemaker_role", wanted.role },
    }
    for _, member in ipairs(kind.to_check(wanted)) do
        request[#request + 1] = member
    end
    return udf.call(database, UDF, request)
end

-- Only for a job that surely does not exist: a job that bills must not lose its row.
local function give_up(database, kind, wanted, text)
    local forgotten, problem = kind.forget(database, wanted)
    if not forgotten then
        text = text .. " Besides, E-SME-LUA-31: the row of the job " .. failure.show(wanted.job_name)
                .. " could not be deleted from " .. kind.TABLE .. " again: " .. problem
                .. ". Before you use this job name again, run " .. kind.removal(database, wanted.job_name)
                .. ", which takes DELETE on the table."
    end
    failure.raise_text(text)
end

-- The number of rows that are trained on.
local function export_files(database, kind, wanted, source, dialect, location, files)
    local done, result = failure.attempt(function()
        local write = source.is_sharded and export.run_evenly or export.run
        local rows = write(database, source, dialect, wanted.connection_name, location.files, files)
        if source.validation then
            export.run(database, source.validation, dialect, wanted.connection_name, location.validation_files, 1)
        end
        return rows
    end)
    if not done then
        give_up(database, kind, wanted, result)
    end
    return result
end

local function create_job(database, kind, wanted, location, checked)
    local request = {
        { "action", kind.CREATE },
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "s3_bucket_uri", wanted.bucket_uri },
        { "iam_sagemaker_role", wanted.role },
        { "role_name", wanted.role_name },
        { "s3_input_uri", location.input_uri },
        { "s3_output_uri", location.output_uri },
    }
    for _, member in ipairs(kind.to_create(wanted, location, checked)) do
        request[#request + 1] = member
    end
    local answer, problem = udf.try(database, UDF, request)
    if answer and answer.ok then
        return
    end
    if answer and answer.results.job == "absent" then
        give_up(database, kind, wanted, answer.message)
    end
    failure.raise("E-SME-LUA-32", "It could not be found out whether SageMaker has created the job %s, which would be "
            .. "billed: %s. Its row in %s stays. Poll the status of the job; if there is no such job, take the record "
            .. "back with %s and train again.", failure.show(wanted.job_name), answer and answer.message or problem,
            kind.TABLE, kind.removal(database, wanted.job_name))
end

-- What a person should know of a training that goes well, or NULL.
local function advice(database, source, checked)
    local list = { table.unpack(source.advice) }
    list[#list + 1] = checked.advice
    return #list > 0 and table.concat(list, " ") or database.null
end

--- Trains; one row { job name, URI of the files, rows exported, files, rows left out, advice }.
-- A kind of job says what its arguments are (read), in which dialect files are (dialect), what else there is to look at
-- before anything is done (prepare), how many files there are (files), what the UDF is told (CHECK, to_check, CREATE,
-- to_create), and where the job is recorded (TABLE, refuse_recorded, record, forget, removal).
-- The COMMIT in between also commits what the caller has left open: a long export must not hold the lock on the table
-- of jobs, and a rollback must not take away the row of a job that is billed.
function training.run(database, kind, json_text)
    local wanted = kind.read(json_text)
    local location = s3_location.attempt(wanted.bucket_uri, wanted.path, wanted.job_name, database.meta)
    local dialect = kind.dialect(wanted)
    local source = source_table.read(database, wanted, dialect)
    kind.prepare(database, wanted, source)
    kind.refuse_recorded(database, wanted)
    local checked = preflight(database, kind, wanted, source, dialect)
    if checked.role then
        wanted.role, wanted.role_name = checked.role, wanted.role
    end
    -- Before the record: what fails after it has to take it back.
    local files = kind.files(wanted, source.rows, database.meta.node_count)
    kind.record(database, wanted, source, dialect, checked)
    local exported = export_files(database, kind, wanted, source, dialect, location, files)
    create_job(database, kind, wanted, location, checked)
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
