-- The table of all that is recorded and is no job of Autopilot: each row is of a kind, and has what belongs to one kind
-- alone in its settings.
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")
local transaction = require("sme.transaction")

local sagemaker_jobs = {}

sagemaker_jobs.TABLE = "SME_METADATA_SAGEMAKER_JOBS"

--- The kind of rows that are no jobs: their names are those of endpoints, which may be those of jobs, too.
sagemaker_jobs.ENDPOINT = "Endpoint"

--- The kind of training jobs, as SageMaker calls them: of built-in algorithms and of any other container.
sagemaker_jobs.TRAINING = "Training"

local FIELDS = {
    "kind",
    "connection_name",
    "region",
    "role",
    "bucket_uri",
    "path",
    "schema",
    "table_or_view",
    "target",
    "problem_type",
    "text_rule",
    "settings",
}

local INSERT = [[
INSERT INTO ::metadata (JOB_NAME, JOB_KIND, CREATED, SESSION_ID, SCRIPT_USER, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION,
IAM_SAGEMAKER_ROLE, S3_BUCKET_URI, S3_OUTPUT_PATH, INPUT_SCHEMA_NAME, INPUT_TABLE_OR_VIEW_NAME, TARGET_ATTRIBUTE_NAME,
PROBLEM_TYPE, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, SETTINGS)
VALUES (:name, :kind, SYSTIMESTAMP, :session_id, :script_user, :connection_name, :region, :role, :bucket_uri, :path, :schema,
:table_or_view, :target, :problem_type, :column_names, :column_types, :text_rule, :settings)]]

--- The condition on the key of a record, with :name, :kind, :region and :connection_name.
sagemaker_jobs.OF_ONE = " WHERE JOB_NAME = :name AND JOB_KIND = :kind AND AWS_REGION = :region "
        .. "AND AWS_CREDENTIALS_CONNECTION_NAME = :connection_name"

local OF_THIS_SESSION = "DELETE FROM ::metadata" .. sagemaker_jobs.OF_ONE
        .. " AND SESSION_ID = CAST(:session_id AS DECIMAL(20,0))"

--- Inserts the row of a record in the transaction that is open: true, or false and the database's message.
-- A record is { name, kind, connection_name, region, role, bucket_uri, path, schema, table_or_view, target, problem_type,
-- columns, text_rule, settings }. The first four are the key; of the others all but the columns may be missing. Columns
-- are { name, type_text } each, and the settings are the text of a JSON object.
function sagemaker_jobs.insert(database, record)
    local values = {
        metadata = database:own(sagemaker_jobs.TABLE),
        name = record.name,
        session_id = numbers.text(database.meta.session_id),
        script_user = database.meta.current_user,
        column_names = json.encode_members(record.columns, "name"),
        column_types = json.encode_members(record.columns, "type_text"),
    }
    for _, field in ipairs(FIELDS) do
        values[field] = record[field] or database.null
    end
    return database:try(INSERT, values)
end

--- Records something for good, in a transaction of its own: true, or false and the database's message.
function sagemaker_jobs.record(database, record)
    return transaction.run(database, function()
        return sagemaker_jobs.insert(database, record)
    end)
end

--- Takes back the record of something that does not exist, for good: true, or false and the database's message.
-- Only the row of this session, as with jobs of Autopilot.
function sagemaker_jobs.forget(database, record)
    return transaction.run(database, function()
        return database:try(OF_THIS_SESSION, {
            metadata = database:own(sagemaker_jobs.TABLE),
            name = record.name,
            kind = record.kind,
            region = record.region,
            connection_name = record.connection_name,
            session_id = numbers.text(database.meta.session_id),
        })
    end)
end

--- The statement with which a person takes back the records of a job that does not exist.
function sagemaker_jobs.removal(database, job_name, kind)
    return "DELETE FROM " .. database:own(sagemaker_jobs.TABLE) .. " WHERE JOB_NAME = '" .. job_name:gsub("'", "''")
            .. "' AND JOB_KIND = '" .. kind .. "'"
