-- From a finished training job to an endpoint and the scripts that predict through it.
local arguments = require("sme.arguments")
local column_names = require("sme.column_names")
local column_type = require("sme.column_type")
local endpoint_name = require("sme.endpoint_name")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local jobs = require("sme.jobs")
local numbers = require("sme.numbers")
local prediction_scripts = require("sme.prediction_scripts")
local udf = require("sme.udf")

local endpoint_deployment = {}

local UDF = "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF"
local MAX_INSTANCE_TYPE = 64

-- SageMaker takes 32 bits for a number of instances; what an account may really start is a quota.
local MAX_INSTANCES = 2147483647

local function instance_type(given)
    local text = arguments.text("The instance type", given)
    if #text > MAX_INSTANCE_TYPE or not text:find("^ml%.[a-z0-9-]+%.[a-z0-9-]+$") then
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

local function read(given)
    local connection_name = arguments.text("The connection name", given.connection_name)
    return {
        job_name = arguments.job_name(arguments.text("The job name", given.job_name)),
        name = endpoint_name.read(arguments.text("The endpoint name", given.endpoint_name)),
        schema = identifier.read("The schema name", arguments.text("The schema name", given.schema_name)),
        instance_type = instance_type(given.instance_type),
        instance_count = instance_count(given.instance_count),
        connection_name = identifier.read_connection("The connection name", connection_name),
        region = arguments.region(arguments.text("The AWS region", given.region)),
    }
end

local function request(action, wanted)
    return {
        { "action", action },
        { "job_name", wanted.job_name },
        { "endpoint_name", wanted.name.endpoint },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
    }
end

-- Training refuses such a target only if it is told the problem type; what Autopilot chose is known from here on.
local function check_target(job_name, target, problem_type)
    if problem_type ~= "Regression" and column_type.is_point_in_time(target.type) then
        failure.raise("E-SME-LUA-45", "The job %s was trained as %s on the target %s, a %s, which cannot be a class. "
                .. "Nothing was created. Train again on a view that converts it to a text or a number.",
                failure.show(job_name), problem_type, failure.show(target.name), target.type.kind)
    end
end

-- One deployment's resources in AWS and its scripts bear the same mark, so that no other one takes them for its own.
local function new_mark(database)
    return numbers.text(database.meta.session_id) .. "-" .. numbers.text(database.meta.statement_id)
end

local function deleted_meanwhile(wanted, is_undone, message)
    local text = "E-SME-LUA-59: Another session has deleted the endpoint " .. failure.show(wanted.name.endpoint)
            .. " in " .. wanted.region .. " while it was being deployed: its prediction scripts are gone. "
    if is_undone then
        text = text .. "Nothing of this deployment is left in AWS. Deploy it again if it is still wanted."
    else
        text = text .. "Something of this deployment may be left in AWS, and an endpoint is billed. Run "
                .. "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for it."
    end
    return message and text .. " What happened: " .. message or text
end

-- When the undoing is complete the scripts have nothing left to record; otherwise they are how the rest is found.
local function give_up(database, wanted, scripts, is_undone, stand, message)
    local text = stand and message or deleted_meanwhile(wanted, is_undone, message)
    if is_undone then
        local _, kept = prediction_scripts.drop_own(database, scripts)
        if #kept > 0 then
            text = text .. " Besides, " .. prediction_scripts.complaint(kept)
        end
    end
    failure.raise_text(text)
end

-- A deletion that finds scripts without an endpoint drops them; an endpoint created after that would have no record.
local function withdraw(database, wanted, scripts)
    local order = request("undo", wanted)
    order[#order + 1] = { "deployment", scripts.deployment }
    local answer, problem = udf.try(database, UDF, order)
    local is_undone = answer ~= nil and answer.ok
    local message = answer and answer.message or problem
    give_up(database, wanted, scripts, is_undone, false, not is_undone and message or nil)
end

local function create_endpoint(database, wanted, scripts)
    local order = request("create", wanted)
    order[#order + 1] = { "deployment", scripts.deployment }
    order[#order + 1] = { "instance_type", wanted.instance_type }
    order[#order + 1] = { "instance_count", wanted.instance_count }
    local answer, problem = udf.try(database, UDF, order)
    if not answer then
        failure.raise("E-SME-LUA-43", "It could not be found out whether the endpoint %s in %s was created, which "
                .. "would be billed: %s. Its prediction scripts stay. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for "
                .. "it.",
                failure.show(wanted.name.endpoint), wanted.region, problem)
    end
    local stand = prediction_scripts.stand(database, scripts)
    if not answer.ok then
        give_up(database, wanted, scripts, answer.results.undone == true, stand, answer.message)
    elseif not stand then
        withdraw(database, wanted, scripts)
    end
end

--- Deploys; one row { ENDPOINT_NAME, PREDICTION_SCRIPT, PREDICTION_SCRIPT_WITH_KEY, STATUS }.
-- The scripts are committed before the first paid call: bad names, privileges or types surface for free, and whatever
-- dies later, they are the record by which the endpoint is found and deleted.
function endpoint_deployment.run(database, deployment, given)
    local wanted = read(given)
    local job = jobs.read(database, wanted.job_name)
    column_names.check_parameters(wanted.job_name, job.features)
    prediction_scripts.check_place(database, wanted.schema, wanted.name.script)
    local described = udf.call(database, UDF, request("describe", wanted))
    check_target(wanted.job_name, job.target, described.problem_type)
    local scripts = prediction_scripts.create(database, deployment, {
        name = wanted.name.endpoint,
        region = wanted.region,
        deployment = new_mark(database),
        connection_name = wanted.connection_name,
        problem_type = described.problem_type,
        response_keys = described.response_keys,
        job = job,
    }, wanted.schema, wanted.name.script)
    create_endpoint(database, wanted, scripts)
    return { { wanted.name.endpoint, scripts.plain, scripts.with_key, "InService" } }
end

return endpoint_deployment
