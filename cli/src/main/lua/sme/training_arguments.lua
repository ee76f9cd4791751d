-- The JSON argument of the training script: its keys, their types, and what each may hold.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
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
    "check_data",
}

-- SageMaker takes 750 candidates, and 32 bits for a number of seconds.
local LARGEST = {
    max_runtime_for_automl_job_in_seconds = 2147483647,
    max_candidates = 750,
    max_runtime_per_training_job_in_seconds = 2147483647,
}

local MAX_ROLE = 2048
local MAX_ROLE_NAME = 64

local text = json_arguments.text

local function number(object, key)
    return json_arguments.integer(object, key, LARGEST[key])
end

local function is_role_arn(text)
    local account = text:match("^arn:aws[a-z-]*:iam::([0-9]+):role/[A-Za-z0-9+=,.@_/-]+$")
    return account ~= nil and #account == 12 and #text <= MAX_ROLE
end

-- What looks like a key would be recorded as a name.
local function is_role_name(text)
    return #text <= MAX_ROLE_NAME and text:find("^[A-Za-z0-9+=,.@_-]+$") ~= nil and not failure.hides(text)
end

-- The training UDF makes an ARN of a name.
local function role(given)
    if not is_role_arn(given) and not is_role_name(given) then
        failure.raise("E-SME-LUA-9", "The iam_sagemaker_role %s is neither the ARN of a role, such as "
                .. "arn:aws:iam::123456789012:role/sagemaker, nor the name of one. Copy the ARN from the AWS console, or "
                .. "ask for it with aws iam get-role --role-name <name> --query Role.Arn.", failure.show(given))
    end
    return given
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

--- What jobs of all kinds have in common: the checked place, role, bucket, table and target of a JSON object.
function training_arguments.common(object)
    return {
        connection_name = connection_name(object, "aws_credentials_connection_name"),
        region = arguments.region(text(object, "aws_region")),
        role = role(text(object, "iam_sagemaker_role")),
        bucket_uri = s3_location.bucket_uri(text(object, "s3_bucket_uri")),
        path = s3_location.path(text(object, "s3_output_path")),
        schema = name(object, "input_schema_name"),
        table_or_view = name(object, "input_table_or_view_name"),
        target = name(object, "target_attribute_name"),
        target_as_given = object.target_attribute_name,
        is_data_checked = json_arguments.flag(object, "check_data", true),
    }
end

--- The checked arguments: names as SQL means them, numbers as integers, optional ones that are absent as nil.
function training_arguments.read(json_text)
    local object = json_arguments.read(json_text, REQUIRED, OPTIONAL)
    local problem_type, metric = learning_goal(object)
    local job_name = arguments.autopilot_job_name(text(object, "job_name"))
    local wanted = training_arguments.common(object)
    wanted.job_name = job_name
    wanted.problem_type, wanted.metric = problem_type, metric
    wanted.max_job_seconds = number(object, "max_runtime_for_automl_job_in_seconds")
    wanted.max_candidates = number(object, "max_candidates")
    wanted.max_training_seconds = number(object, "max_runtime_per_training_job_in_seconds")
    return wanted
end

return training_arguments
