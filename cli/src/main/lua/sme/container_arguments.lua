-- The JSON argument of the script that trains containers: its keys, their types, and what each may hold.
local arguments = require("sme.arguments")
local built_in_algorithms = require("sme.built_in_algorithms")
local failure = require("sme.failure")
local hyperparameters = require("sme.hyperparameters")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
local training_arguments = require("sme.training_arguments")

local container_arguments = {}

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
    "instance_type",
}

local OPTIONAL = {
    "algorithm",
    "algorithm_version",
    "training_image",
    "inference_image",
    "hyperparameters",
    "environment",
    "instance_count",
    "volume_size_in_gb",
    "max_runtime_in_seconds",
    "use_spot_instances",
    "max_wait_in_seconds",
    "validation_table_or_view_name",
    "channel_name",
    "content_type",
    "csv_header",
    "column_names",
    "target_position",
    "quoting",
    "files",
    "check_data",
}

-- What files look like, which the algorithm decides where there is one.
local OF_OWN_IMAGES = {
    "inference_image",
    "channel_name",
    "content_type",
    "csv_header",
    "column_names",
    "target_position",
    "quoting",
    "files",
}

-- Where nothing else is asked for.
local OTHERWISE = {
    instance_count = 1,
    volume_size_in_gb = 30,
    max_runtime_in_seconds = 3600,
}

-- https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html has 28 days at most unless a quota
-- allows more; whatever the API takes is left to it.
local LARGEST = 2147483647
local LONGEST_IMAGE = 255
local LONGEST_CHANNEL = 64
local LONGEST_CONTENT_TYPE = 256

local text = json_arguments.text

local function number(object, key)
    return json_arguments.integer(object, key, LARGEST) or OTHERWISE[key]
end

-- The first of the choices where nothing else is asked for.
local function choice(object, key, choices)
    return json_arguments.choice(object, key, choices, "E-SME-LUA-148") or choices[1]
end

local function instance_type(object)
    local value = text(object, "instance_type")
    if not arguments.is_instance_type(value) then
        failure.raise("E-SME-LUA-138", "The instance_type %s is not written like one of SageMaker's, such as ml.m5.xlarge. "
                .. "Choose one from the AWS price list for training.", failure.show(value))
    end
    return value
end

-- AWS takes images of the job's own region alone.
local function image(object, key, region)
    if object[key] == nil then
        return nil
    end
    local value = text(object, key)
    local place = value:match("^[0-9]+%.dkr%.ecr[a-z-]*%.([a-z0-9-]+)%.[a-z0-9.]+/")
    if #value > LONGEST_IMAGE or value:find("[%s\128-\255]") or not value:find("^[^/]+/[^/].*$") then
        failure.raise("E-SME-LUA-140", "The %s %s is not the address of an image, such as "
                .. "111122223333.dkr.ecr.%s.amazonaws.com/name:tag.", key, failure.show(value), region)
    end
    if place and place ~= region then
        failure.raise("E-SME-LUA-140", "The %s %s is in the region %s, but the job is to run in %s. Copy the image there, "
                .. "or train in its region.", key, failure.show(value), place, region)
    end
    return value
end

-- Either an algorithm, whose image is known by its version or named, or an image of somebody's own.
local function check_what_is_trained(object)
    if object.algorithm == nil and (object.training_image == nil or object.algorithm_version ~= nil) then
        failure.raise("E-SME-LUA-139", "The argument has to say what is trained: a built-in algorithm with algorithm and "
                .. "algorithm_version, or any other container with training_image alone.")
    end
    if object.algorithm ~= nil and (object.algorithm_version == nil) == (object.training_image == nil) then
        failure.raise("E-SME-LUA-139", "The algorithm %s needs either algorithm_version or, where its image is not known "
                .. "here, training_image.", failure.show(object.algorithm))
    end
    for _, key in ipairs(object.algorithm and OF_OWN_IMAGES or {}) do
        if object[key] ~= nil then
            failure.raise("E-SME-LUA-141", "The argument has %s, which the algorithm %s decides by itself. Leave it out.",
                    key, failure.show(object.algorithm))
        end
    end
end

