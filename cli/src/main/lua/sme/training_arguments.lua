-- The JSON argument of the training script: its keys, their types, and what each may hold.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local json = require("sme.json")
local numbers = require("sme.numbers")
local objective = require("sme.objective")
local s3_location = require("sme.s3_location")

local training_arguments = {}

local REQUIRED = {
    "job_name",
    "aws_credentials_connection_name",
    "aws_region",
    "iam_sagemaker_role",
    "s3_bucket_uri",
    "s3_output_path",
    "input_schema_name",
    "input_table_or_view_name",
    "target_attribute_name",
}

local OPTIONAL = {
    "problem_type",
    "objective",
    "max_runtime_for_automl_job_in_seconds",
    "max_candidates",
    "max_runtime_per_training_job_in_seconds",
}

-- SageMaker takes 750 candidates, and 32 bits for a number of seconds.
local LARGEST = {
    max_runtime_for_automl_job_in_seconds = 2147483647,
    max_candidates = 750,
    max_runtime_per_training_job_in_seconds = 2147483647,
}

local MAX_ROLE = 2048

local function decode(text)
    if type(text) ~= "string" then
        failure.raise("E-SME-LUA-1", "The argument of the script has to be a text with a JSON object, not %s.",
                type(text) == "number" and "a number" or "NULL or an empty text")
    end
    local object, problem = json.decode_object(text)
    if not object then
        failure.raise("E-SME-LUA-1", "The argument of the script cannot be read as JSON: %s. "
                .. 'It has to be an object with the keys of the user guide, such as {"job_name":"churn", ...}.',
                problem)
    end
    return object
end

local function check_keys(object)
    local unknown, missing, known = {}, {}, {}
    for _, key in ipairs(REQUIRED) do
        known[key] = true
        if object[key] == nil then
            missing[#missing + 1] = key
        end
    end
    for _, key in ipairs(OPTIONAL) do
        known[key] = true
    end
    for key in pairs(object) do
        if not known[key] then
            unknown[#unknown + 1] = failure.show(key)
        end
    end
    if #unknown > 0 then
        table.sort(unknown)
        failure.raise("E-SME-LUA-2", "The argument has unknown keys: %s. Remove them or correct their names; "
                .. "the known keys are %s, %s.", failure.list(unknown), table.concat(REQUIRED, ", "),
                table.concat(OPTIONAL, ", "))
    end
    if #missing > 0 then
        failure.raise("E-SME-LUA-3", "The argument lacks the keys %s. Add them.", table.concat(missing, ", "))
    end
end

local function check_type(key, value, fits, expected)
    if not fits then
        failure.raise("E-SME-LUA-4", "The value of %s has to be %s, but is %s.", key, expected,
                type(value) == "table" and "an object or array" or failure.show(value))
    end
end

local function text(object, key)
    local value = object[key]
    check_type(key, value, type(value) == "string" and value ~= "", "a text that is not empty")
    return arguments.text("The value of " .. key, value)
end

local function number(object, key)
    local value = object[key]
    if value == nil then
        return nil
    end
    check_type(key, value, type(value) == "number", "a number without quotes")
    local integer = numbers.integer(value)
    if not integer or integer < 1 or integer > LARGEST[key] then
        failure.raise("E-SME-LUA-5", "The value of %s is %s, but has to be a whole number from 1 to %d.",
                key, tostring(value), LARGEST[key])
    end
    return integer
end

local function role(arn)
    local account = arn:match("^arn:aws[a-z-]*:iam::([0-9]+):role/[A-Za-z0-9+=,.@_/-]+$")
    if not account or #account ~= 12 or #arn > MAX_ROLE then
        failure.raise("E-SME-LUA-9", "The iam_sagemaker_role %s is not the ARN of a role, "
                .. "such as arn:aws:iam::123456789012:role/sagemaker. Copy it from the AWS console.", failure.show(arn))
    end
    return arn
end

local function name(object, key)
    return identifier.read("The " .. key, text(object, key))
end

local function connection_name(object, key)
    return identifier.read_connection("The " .. key, text(object, key))
end

local function learning_goal(object)
    local problem_type, given = object.problem_type, object.objective
    if problem_type ~= nil then
        problem_type = text(object, "problem_type")
    end
    if given ~= nil and type(given) ~= "table" then
        given = text(object, "objective")
    end
    return objective.read(problem_type, given)
end

--- The checked arguments: names as SQL means them, numbers as integers, optional ones that are absent as nil.
function training_arguments.read(json_text)
    local object = decode(json_text)
    check_keys(object)
    local problem_type, metric = learning_goal(object)
    return {
        job_name = arguments.job_name(text(object, "job_name")),
        connection_name = connection_name(object, "aws_credentials_connection_name"),
        region = arguments.region(text(object, "aws_region")),
        role = role(text(object, "iam_sagemaker_role")),
        bucket_uri = s3_location.bucket_uri(text(object, "s3_bucket_uri")),
        path = s3_location.path(text(object, "s3_output_path")),
        schema = name(object, "input_schema_name"),
        table_or_view = name(object, "input_table_or_view_name"),
        target = name(object, "target_attribute_name"),
        target_as_given = object.target_attribute_name,
        problem_type = problem_type,
        metric = metric,
        max_job_seconds = number(object, "max_runtime_for_automl_job_in_seconds"),
        max_candidates = number(object, "max_candidates"),
        max_training_seconds = number(object, "max_runtime_per_training_job_in_seconds"),
    }
end

return training_arguments
