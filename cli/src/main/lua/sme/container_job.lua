-- What is special about a training job of a container, for sme.training.
local built_in_algorithms = require("sme.built_in_algorithms")
local class_labels = require("sme.class_labels")
local container_arguments = require("sme.container_arguments")
local csv_dialect = require("sme.csv_dialect")
local export = require("sme.export")
local failure = require("sme.failure")
local hyperparameters = require("sme.hyperparameters")
local json = require("sme.json")
local jobs = require("sme.jobs")
local long_numbers = require("sme.long_numbers")
local numbers = require("sme.numbers")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local source_table = require("sme.source_table")
local text_rule = require("sme.text_rule")

local container_job = {}

--- The columns of the script's result.
container_job.COLUMNS = "JOB_NAME VARCHAR(63), S3_INPUT_URI VARCHAR(1024), ROWS_EXPORTED DECIMAL(18,0), "
        .. "FILES DECIMAL(18,0), ROWS_LEFT_OUT DECIMAL(18,0), ADVICE VARCHAR(2000000)"

container_job.CHECK = "check_container"
container_job.CREATE = "create_container"
container_job.TABLE = sagemaker_jobs.TABLE

container_job.read = container_arguments.read

function container_job.dialect(wanted)
    if not wanted.own_files then
        return csv_dialect.BUILT_IN
    end
    local dialect = wanted.own_files.dialect
    dialect.text_rule = text_rule.CURRENT
    return dialect
end

-- A target outside of what the objective is defined for fails the job after it has started an instance.
local function check_range(database, wanted, source)
    local conditions = {}
    for index, comparison in ipairs(wanted.goal.outside or {}) do
        conditions[index] = "::target " .. comparison
    end
    if #conditions == 0 then
        return
    end
    local counted = database:read(source.schema .. "." .. source.name,
            "SELECT COUNT(*) AS OUTSIDE_COUNT FROM ::source WHERE " .. table.concat(conditions, " OR "),
            { source = database:object(source.schema, source.name), target = database.quote(source.target.name) })[1]
    local count = numbers.integer(counted.OUTSIDE_COUNT)
    if count > 0 then
        failure.raise("E-SME-LUA-137", "The target %s is %s in %d rows, for which the objective is not defined: the training "
                .. "would fail. Nothing was exported. Leave these rows out in a view, or take another objective.",
                failure.show(source.target.name), table.concat(wanted.goal.outside, " or "), count)
    end
end

