-- What an endpoint runs on: instances that are paid all the time, or serverless memory that is paid while it answers.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")
local numbers = require("sme.numbers")

local endpoint_capacity = {}

-- SageMaker takes 32 bits for a number of instances; what an account may really start is a quota.
local MAX_INSTANCES = 2147483647

-- https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html
local MEMORY_STEP_IN_MB = 1024
local MEMORY_STEPS = 6
local MAX_CONCURRENCY = 200

local SERVERLESS_KEYS = { "memory_size_in_mb", "max_concurrency" }

local function instance_type(given)
    local text = arguments.text("The instance type", given)
    if not arguments.is_instance_type(text) then
        failure.raise("E-SME-LUA-34", "The instance type %s is not written like one of SageMaker's, such as "
                .. "ml.m5.large. Choose one from the AWS price list for real-time inference.", failure.show(text))
    end
    return text
end

local function instance_count(given)
    local count = numbers.integer(given)
    if not count or count < 1 or count > MAX_INSTANCES then
        failure.raise("E-SME-LUA-35", "The instance count has to be a whole number, at least 1.")
    end
    return count
end

-- Both or serverless: what is left out must not decide what is paid for.
local function require_one(object)
    local given = {}
    for _, key in ipairs({ "instance_type", "instance_count", "serverless" }) do
        if object[key] ~= nil then
            given[#given + 1] = key
        end
    end
    local list = #given > 0 and table.concat(given, ", ") or "none of them"
    if list ~= "instance_type, instance_count" and list ~= "serverless" then
        failure.raise("E-SME-LUA-61", "The argument has to say what the endpoint runs on, with instance_type and "
                .. "instance_count or else with serverless, but it has %s.", list)
    end
end

local function memory_size(object)
    local sizes, largest = {}, MEMORY_STEP_IN_MB * MEMORY_STEPS
    local size = json_arguments.integer(object, "memory_size_in_mb", largest)
    if size % MEMORY_STEP_IN_MB ~= 0 then
        for step = 1, MEMORY_STEPS do
            sizes[step] = MEMORY_STEP_IN_MB * step
        end
        failure.raise("E-SME-LUA-62", "The value of memory_size_in_mb is %d, but SageMaker has %s only.", size,
                table.concat(sizes, ", "))
    end
    return size
end

--- { instance_type, instance_count }, checked.
function endpoint_capacity.instances(type, count)
    return { instance_type = instance_type(type), instance_count = instance_count(count) }
end

--- As JSON has it: { instance_type, instance_count } or { memory_size_in_mb, max_concurrency, is_serverless = true }.
function endpoint_capacity.read(object)
    require_one(object)
    local serverless = json_arguments.object(object, "serverless", SERVERLESS_KEYS)
    if not serverless then
        return endpoint_capacity.instances(json_arguments.text(object, "instance_type"),
                json_arguments.integer(object, "instance_count", MAX_INSTANCES))
    end
    return {
        is_serverless = true,
        memory_size_in_mb = memory_size(serverless),
        max_concurrency = json_arguments.integer(serverless, "max_concurrency", MAX_CONCURRENCY),
    }
end

--- Stops if the model cannot run on it.
-- https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html lists inference pipelines among what
-- serverless endpoints do not support.
function endpoint_capacity.check_model(capacity, job_name, containers)
    if capacity.is_serverless and containers > 1 then
        failure.raise("E-SME-LUA-66", "The best model of the job %s is a pipeline of %d containers, which AWS does not "
                .. "run on serverless endpoints. Nothing was created. Give instance_type and instance_count instead of "
                .. "serverless.", failure.show(job_name), containers)
    end
end

return endpoint_capacity
