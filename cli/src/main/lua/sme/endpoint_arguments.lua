-- The arguments of both scripts that deploy an endpoint: one by one, or as JSON with more of them.
local arguments = require("sme.arguments")
local endpoint_capacity = require("sme.endpoint_capacity")
local endpoint_name = require("sme.endpoint_name")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
local prediction_settings = require("sme.prediction_settings")
local prediction_source = require("sme.prediction_source")

local endpoint_arguments = {}

local REQUIRED = {
    "job_name",
    "endpoint_name",
    "schema_name",
    "aws_credentials_connection_name",
    "aws_region",
}

local OPTIONAL = {
    "instance_type",
    "instance_count",
    "serverless",
    "rows_per_request",
    "bytes_per_request",
    "requests_in_flight",
    "on_error",
    "probabilities",
    "wait",
    "source",
    "view_name",
    "groups_per_node",
    "error_column",
    "request",
    "response",
    "min_rows_per_request",
}

-- Groups of rows that a view makes of the rows of each node. A node has not many more JVMs than that for one query.
local MOST_GROUPS = 256

local function wanted(texts, capacity, settings, is_awaited)
    return {
        job_name = arguments.job_name(texts.job_name),
        name = endpoint_name.read_new(arguments.text("The endpoint name", texts.endpoint_name)),
        schema = identifier.read("The schema name", arguments.text("The schema name", texts.schema_name)),
        connection_name = arguments.connection_name(texts.aws_credentials_connection_name),
        region = arguments.region(texts.aws_region),
        capacity = capacity,
        settings = settings,
        formats = {},
        is_awaited = is_awaited,
    }
end

--- The view { name, source, groups_per_node } that is wanted, or nil; `script` is the name of the function.
function endpoint_arguments.view(object, script)
    if object.source == nil then
        for _, key in ipairs({ "view_name", "groups_per_node" }) do
            if object[key] ~= nil then
                failure.raise("E-SME-LUA-114", "The argument has %s, which is about a view, but no source for a view to "
                        .. "read from. Add source, or leave out %s.", key, key)
            end
        end
        return nil
    end
    return {
        name = object.view_name == nil and script .. "_PREDICTIONS"
                or identifier.read("The view name", json_arguments.text(object, "view_name")),
        source = prediction_source.names(json_arguments.text(object, "source")),
        groups_per_node = json_arguments.integer(object, "groups_per_node", MOST_GROUPS) or 1,
    }
end

--- What is wanted with arguments one by one: an endpoint on instances, with nothing out of the ordinary.
function endpoint_arguments.of_values(given)
    local capacity = endpoint_capacity.instances(given.instance_type, given.instance_count)
    return wanted(given, capacity, prediction_settings.read({}, capacity), true)
end

--- What is wanted with a JSON text.
function endpoint_arguments.of_json(text)
    local object = json_arguments.read(text, REQUIRED, OPTIONAL)
    local texts = json_arguments.texts(object, REQUIRED)
    local capacity = endpoint_capacity.read(object)
    local all = wanted(texts, capacity, prediction_settings.read(object, capacity),
            json_arguments.flag(object, "wait", true))
    all.formats = object
    all.view = endpoint_arguments.view(object, all.name.script)
    return all
end

return endpoint_arguments