end

local RECORDED = "SELECT JOB_NAME, JOB_KIND, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION FROM ::metadata "
        .. "WHERE UPPER(JOB_NAME) = UPPER(:job_name) AND JOB_KIND <> :endpoint"

local function parameters(database, job_name)
    return {
        metadata = database:own(sagemaker_jobs.TABLE),
        job_name = job_name,
        endpoint = sagemaker_jobs.ENDPOINT,
    }
end

--- The row { JOB_NAME, JOB_KIND, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION } of a job of this name, in
-- whatever case and of whatever kind, or nil. Endpoints are no jobs.
function sagemaker_jobs.recorded_job(database, job_name)
    return database:read(sagemaker_jobs.TABLE, RECORDED, parameters(database, job_name))[1]
end

--- The same for who need not be allowed to read the records: nil then, too.
function sagemaker_jobs.look_for_job(database, job_name)
    local done, rows = database:try(RECORDED, parameters(database, job_name))
    return done and rows[1] or nil
end

--- The row { TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, PROBLEM_TYPE, SETTINGS } of a training job of
-- exactly this name, or nil.
function sagemaker_jobs.training(database, job_name)
    return database:read(sagemaker_jobs.TABLE,
            "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, PROBLEM_TYPE, SETTINGS FROM ::metadata "
                    .. "WHERE JOB_NAME = :job_name AND JOB_KIND = :kind",
            {
                metadata = database:own(sagemaker_jobs.TABLE),
                job_name = job_name,
                kind = sagemaker_jobs.TRAINING,
            })[1]
end

--- Raises a better error than that there is no such job, if the record knows of one.
function sagemaker_jobs.explain_absence(database, wanted)
    local row = sagemaker_jobs.look_for_job(database, wanted.job_name)
    if not row then
        return
    end
    if row.JOB_NAME ~= wanted.job_name or row.AWS_REGION ~= wanted.region
            or row.AWS_CREDENTIALS_CONNECTION_NAME ~= wanted.connection_name then
        failure.raise("E-SME-LUA-99", "There is no job %s in %s for the connection %s. The job %s was trained with the "
                .. "connection %s, in %s. Use these: name, connection and region.", failure.show(wanted.job_name),
                wanted.region, failure.show(wanted.connection_name), failure.show(row.JOB_NAME),
                failure.show(row.AWS_CREDENTIALS_CONNECTION_NAME), row.AWS_REGION)
    end
    failure.raise("E-SME-LUA-100", "There is no job %s in %s, although it is recorded, by session %s, and was trained "
            .. "with this connection. It was never created: unless the session is still at work on it, take its record "
            .. "back with %s and train again.", failure.show(wanted.job_name), wanted.region,
            numbers.text(row.SESSION_ID), sagemaker_jobs.removal(database, row.JOB_NAME, row.JOB_KIND))
end

--- Stops if a job of this name is recorded here: names of jobs are asked for without their kind.
function sagemaker_jobs.refuse_recorded(database, job_name)
    local row = sagemaker_jobs.recorded_job(database, job_name)
    if row then
        failure.raise("E-SME-LUA-101", "The job %s is recorded already in %s, as one of the kind %s, by session %s. Choose "
                .. "another job_name, also if that job failed. SME_POLL_SAGEMAKER_JOB tells what became of it, with the "
                .. "connection %s in %s. Only if that session no longer works on it and there is no such job, take the "
                .. "record back with %s and run the script again.", failure.show(row.JOB_NAME), sagemaker_jobs.TABLE,
                row.JOB_KIND, numbers.text(row.SESSION_ID), failure.show(row.AWS_CREDENTIALS_CONNECTION_NAME),
                row.AWS_REGION, sagemaker_jobs.removal(database, row.JOB_NAME, row.JOB_KIND))
    end
end

return sagemaker_jobs
