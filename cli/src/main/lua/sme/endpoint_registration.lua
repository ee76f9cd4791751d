-- An endpoint that somebody else runs becomes functions of SQL. Nothing is created in AWS, and nothing ever deleted.
local endpoint_status = require("sme.endpoint_status")
local failure = require("sme.failure")
local json = require("sme.json")
local model_columns = require("sme.model_columns")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_formats = require("sme.prediction_formats")
local prediction_grants = require("sme.prediction_grants")
local prediction_result = require("sme.prediction_result")
local prediction_script = require("sme.prediction_script")
local prediction_scripts = require("sme.prediction_scripts")
local prediction_view = require("sme.prediction_view")
local registered_endpoints = require("sme.registered_endpoints")
local text_rule = require("sme.text_rule")

local endpoint_registration = {}

-- What the scripts say of the model behind them, where everybody can read it with SQL.
local COMMENT = "SageMaker endpoint: "

local SERVING = "InService"

local function check_outputs(formats)
    for _, output in ipairs(formats.response.outputs) do
        if output.name == "KEY" then
            failure.raise("E-SME-LUA-132", "An output cannot be named KEY, because the function with _WITH_KEY has a "
                    .. "column of that name. Give the output another name.")
        end
    end
end

local function require_service(database, wanted)
    local status = endpoint_status.ask(database, wanted)
    if status.endpoint_status ~= SERVING then
        failure.raise("E-SME-LUA-106", "The endpoint %s in %s is %s%s. Nothing was created. Register it as soon as it is "
                .. "%s, which SME_POLL_SAGEMAKER_ENDPOINT_STATUS tells.", failure.show(wanted.endpoint), wanted.region,
                status.endpoint_status, status.failure_reason and ": " .. status.failure_reason or "", SERVING)
    end
end

local function settings_text(wanted, formats, view)
    local members = {
        { "function_schema", wanted.schema },
        { "function_name", wanted.name.script },
        { "view_name", view and view.name },
        { "source", view and view.source.schema .. "." .. view.source.name },
        { "rows_per_request", wanted.settings.rows_per_request },
        { "bytes_per_request", wanted.settings.bytes_per_request },
        { "requests_in_flight", wanted.settings.requests_in_flight },
        { "on_error", wanted.settings.on_error },
    }
    for _, member in ipairs(prediction_formats.settings(formats)) do
        members[#members + 1] = member
    end
    return json.encode_object(members)
end

local function record(database, wanted, endpoint, view)
    return registered_endpoints.record(database, {
        name = wanted.endpoint,
        connection_name = wanted.connection_name,
        region = wanted.region,
        schema = wanted.input and wanted.input.schema,
        table_or_view = wanted.input and wanted.input.table_or_view,
        target = wanted.input and wanted.input.target,
        columns = endpoint.job.features,
        text_rule = endpoint.job.text_rule,
        settings = settings_text(wanted, endpoint.formats, view),
    })
end

local function advice(wanted)
    return "AWS has to let the connection's user invoke this endpoint: sme iam-policy --also-endpoint " .. wanted.endpoint
            .. " prints a policy that does."
end

--- Registers; one row of those that prediction_result has.
-- The record, the scripts and the view are there together or not at all.
function endpoint_registration.run(database, deployment, wanted)
    local features = wanted.columns or model_columns.of_table(database, wanted.input)
    local formats = prediction_formats.read(wanted.formats, features, wanted.settings.rows_per_request)
    check_outputs(formats)
    registered_endpoints.refuse_recorded(database, wanted)
    local owner = prediction_catalogue.check_place(database, wanted.schema, wanted.name.script)
    local endpoint = {
        name = wanted.endpoint,
        region = wanted.region,
        deployment = prediction_script.new_mark(database),
        connection_name = wanted.connection_name,
        job = { features = features, text_rule = text_rule.CURRENT },
        settings = wanted.settings,
        formats = formats,
        registered_in = database.meta.script_schema,
    }
    local view = prediction_view.read(database, wanted, owner, endpoint)
    require_service(database, wanted)
    local scripts = prediction_scripts.create(database, deployment, endpoint, wanted.schema, wanted.name.script, view,
            record(database, wanted, endpoint, view))
    local is_commented, problem = prediction_scripts.comment(database, scripts, COMMENT .. wanted.endpoint)
    return { prediction_result.row(database, scripts, {
        endpoint = wanted.endpoint,
        status = SERVING,
        features = features,
        source = view and view.source,
        grants = prediction_grants.missing(database, wanted, owner, scripts),
        advice = advice(wanted),
        commented = "endpoint",
        comment_problem = not is_commented and problem or nil,
    }) }
end

return endpoint_registration
