-- From a finished training job to an endpoint and the scripts that predict through it.
local built_in_algorithms = require("sme.built_in_algorithms")
local column_names = require("sme.column_names")
local column_type = require("sme.column_type")
local endpoint_capacity = require("sme.endpoint_capacity")
local failure = require("sme.failure")
local hyperparameters = require("sme.hyperparameters")
local jobs = require("sme.jobs")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_formats = require("sme.prediction_formats")
local prediction_grants = require("sme.prediction_grants")
local prediction_result = require("sme.prediction_result")
local prediction_script = require("sme.prediction_script")
local prediction_scripts = require("sme.prediction_scripts")
local prediction_settings = require("sme.prediction_settings")
local prediction_view = require("sme.prediction_view")
local udf = require("sme.udf")

local endpoint_deployment = {}

-- What the scripts say of the model behind them, where everybody can read it with SQL.
local COMMENT = "SageMaker job: "

local UDF = "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF"

-- What tells the model of a training job from that of Autopilot: the container, and what it is to be asked for.
local function of_kind(job)
    return {
        { "job_kind", job.kind },
        { "problem_type", job.problem_type },
        { "inference_image", job.inference_image },
        { "environment", job.kind and hyperparameters.to_json({ SAGEMAKER_INFERENCE_SUPPORTED = job.supported }) },
    }
end

local function request(action, wanted, ...)
    return {
        { "action", action },
        { "job_name", wanted.job_name },
        { "endpoint_name", wanted.name.endpoint },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        ...
    }
end

-- Training refuses such a target only if it is told the problem type; what Autopilot chose is known from here on.
local function check_target(job_name, target, problem_type)
    if problem_type ~= nil and problem_type ~= "Regression" and column_type.is_point_in_time(target.type) then
        failure.raise("E-SME-LUA-45", "The job %s was trained as %s on the target %s, a %s, which cannot be a class. "
                .. "Nothing was created. Train again on a view that converts it to a text or a number.",
                failure.show(job_name), problem_type, failure.show(target.name), target.type.kind)
    end
end

-- What the scripts are to give decides what the model is asked to answer, which both requests have to agree about.
local function probabilities(wanted)
    return { "probabilities", wanted.settings.probabilities }
end

-- The formats of a model that is known are known as well; of any other, nobody else knows what its answers mean.
local function check_formats(wanted, job)
    local is_own = job.kind ~= nil and not job.is_built_in
    for _, key in ipairs({ "request", "response", "min_rows_per_request" }) do
        if not is_own and wanted.formats[key] ~= nil then
            failure.raise("E-SME-LUA-155", "The argument has %s, but how the model of the job %s is asked and answers is "
                    .. "known. Leave it out.", key, failure.show(wanted.job_name))
        end
    end
    if is_own and wanted.formats.response == nil then
        failure.raise("E-SME-LUA-154", "The job %s trained an image of its own, and nothing says what its answers mean. Add "
                .. "response, with the content_type and the outputs, and request if it does not take CSV.",
                failure.show(wanted.job_name))
    end
end

-- What is asked for, with the answers of an algorithm that answers otherwise than Autopilot's models.
local function formats_of(wanted, job)
    local formats = {}
    for key, value in pairs(wanted.formats) do
        formats[key] = value
    end
    formats.response = formats.response or built_in_algorithms.response(job)
    return formats
end

-- What the model can do decides what can be asked for, and is known before anything is created.
local function describe(database, wanted, job)
    local described = udf.call(database, UDF, request("describe", wanted, probabilities(wanted),
            table.unpack(of_kind(job))), function(refusal)
        jobs.explain_absence(database, wanted, refusal)
    end)
    check_target(wanted.job_name, job.target, described.problem_type)
    prediction_settings.check_model(wanted.settings, wanted.job_name, described)
    endpoint_capacity.check_model(wanted.capacity, wanted.job_name, described.containers)
    return described
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
    local answer, problem = udf.try(database, UDF, request("undo", wanted, { "deployment", scripts.deployment }))
    local is_undone = answer ~= nil and answer.ok
    local message = answer and answer.message or problem
    give_up(database, wanted, scripts, is_undone, false, not is_undone and message or nil)
end

local function create_endpoint(database, wanted, scripts, job)
    local answer, problem = udf.try(database, UDF, request("create", wanted,
            { "deployment", scripts.deployment },
            probabilities(wanted),
            { "instance_type", wanted.capacity.instance_type },
            { "instance_count", wanted.capacity.instance_count },
            { "memory_size_in_mb", wanted.capacity.memory_size_in_mb },
            { "max_concurrency", wanted.capacity.max_concurrency },
            { "wait", wanted.is_awaited },
            table.unpack(of_kind(job))))
    if not answer then
        failure.raise("E-SME-LUA-43", "It could not be found out whether the endpoint %s in %s was created, which "
                .. "would be billed: %s. Its prediction scripts stay. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for "
                .. "it.",
                failure.show(wanted.name.endpoint), wanted.region, problem)
    end
    local stand = prediction_catalogue.stand(database, scripts)
    if not answer.ok then
        give_up(database, wanted, scripts, answer.results.undone == true, stand, answer.message)
    elseif not stand then
        withdraw(database, wanted, scripts)
    end
end

--- Deploys; one row of those that prediction_result has.
-- The scripts are committed before the first paid call: bad names, privileges or types surface for free, and whatever
-- dies later, they are the record by which the endpoint is found and deleted.
function endpoint_deployment.run(database, deployment, wanted)
    local job = jobs.read(database, wanted.job_name)
    column_names.check_parameters(wanted.job_name, job.features)
    if wanted.settings.probabilities then
        column_names.check_probabilities(wanted.job_name, job.features)
    end
    check_formats(wanted, job)
    local formats = prediction_formats.read(formats_of(wanted, job), job.features, wanted.settings.rows_per_request)
    prediction_formats.name_labels(formats, job.labels)
    local owner = prediction_catalogue.check_place(database, wanted.schema, wanted.name.script)
    local described = describe(database, wanted, job)
    local endpoint = {
        name = wanted.name.endpoint,
        region = wanted.region,
        deployment = prediction_script.new_mark(database),
        connection_name = wanted.connection_name,
        problem_type = described.problem_type,
        response_keys = described.response_keys,
        job = job,
        settings = wanted.settings,
        probabilities = wanted.settings.probabilities,
        formats = formats,
    }
    local view = prediction_view.read(database, wanted, owner, endpoint)
    local scripts = prediction_scripts.create(database, deployment, endpoint, wanted.schema, wanted.name.script, view)
    local is_commented, comment_problem = prediction_scripts.comment(database, scripts, COMMENT .. wanted.job_name)
    create_endpoint(database, wanted, scripts, job)
    return { prediction_result.row(database, scripts, {
        endpoint = wanted.name.endpoint,
        status = wanted.is_awaited and "InService" or "Creating",
        features = job.features,
        source = view and view.source,
        grants = prediction_grants.missing(database, wanted, owner, scripts),
        commented = "job",
        comment_problem = not is_commented and comment_problem or nil,
    }) }
end

return endpoint_deployment
