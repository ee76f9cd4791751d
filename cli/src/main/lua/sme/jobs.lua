-- The table in which every job of Autopilot is recorded.
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local text_rule = require("sme.text_rule")
local transaction = require("sme.transaction")

local jobs = {}

jobs.TABLE = "SME_METADATA_AUTOPILOT_JOBS"

--- The statement with which a person takes back the record of a job that does not exist.
function jobs.removal(database, job_name)
    return "DELETE FROM " .. database:own(jobs.TABLE) .. " WHERE JOB_NAME = '" .. job_name:gsub("'", "''") .. "'"
end

local RECORDED = "SELECT JOB_NAME, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, S3_BUCKET_URI FROM ::metadata "
        .. "WHERE UPPER(JOB_NAME) = UPPER(:job_name)"

local function parameters(database, job_name)
    return { metadata = database:own(jobs.TABLE), job_name = job_name }
end

-- The row of a job of this name, or nil; SageMaker tells job names apart without regard to case.
local function recorded(database, job_name)
    return database:read(jobs.TABLE, RECORDED, parameters(database, job_name))[1]
end

-- The statement that tells what has become of a recorded job; the record does not know the region.
local function report(database, row, wanted)
    local connection = row.AWS_CREDENTIALS_CONNECTION_NAME
    connection = type(connection) == "string" and connection or wanted.connection_name
    return "EXECUTE SCRIPT " .. database:own("SME_POLL_SAGEMAKER_JOB") .. "('" .. row.JOB_NAME:gsub("'", "''") .. "', '"
            .. database.quote(connection):gsub("'", "''") .. "', '" .. wanted.region .. "')"
end

--- Stops if a job of this name is recorded already, in this table or in that of other kinds of jobs.
-- The row may stand for an export that still goes on: that there is no job does not make it safe to delete.
function jobs.refuse_recorded(database, wanted)
    local row = recorded(database, wanted.job_name)
    if row then
        failure.raise("E-SME-LUA-25", "The job %s is recorded already, by session %s. Choose another job_name, also if "
                .. "that job failed: AWS keeps the names of all jobs. %s tells what became of it. Only if that session "
                .. "no longer trains it and this finds no such job, take the record back with %s and run the script "
                .. "again.", failure.show(row.JOB_NAME), numbers.text(row.SESSION_ID), report(database, row, wanted),
                jobs.removal(database, row.JOB_NAME))
    end
    sagemaker_jobs.refuse_recorded(database, wanted.job_name)
end

--- Raises a better error than that there is no such job, if a UDF says so and the record knows of one.
-- Whoever polls need not be allowed to read the records.
function jobs.explain_absence(database, wanted, refusal)
    if refusal.results.job ~= "absent" then
        return
    end
    local done, rows = database:try(RECORDED, parameters(database, wanted.job_name))
    local row = done and rows[1]
    if not row then
        sagemaker_jobs.explain_absence(database, wanted)
        return
    end
    if row.JOB_NAME ~= wanted.job_name or row.AWS_CREDENTIALS_CONNECTION_NAME ~= wanted.connection_name then
        failure.raise("E-SME-LUA-99", "There is no job %s in %s for the connection %s. The job %s was trained with the "
                .. "connection %s, in the region of %s. Use these: name, connection and region.",
                failure.show(wanted.job_name), wanted.region, failure.show(wanted.connection_name),
                failure.show(row.JOB_NAME), failure.show(row.AWS_CREDENTIALS_CONNECTION_NAME), failure.show(row.S3_BUCKET_URI))
    end
    failure.raise("E-SME-LUA-100", "There is no job %s in %s, although it is recorded, by session %s, and was trained "
            .. "with this connection in the region of %s. If that is another region, use it. If it is this one, the "
            .. "job was never created: unless the session is still at work on it, take its record back with %s and "
            .. "train again.", failure.show(wanted.job_name), wanted.region, numbers.text(row.SESSION_ID),
            failure.show(row.S3_BUCKET_URI), jobs.removal(database, row.JOB_NAME))
end

--- Raises that a job could not be recorded; `find` reads who else has recorded one of the name in the table.
function jobs.complain(database, job_name, problem, table_name, find)
    local row = find(database, job_name)
    if row then
        failure.raise("E-SME-LUA-58", "Another session, %s, has recorded the job %s in %s while this one was preparing "
                .. "it: %s. Nothing was exported and no job was created here. Poll the status of the other session's "
                .. "job, or choose another job_name.", numbers.text(row.SESSION_ID), failure.show(row.JOB_NAME),
                table_name, problem)
    end
    failure.raise("E-SME-LUA-27", "The job %s could not be recorded in %s: %s. Nothing was exported and no job was "
            .. "created. Check that you have SELECT, INSERT and DELETE on the table, then run the script again.",
            failure.show(job_name), table_name, problem)
end

