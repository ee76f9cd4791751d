-- The arguments of the script that registers an endpoint of somebody else.
local arguments = require("sme.arguments")
local endpoint_arguments = require("sme.endpoint_arguments")
local endpoint_name = require("sme.endpoint_name")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
local model_columns = require("sme.model_columns")
local prediction_settings = require("sme.prediction_settings")

local registration_arguments = {}

local REQUIRED = {
    "endpoint_name",
    "schema_name",
    "aws_credentials_connection_name",
    "aws_region",
    "response",
}

local OPTIONAL = {
    "function_name",
    "columns",
    "input_schema_name",
    "input_table_or_view_name",
    "target_attribute_name",
    "request",
    "min_rows_per_request",
    "error_column",
    "rows_per_request",
    "bytes_per_request",
    "requests_in_flight",
    "on_error",
    "source",
    "view_name",
    "groups_per_node",
}

local text = json_arguments.text

local function sql_name(object, key)
    return object[key] ~= nil and identifier.read("The " .. key, text(object, key)) or nil
end

-- Where the columns of the model come from: a list, or a table { schema, table_or_view, target } that has them.
local function origin(object)
    local is_table = object.input_schema_name ~= nil and object.input_table_or_view_name ~= nil
    local is_half = object.input_schema_name ~= nil or object.input_table_or_view_name ~= nil
            or object.target_attribute_name ~= nil
    if object.columns ~= nil and is_half or object.columns == nil and not is_table then
        failure.raise("E-SME-LUA-102", "The argument has to say which columns the model takes, in their order: either "
                .. "with columns, or with input_schema_name and input_table_or_view_name of a table or view that has "
                .. "exactly these, and with target_attribute_name for one that it has besides.")
    end
    if object.columns ~= nil then
        return model_columns.of_list(object.columns), nil
    end
    return nil, {
        schema = sql_name(object, "input_schema_name"),
        table_or_view = sql_name(object, "input_table_or_view_name"),
        target = sql_name(object, "target_attribute_name"),
    }
end

--- What is wanted with a JSON text. Its formats are checked as soon as the columns are known.
function registration_arguments.read(json_text)
    local object = json_arguments.read(json_text, REQUIRED, OPTIONAL)
    local name = endpoint_name.read_new(text(object, "endpoint_name"))
    name.script = sql_name(object, "function_name") or name.script
    local wanted = {
        name = name,
        endpoint = name.endpoint,
        schema = identifier.read("The schema name", text(object, "schema_name")),
        connection_name = arguments.connection_name(text(object, "aws_credentials_connection_name")),
        region = arguments.region(text(object, "aws_region")),
        settings = prediction_settings.read(object, {}),
        formats = object,
    }
    wanted.columns, wanted.input = origin(object)
    wanted.view = endpoint_arguments.view(object, name.script)
    return wanted
end

return registration_arguments
