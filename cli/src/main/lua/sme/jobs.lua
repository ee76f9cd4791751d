-- The table in which every training job is recorded.
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")
local transaction = require("sme.transaction")

local jobs = {}

jobs.TABLE = "SME_METADATA_AUTOPILOT_JOBS"

local function column_texts(columns, field)
    local texts = {}
    for index, column in ipairs(columns) do
        texts[index] = column[field]
    end
    return json.encode_texts(texts)
end

-- SageMaker tells job names apart without regard to case.
local function recorded(database, job_name)
    local rows = database:read(jobs.TABLE, "SELECT JOB_NAME FROM ::metadata WHERE UPPER(JOB_NAME) = UPPER(:job_name)",
            { metadata = database:own(jobs.TABLE), job_name = job_name })
    return #rows > 0 and rows[1].JOB_NAME or nil
end

--- Stops if the job is recorded already.
function jobs.refuse_recorded(database, job_name)
    local found = recorded(database, job_name)
    if found then
        failure.raise("E-SME-LUA-25", "The job %s is recorded already. Choose another job_name or, if polling "
                .. "finds no such job and no other session is still preparing it, delete its row from %s first.",
                failure.show(found), jobs.TABLE)
    end
end

local function complain(database, job_name, problem)
    local found = recorded(database, job_name)
    if found then
        failure.raise("E-SME-LUA-58", "Another session has recorded the job %s in %s while this one was preparing it: "
                .. "%s. Nothing was exported and no job was created here. Poll the status of the other session's job, "
                .. "or choose another job_name.", failure.show(found), jobs.TABLE, problem)
    end
    failure.raise("E-SME-LUA-27", "The job %s could not be recorded in %s: %s. Nothing was exported and no job was "
            .. "created. Check that you have SELECT, INSERT and DELETE on the table, then run the script again.",
            failure.show(job_name), jobs.TABLE, problem)
end

--- Records a job that is about to be created, for good.
-- INFERRED: a text of digits is converted to DECIMAL(20,0), CURRENT_TIMESTAMP to TIMESTAMP, as in any INSERT.
function jobs.record(database, wanted, columns)
    local insert = [[
INSERT INTO ::metadata (DATETIME, JOB_NAME, AWS_CREDENTIALS_CONNECTION_NAME, IAM_SAGEMAKER_ROLE, S3_BUCKET_URI,
S3_OUTPUT_PATH, TARGET_ATTRIBUTE_NAME, PROBLEM_TYPE, OBJECTIVE, MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS, MAX_CANDIDATES,
MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS, SESSION_ID, SCRIPT_USER, COLUMN_NAMES, COLUMN_TYPES)
VALUES (CURRENT_TIMESTAMP, :job_name, :connection_name, :role, :bucket_uri, :path, :target, :problem_type, :metric,
:max_job_seconds, :max_candidates, :max_training_seconds, :session_id, :script_user, :column_names, :column_types)]]
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
        column_names = column_texts(columns, "name"),
        column_types = column_texts(columns, "type_text"),
    }
    local done, problem = transaction.run(database, function()
        return database:try(insert, values)
    end)
    if not done then
        complain(database, wanted.job_name, problem)
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
    local job = { features = {} }
    for index, name in ipairs(names) do
        local column = { name = name, type_text = types[index], type = column_type.read(types[index]) }
        if not column.type then
            return nil
        end
        if name == row.TARGET_ATTRIBUTE_NAME then
            job.target = column
        else
            job.features[#job.features + 1] = column
        end
    end
    return job.target and #job.features > 0 and job or nil
end

--- { features, target } of a recorded job, in the order in which it was trained.
function jobs.read(database, job_name)
    local rows = database:read(jobs.TABLE,
            "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES FROM ::metadata WHERE JOB_NAME = :job_name",
            { metadata = database:own(jobs.TABLE), job_name = job_name })
    if #rows == 0 then
        failure.raise("E-SME-LUA-37", "The job %s is not recorded in %s, so its columns are not known. Check the "
                .. "name, upper and lower case included.", failure.show(job_name), jobs.TABLE)
    end
    local job = features_and_target(rows[1])
    if not job then
        failure.raise("E-SME-LUA-38", "The row of the job %s in %s does not tell which columns of which types it was "
                .. "trained on: COLUMN_NAMES and COLUMN_TYPES have to be as many, with the target among them and types "
                .. "that a UDF takes. Train again, or correct the row.", failure.show(job_name), jobs.TABLE)
    end
    return job
end

return jobs