--- Records a job that is about to be created, for good.
-- INFERRED: a text of digits is converted to DECIMAL(20,0), as in any INSERT. SYSTIMESTAMP is the time in the zone of
-- the database, where CURRENT_TIMESTAMP would be the time in the zone that the session has been set to.
function jobs.record(database, wanted, columns)
    local insert = [[
INSERT INTO ::metadata (DATETIME, JOB_NAME, AWS_CREDENTIALS_CONNECTION_NAME, IAM_SAGEMAKER_ROLE, S3_BUCKET_URI,
S3_OUTPUT_PATH, TARGET_ATTRIBUTE_NAME, PROBLEM_TYPE, OBJECTIVE, MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS, MAX_CANDIDATES,
MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS, SESSION_ID, SCRIPT_USER, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE)
VALUES (SYSTIMESTAMP, :job_name, :connection_name, :role, :bucket_uri, :path, :target, :problem_type, :metric,
:max_job_seconds, :max_candidates, :max_training_seconds, :session_id, :script_user, :column_names, :column_types,
:text_rule)]]
    local values = {
        metadata = database:own(jobs.TABLE),
        job_name = wanted.job_name,
        connection_name = wanted.connection_name,
        role = wanted.role,
        bucket_uri = wanted.bucket_uri,
        path = wanted.path,
        target = wanted.target,
        problem_type = wanted.problem_type or database.null,
        metric = wanted.metric or database.null,
        max_job_seconds = wanted.max_job_seconds or database.null,
        max_candidates = wanted.max_candidates or database.null,
        max_training_seconds = wanted.max_training_seconds or database.null,
        session_id = numbers.text(database.meta.session_id),
        script_user = database.meta.current_user,
        column_names = json.encode_members(columns, "name"),
        column_types = json.encode_members(columns, "type_text"),
        text_rule = text_rule.CURRENT,
    }
    local done, problem = transaction.run(database, function()
        return database:try(insert, values)
    end)
    if not done then
        jobs.complain(database, wanted.job_name, problem, jobs.TABLE, recorded)
    end
end

--- Takes back the record of a job that does not exist, for good; true, or false and the database's message.
-- Only the row of this session: somebody may have deleted it meanwhile and recorded a job of the same name.
function jobs.forget(database, job_name)
    return transaction.run(database, function()
        return database:try("DELETE FROM ::metadata WHERE JOB_NAME = :job_name "
                .. "AND SESSION_ID = CAST(:session_id AS DECIMAL(20,0))", {
            metadata = database:own(jobs.TABLE),
            job_name = job_name,
            session_id = numbers.text(database.meta.session_id),
        })
    end)
end

-- The Python extension joined names and types by a semicolon; ours are JSON.
local function texts(stored)
    if type(stored) ~= "string" then
        return nil
    end
    if stored:sub(1, 1) == "[" then
        return json.decode_texts(stored)
    end
    local list = {}
    for text in (stored .. ";"):gmatch("(.-);") do
        list[#list + 1] = text
    end
    return list
end

local function features_and_target(row)
    local names, types = texts(row.COLUMN_NAMES), texts(row.COLUMN_TYPES)
    if not names or not types or #names ~= #types then
        return nil
    end
    local job, seen = { features = {} }, {}
    for index, name in ipairs(names) do
        local column = { name = name, type_text = types[index], type = column_type.read(types[index]) }
        if not column.type or name == "" or seen[name] then
            return nil
        end
        seen[name] = true
        if name == row.TARGET_ATTRIBUTE_NAME then
            job.target = column
        else
            job.features[#job.features + 1] = column
        end
    end
    return job.target and #job.features > 0 and job or nil
end

-- What the record of a training job says beyond its columns: nil if that cannot be understood.
local function add_settings(job, row)
    local settings = type(row.SETTINGS) == "string" and json.decode_object(row.SETTINGS)
    if not settings then
        return nil
    end
    job.kind = sagemaker_jobs.TRAINING
    job.problem_type = type(row.PROBLEM_TYPE) == "string" and row.PROBLEM_TYPE or nil
    job.inference_image = type(settings.inference_image) == "string" and settings.inference_image or nil
    job.supported = type(settings.supported) == "string" and settings.supported or nil
    job.is_built_in = settings.algorithm ~= nil
    job.algorithm = settings.algorithm
    job.labels = settings.labels and json.texts(settings.labels) or nil
    local needs_labels = job.is_built_in and job.problem_type ~= "Regression"
    return needs_labels == (job.labels ~= nil) and (job.problem_type ~= nil) == job.is_built_in and job or nil
end

--- { features, target, text_rule } of a recorded job, in the order in which it was trained. A training job has more:
-- { kind, problem_type, inference_image, supported, is_built_in, algorithm, labels }.
function jobs.read(database, job_name)
    local row = database:read(jobs.TABLE,
            "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE FROM ::metadata "
                    .. "WHERE JOB_NAME = :job_name",
            { metadata = database:own(jobs.TABLE), job_name = job_name })[1]
    local training = not row and sagemaker_jobs.training(database, job_name) or nil
    if not row and not training then
        failure.raise("E-SME-LUA-37", "The job %s is not recorded in %s, nor in %s, so its columns are not known. Check the "
                .. "name, upper and lower case included.", failure.show(job_name), jobs.TABLE, sagemaker_jobs.TABLE)
    end
    local job = features_and_target(row or training)
    if job and training then
        job = add_settings(job, training)
    end
    if not job then
        failure.raise("E-SME-LUA-38", "The row of the job %s in %s does not tell which columns of which types it was "
                .. "trained on: COLUMN_NAMES and COLUMN_TYPES have to be as many, each name once, with the target "
                .. "among them and types that a UDF takes%s. Train again, or correct the row.",
                failure.show(job_name), row and jobs.TABLE or sagemaker_jobs.TABLE,
                row and "" or ", and SETTINGS has to be what the training wrote")
    end
    job.text_rule = text_rule.of_record((row or training).TEXT_RULE, job_name)
    return job
end

return jobs
