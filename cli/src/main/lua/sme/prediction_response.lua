-- In which format an endpoint answers, and which columns are made of it.
local characters = require("sme.characters")
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local format_values = require("sme.format_values")
local json = require("sme.json")
local json_arguments = require("sme.json_arguments")
local output_path = require("sme.output_path")

local prediction_response = {}

local ERROR_MESSAGE = "ERROR_MESSAGE"
local LONGEST_NAME = 128
local RESPONSE_KEYS = { "header", "outputs" }
local OUTPUT_KINDS = { BOOLEAN = true, DECIMAL = true, DOUBLE = true, CHAR = true, VARCHAR = true }

local function output_name(object, features, has_error_column)
    local name = json_arguments.text(object, "name")
    if characters.count(name) > LONGEST_NAME or name:find(".", 1, true) then
        failure.raise("E-SME-LUA-131", "The output name %s is no name of a column: it has a . or more than %d "
                .. "characters.", failure.show(name), LONGEST_NAME)
    end
    for _, feature in ipairs(features) do
        if feature.name == name then
            failure.raise("E-SME-LUA-132", "The output %s has the name of a feature, and the result would have two "
                    .. "columns of that name. Give the output another name.", failure.show(name))
        end
    end
    if has_error_column and name == ERROR_MESSAGE then
        failure.raise("E-SME-LUA-132", "An output cannot be named ERROR_MESSAGE where error_column adds a column of "
                .. "that name. Give the output another name.")
    end
    return name
end

local function output_type(object)
    local type_text = characters.upper(json_arguments.text(object, "type"))
    local read = column_type.read(type_text)
    if not read or not OUTPUT_KINDS[read.kind] then
        failure.raise("E-SME-LUA-130", "The type %s of an output has to be one of BOOLEAN, DECIMAL(p,s), DOUBLE, "
                .. "CHAR(n), VARCHAR(n).", failure.show(object.type))
    end
    return type_text
end

local function path_of(object, index)
    local text = object.path == nil and "$[" .. index - 1 .. "]" or format_values.short_text(object, "path")
    local path, problem = output_path.read(text)
    if not path then
        failure.raise("E-SME-LUA-129", "The path %s cannot be followed: %s.", failure.show(text), problem)
    end
    path.text = text
    return path
end

local function check_path(path, response, outputs)
    local problem
    local type_name = format_values.essence(response.content_type)
    if type_name == format_values.CSV and (#path.steps ~= 1 or path.is_of_all_rows
            or (not response.header and type(path.steps[1]) ~= "number")) then
        problem = "an answer in CSV has fields only: $[0] is the first one, and with a header $.name works as well"
    elseif type_name == format_values.JSON_LINES and path.is_of_all_rows then
        problem = "each line is the answer to a row, so no path needs [*]"
    end
    for _, output in ipairs(outputs) do
        if output.path.is_of_all_rows ~= path.is_of_all_rows then
            problem = "the path " .. output.path.text .. " of another output is "
                    .. (path.is_of_all_rows and "without" or "with") .. " [*]; either all have it or none"
        elseif output_path.is_within(path, output.path) or output_path.is_within(output.path, path) then
            problem = "another output has the path " .. output.path.text .. ", and one of the two leads through the other"
        end
    end
    if problem then
        failure.raise("E-SME-LUA-129", "The path %s cannot be followed: %s.", failure.show(path.text), problem)
    end
end

local function read_outputs(given, response, features, has_error_column)
    local list, outputs, seen = format_values.list_of(given, "table"), {}, {}
    if not list or #list == 0 then
        failure.raise("E-SME-LUA-131", 'The value of outputs has to be a list of objects, such as [{"name": '
                .. '"PREDICTION", "type": "VARCHAR(200)", "path": "$.prediction"}].')
    end
    for index, element in ipairs(list) do
        local object = json_arguments.object({ outputs = element }, "outputs", { "name", "type" }, { "path" })
        local output = {
            name = output_name(object, features, has_error_column),
            type_text = output_type(object),
            path = path_of(object, index),
        }
        if seen[output.name] then
            failure.raise("E-SME-LUA-131", "Two outputs have the name %s.", failure.show(output.name))
        end
        seen[output.name] = true
        check_path(output.path, response, outputs)
        outputs[index] = output
    end
    return outputs
end

--- The checked response of an object that may lack it, or nil.
function prediction_response.read(arguments, features, has_error_column)
    local object = json_arguments.object(arguments, "response", { "content_type" }, RESPONSE_KEYS)
    if not object then
        return nil
    end
    local response = {
        content_type = format_values.content_type(object),
        header = json_arguments.flag(object, "header", false),
    }
    local type_name = format_values.essence(response.content_type)
    if object.header ~= nil and type_name ~= format_values.CSV then
        failure.raise("E-SME-LUA-126", "Answers of the content type %s have no header. Leave it out.", type_name)
    end
    if object.outputs == nil then
        failure.raise("E-SME-LUA-131", "The value of response lacks outputs: nothing says which columns the answer "
                .. "becomes. Add them.")
    end
    response.outputs = read_outputs(object.outputs, response, features, has_error_column)
    return response
end

--- The settings of a checked response as JSON.
function prediction_response.text(response)
    local outputs = {}
    for index, output in ipairs(response.outputs) do
        outputs[index] = json.encode_object({
            { "name", output.name },
            { "type", output.type_text },
            { "path", output.path.text },
            { "labels", output.labels },
        })
    end
    return json.encode_object({
        { "content_type", response.content_type },
        { "header", response.header or nil },
        { "outputs", json.verbatim("[" .. table.concat(outputs, ",") .. "]") },
    })
end

return prediction_response