local function read_labels(database, wanted, source)
    if source.target.type.kind == "DOUBLE" then
        failure.raise("E-SME-LUA-137", "The target %s is a DOUBLE, whose values are measured and no classes. Nothing was "
                .. "exported. Train on a view that converts it with CAST to a DECIMAL or a text.",
                failure.show(source.target.name))
    end
    class_labels.check_count(source.target, source.values)
    source.labels = class_labels.read(database, source.schema, source.name, source.target)
    local count = built_in_algorithms.count_of_classes(wanted.algorithm, wanted.goal)
    if count then
        wanted.hyperparameters[count] = tostring(#source.labels)
    end
end

-- A class of which nothing was learned would be measured as an error of the model.
local function check_labels(database, source, validation)
    local known, unknown = {}, {}
    for _, label in ipairs(source.labels) do
        known[label] = true
    end
    for _, label in ipairs(class_labels.read(database, validation.schema, validation.name, source.target)) do
        if not known[label] then
            unknown[#unknown + 1] = failure.show(label)
        end
    end
    if #unknown > 0 then
        failure.raise("E-SME-LUA-147", "The validation_table_or_view_name %s has classes that %s has not: %s. Nothing was "
                .. "exported. Leave their rows out in a view, or train on such rows.", failure.show(validation.name),
                source.name, failure.list(unknown))
    end
end

-- The names of all kinds of models are checked with the table; this one is that of an algorithm.
local function check_reserved(wanted, source)
    for _, column in ipairs(source.columns) do
        if column ~= source.target and column.name == wanted.goal.reserved then
            failure.raise("E-SME-LUA-21", "A column to learn from must not be named %s: the prediction scripts of %s return "
                    .. "a column of that name. Train on a view that gives it another name.", failure.show(column.name),
                    wanted.algorithm)
        end
    end
end

local function is_sharded(wanted)
    return wanted.instance_count > 1 and not (wanted.own_files and wanted.own_files.is_one_file)
end

local function prepare_built_in(database, wanted, source)
    check_reserved(wanted, source)
    if wanted.problem_type == "Regression" then
        check_range(database, wanted, source)
    else
        read_labels(database, wanted, source)
    end
    long_numbers.check(database, source)
end

local function read_validation(database, wanted, source)
    local validation = source_table.validation(database, source, wanted.validation)
    if wanted.goal then
        long_numbers.check(database, validation)
    end
    if source.labels then
        check_labels(database, source, validation)
    end
    return validation
end

--- Reads the classes of the target and the validation table, where there are such.
function container_job.prepare(database, wanted, source)
    source.is_sharded = is_sharded(wanted)
    if wanted.goal then
        prepare_built_in(database, wanted, source)
    end
    if wanted.validation then
        source.validation = read_validation(database, wanted, source)
    end
end

--- One for each instance that gets a part of the rows. Elsewhere one, where the container reads one, and never an empty
-- one: XGBoost's container stops at it, and EXPORT may leave one empty.
function container_job.files(wanted, rows, node_count)
    if is_sharded(wanted) then
        return wanted.instance_count
    end
    return wanted.own_files and not wanted.own_files.is_one_file and export.files(rows, node_count) or 1
end

function container_job.to_check(wanted)
    return {
        { "algorithm", wanted.algorithm },
        { "algorithm_version", wanted.algorithm_version },
        { "training_image", wanted.training_image },
        { "hyperparameters", hyperparameters.to_json(wanted.hyperparameters) },
    }
end

function container_job.to_create(wanted, location, checked)
    local own = wanted.own_files
    return {
        { "training_image", checked.training_image },
        { "hyperparameters", hyperparameters.to_json(wanted.hyperparameters) },
        { "environment", hyperparameters.to_json(wanted.environment) },
        { "channel_name", own and own.channel_name or built_in_algorithms.CHANNEL },
        { "content_type", own and own.content_type or built_in_algorithms.CONTENT_TYPE },
        { "is_sharded", is_sharded(wanted) },
        { "s3_validation_uri", wanted.validation and location.validation_uri },
        { "instance_type", wanted.instance_type },
        { "instance_count", wanted.instance_count },
        { "volume_size_in_gb", wanted.volume_size_in_gb },
        { "max_runtime_in_seconds", wanted.max_runtime_in_seconds },
        { "max_wait_in_seconds", wanted.max_wait_in_seconds },
        { "s3_checkpoint_uri", wanted.max_wait_in_seconds and location.checkpoint_uri },
    }
end

-- What it takes to deploy the model, and what a person may want to know of its training.
local function settings(wanted, source, checked)
    return json.encode_object({
        { "algorithm", wanted.algorithm },
        { "algorithm_version", wanted.algorithm_version },
        { "training_image", checked.training_image },
        { "inference_image", wanted.inference_image },
        { "supported", wanted.goal and wanted.goal.supported },
        { "labels", source.labels },
        { "hyperparameters", hyperparameters.to_json(wanted.hyperparameters) },
    })
end

container_job.refuse_recorded = jobs.refuse_recorded

local function record_of(wanted)
    return {
        name = wanted.job_name,
        kind = sagemaker_jobs.TRAINING,
        connection_name = wanted.connection_name,
        region = wanted.region,
    }
end

function container_job.record(database, wanted, source, dialect, checked)
    local record = record_of(wanted)
    record.role, record.bucket_uri, record.path = wanted.role, wanted.bucket_uri, wanted.path
    record.schema, record.table_or_view, record.target = source.schema, source.name, source.target.name
    record.problem_type, record.columns, record.text_rule = wanted.problem_type, source.columns, dialect.text_rule
    record.settings = settings(wanted, source, checked)
    local done, problem = sagemaker_jobs.record(database, record)
    if not done then
        jobs.complain(database, wanted.job_name, problem, sagemaker_jobs.TABLE, sagemaker_jobs.recorded_job)
    end
end

function container_job.forget(database, wanted)
    return sagemaker_jobs.forget(database, record_of(wanted))
end

function container_job.removal(database, job_name)
    return sagemaker_jobs.removal(database, job_name, sagemaker_jobs.TRAINING)
end

return container_job