-- Spot instances may be taken away, so that the whole takes longer than the training.
local function max_wait(object, max_runtime)
    local is_spot = json_arguments.flag(object, "use_spot_instances", false)
    local seconds = json_arguments.integer(object, "max_wait_in_seconds", LARGEST)
    if is_spot ~= (seconds ~= nil) then
        failure.raise("E-SME-LUA-150", "The keys use_spot_instances and max_wait_in_seconds belong together: the latter says "
                .. "how long the job may take, waiting for instances included. Give both or neither.")
    end
    if seconds and seconds < max_runtime then
        failure.raise("E-SME-LUA-150", "The value of max_wait_in_seconds is %d, but has to be at least that of "
                .. "max_runtime_in_seconds, %d, which is a part of it.", seconds, max_runtime)
    end
    return seconds
end

local function column_names(object)
    local given, names, seen = object.column_names, {}, {}
    if given == nil then
        return nil
    end
    if type(given) ~= "table" or #given == 0 or next(given, #given) ~= nil then
        failure.raise("E-SME-LUA-149", "The value of column_names has to be a list of texts, one for each column of the "
                .. "table or view, in its order.")
    end
    for index, name in ipairs(given) do
        if type(name) ~= "string" or name == "" then
            failure.raise("E-SME-LUA-149", "The value of column_names has something else than a text at place %d.", index)
        end
        if seen[name] then
            failure.raise("E-SME-LUA-149", "The name %s is twice in column_names.", failure.show(name))
        end
        seen[name] = true
        names[index] = name
    end
    return names
end

local function channel_name(object)
    local value = object.channel_name == nil and "training" or text(object, "channel_name")
    if #value > LONGEST_CHANNEL or not value:find("^[A-Za-z0-9._-]+$") or value == "validation" then
        failure.raise("E-SME-LUA-152", "The channel_name %s cannot be used: it takes up to %d letters, digits and ._- only, "
                .. "and validation is that of the validation table.", failure.show(value), LONGEST_CHANNEL)
    end
    return value
end

local function content_type(object)
    local value = object.content_type == nil and "text/csv" or text(object, "content_type")
    if #value > LONGEST_CONTENT_TYPE or not value:find("^[\33-\126 ]+$") then
        failure.raise("E-SME-LUA-152", "The content_type %s is none, such as text/csv.", failure.show(value))
    end
    return value
end

-- What an image of somebody's own reads.
local function own_files(object)
    local files = {
        channel_name = channel_name(object),
        content_type = content_type(object),
        column_names = column_names(object),
        dialect = {
            has_header = json_arguments.flag(object, "csv_header", true),
            target_position = choice(object, "target_position", { "table", "first", "last" }),
            quoting = choice(object, "quoting", { "texts", "always", "never" }),
        },
        is_one_file = choice(object, "files", { "one", "many" }) == "one",
    }
    if files.column_names and not files.dialect.has_header then
        failure.raise("E-SME-LUA-149", 'The argument has column_names, but "csv_header" is false, so that nobody would '
                .. "read them. Leave out one of the two.")
    end
    return files
end

--- The checked arguments: names as SQL means them, numbers as integers, optional ones that are absent as nil.
function container_arguments.read(json_text)
    local object = json_arguments.read(json_text, REQUIRED, OPTIONAL)
    check_what_is_trained(object)
    local job_name = arguments.job_name(text(object, "job_name"))
    local wanted = training_arguments.common(object)
    wanted.job_name = job_name
    wanted.training_image = image(object, "training_image", wanted.region)
    wanted.inference_image = image(object, "inference_image", wanted.region)
    wanted.hyperparameters = hyperparameters.read(object, "hyperparameters")
    wanted.environment = hyperparameters.read(object, "environment")
    wanted.instance_type = instance_type(object)
    wanted.instance_count = number(object, "instance_count")
    wanted.volume_size_in_gb = number(object, "volume_size_in_gb")
    wanted.max_runtime_in_seconds = number(object, "max_runtime_in_seconds")
    wanted.max_wait_in_seconds = max_wait(object, wanted.max_runtime_in_seconds)
    wanted.validation = object.validation_table_or_view_name ~= nil and identifier.read(
            "The validation_table_or_view_name", text(object, "validation_table_or_view_name")) or nil
    wanted.least_rows = wanted.instance_count
    if object.algorithm == nil then
        wanted.own_files = own_files(object)
        wanted.column_names = wanted.own_files.column_names
        return wanted
    end
    wanted.algorithm = text(object, "algorithm")
    wanted.algorithm_version = object.algorithm_version ~= nil and text(object, "algorithm_version") or nil
    wanted.goal = built_in_algorithms.goal(wanted.algorithm, wanted.hyperparameters)
    wanted.problem_type = wanted.goal.problem_type
    return wanted
end

return container_arguments
