-- In which formats an endpoint is asked and answers: what docs/prediction-formats.md says of the settings, checked.
local characters = require("sme.characters")
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local json = require("sme.json")
local json_arguments = require("sme.json_arguments")
local json_template = require("sme.json_template")
local output_path = require("sme.output_path")

local prediction_formats = {}

--- The keys of a JSON argument that are read here.
prediction_formats.KEYS = { "request", "response", "min_rows_per_request", "error_column" }

local CSV, JSON, JSON_LINES = "text/csv", "application/json", "application/jsonlines"
local ERROR_MESSAGE = "ERROR_MESSAGE"
local MOST_LEAST_ROWS = 1000
local LONGEST_NAME = 128
local LONGEST_TEXT = 256
local LONGEST_TEMPLATE = 4000

local REQUEST_KEYS = { "form", "header", "column_names", "quoting", "null", "template", "accept" }
local RESPONSE_KEYS = { "header", "outputs" }
local OUTPUT_KINDS = { BOOLEAN = true, DECIMAL = true, DOUBLE = true, CHAR = true, VARCHAR = true }

-- Of each content type all forms, the first one being meant where none is named, with the keys that they take.
local FORMS = {
    [CSV] = { { "rows", header = true, quoting = true } },
    [JSON_LINES] = {
        { "records", column_names = true, null = true },
        { "rows" },
        { "features" },
    },
    [JSON] = {
        { "instances" },
        { "instances_records", column_names = true, null = true },
        { "instances_features" },
        { "dataframe_split", column_names = true },
        { "records", column_names = true, null = true },
        { "record", column_names = true, null = true, has_one_row = true },
        { "template", template = true },
        { "template_records", template = true, column_names = true, null = true },
    },
}
local CONTENT_TYPES = { CSV, JSON, JSON_LINES }

local function essence(content_type)
    return (content_type:gsub(";.*", ""):gsub("^%s+", ""):gsub("%s+$", ""):lower())
end

local function choice(object, key, choices, otherwise)
    if object[key] == nil then
        return otherwise
    end
    local value = json_arguments.text(object, key)
    for _, known in ipairs(choices) do
        if value == known then
            return value
        end
    end
    failure.raise("E-SME-LUA-125", "The value of %s is %s, but has to be one of %s.", key, failure.show(value),
            table.concat(choices, ", "))
end

local function short_text(object, key)
    local value = json_arguments.text(object, key)
    if characters.count(value) > LONGEST_TEXT then
        failure.raise("E-SME-LUA-125", "The value of %s has more than %d characters.", key, LONGEST_TEXT)
    end
    return value
end

local function content_type(object)
    local value = short_text(object, "content_type")
    if not FORMS[essence(value)] or value:find("[\128-\255]") then
        failure.raise("E-SME-LUA-125", "The value of content_type is %s, but has to be one of %s.",
                failure.show(value), table.concat(CONTENT_TYPES, ", "))
    end
    return value
end

local function form_of(object, type_name)
    local forms, names = FORMS[type_name], {}
    for index, form in ipairs(forms) do
        names[index] = form[1]
    end
    local name = choice(object, "form", names, names[1])
    for _, form in ipairs(forms) do
        if form[1] == name then
            return form
        end
    end
end

-- A key that means nothing in a format is a mistake that would go unnoticed.
local function check_taken(object, form, type_name)
    for _, key in ipairs({ "header", "quoting", "null", "template" }) do
        if object[key] ~= nil and not form[key] then
            failure.raise("E-SME-LUA-126", "Requests of the content type %s and the form %s have no %s. Leave it out.",
                    type_name, form[1], key)
        end
    end
    if object.column_names ~= nil and not form.column_names and object.header ~= true then
        failure.raise("E-SME-LUA-126", "Requests of the content type %s and the form %s carry no names of columns. "
                .. "Leave out column_names%s.", type_name, form[1], form.header and ', or add "header": true' or "")
    end
end

-- The elements of a list, or nil if the value is anything else.
local function list_of(value, kind)
    if type(value) ~= "table" then
        return nil
    end
    local count = 0
    for _ in pairs(value) do
        count = count + 1
    end
    for index = 1, count do
        if type(value[index]) ~= kind then
            return nil
        end
    end
    return value
end

local function column_names(given, features)
    local names = {}
    if given == nil then
        for index, feature in ipairs(features) do
            names[index] = feature.name
        end
        return names
    end
    local list, seen = list_of(given, "string"), {}
    if not list or #list ~= #features then
        failure.raise("E-SME-LUA-127", "The value of column_names has to be a list of texts, one for each of the %d "
                .. "features in their order.", #features)
    end
    for index, name in ipairs(list) do
        if name == "" or characters.has_control(name) or characters.count(name) > LONGEST_TEXT then
            failure.raise("E-SME-LUA-127", "The name %s in column_names is empty, longer than %d characters, or has a "
                    .. "control character.", failure.show(name), LONGEST_TEXT)
        end
        if seen[name] then
            failure.raise("E-SME-LUA-127", "The name %s is twice in column_names.", failure.show(name))
        end
        seen[name] = true
        names[index] = name
    end
    return names
end

local function template(object)
    if type(object.template) ~= "string" then
        failure.raise("E-SME-LUA-128", 'The form of the request needs a template: a text with JSON that has one value '
                .. '"$rows", such as "{\\"inputs\\": \\"$rows\\"}".')
    end
    local flaw = characters.count(object.template) > LONGEST_TEMPLATE
            and "it has more than " .. LONGEST_TEMPLATE .. " characters" or json_template.flaw(object.template)
    if flaw then
        failure.raise("E-SME-LUA-128", "The template %s cannot be used: %s.", failure.show(object.template), flaw)
    end
    return object.template
end

local function read_request(object, features)
    if not object then
        return nil
    end
    local request = { content_type = content_type(object) }
    local type_name = essence(request.content_type)
    local form = form_of(object, type_name)
    check_taken(object, form, type_name)
    request.form = form[1]
    request.has_one_row = form.has_one_row
    request.header = json_arguments.flag(object, "header", false)
    if form.column_names or request.header then
        request.column_names = column_names(object.column_names, features)
    end
    request.quoting = choice(object, "quoting", { "minimal", "always", "never" }, nil)
    request.null = choice(object, "null", { "null", "omit" }, nil)
    if form.template then
        request.template = template(object)
    end
    if object.accept ~= nil then
        request.accept = short_text(object, "accept")
    end
    return request
end

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
    local text = object.path == nil and "$[" .. index - 1 .. "]" or short_text(object, "path")
    local path, problem = output_path.read(text)
    if not path then
        failure.raise("E-SME-LUA-129", "The path %s cannot be followed: %s.", failure.show(text), problem)
    end
    path.text = text
    return path
end

local function check_path(path, response, outputs)
    local problem
    local type_name = essence(response.content_type)
    if type_name == CSV and (#path.steps ~= 1 or path.is_of_all_rows
            or (not response.header and type(path.steps[1]) ~= "number")) then
        problem = "an answer in CSV has fields only: $[0] is the first one, and with a header $.name works as well"
    elseif type_name == JSON_LINES and path.is_of_all_rows then
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
    local list, outputs, seen = list_of(given, "table"), {}, {}
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

local function read_response(object, features, has_error_column)
    if not object then
        return nil
    end
    local response = { content_type = content_type(object), header = json_arguments.flag(object, "header", false) }
    local type_name = essence(response.content_type)
    if object.header ~= nil and type_name ~= CSV then
        failure.raise("E-SME-LUA-126", "Answers of the content type %s have no header. Leave it out.", type_name)
    end
    if object.outputs == nil then
        failure.raise("E-SME-LUA-131", "The value of response lacks outputs: nothing says which columns the answer "
                .. "becomes. Add them.")
    end
    response.outputs = read_outputs(object.outputs, response, features, has_error_column)
    return response
end

local function check_rows(request, least, rows_per_request)
    if request and request.has_one_row and (rows_per_request ~= 1 or least ~= 1) then
        failure.raise("E-SME-LUA-133", 'The form record has one row in each request. Set "rows_per_request" to 1, and '
                .. 'leave out min_rows_per_request, or take the form records.')
    end
    if least > rows_per_request then
        failure.raise("E-SME-LUA-133", "The value of min_rows_per_request is %d, and requests have %d rows at most. "
                .. "Lower the one or raise rows_per_request.", least, rows_per_request)
    end
end

local function check_error_column(object, has_error_column, features)
    if not has_error_column then
        return
    end
    if object.on_error == "error" then
        failure.raise("E-SME-LUA-134", "With error_column a row that the model refuses has its reason in a column and "
                .. 'does not stop the query, but on_error is "error". Leave out one of the two.')
    end
    for _, feature in ipairs(features) do
        if feature.name == ERROR_MESSAGE then
            failure.raise("E-SME-LUA-132", "A feature is named ERROR_MESSAGE, and error_column adds a column of that "
                    .. "name. Leave out error_column, or train on a view that gives the feature another name.")
        end
    end
end

--- The checked formats of an object that may lack all of the keys.
-- `features` are those of the model, each with its name; `rows_per_request` is the checked setting.
function prediction_formats.read(object, features, rows_per_request)
    local has_error_column = json_arguments.flag(object, "error_column", false)
    check_error_column(object, has_error_column, features)
    local formats = {
        request = read_request(json_arguments.object(object, "request", { "content_type" }, REQUEST_KEYS), features),
        response = read_response(json_arguments.object(object, "response", { "content_type" }, RESPONSE_KEYS), features,
                has_error_column),
        min_rows_per_request = json_arguments.integer(object, "min_rows_per_request", MOST_LEAST_ROWS) or 1,
        error_column = has_error_column,
    }
    check_rows(formats.request, formats.min_rows_per_request, rows_per_request)
    return formats
end

--- Whether outputs take the place of what models of Autopilot predict.
function prediction_formats.has_outputs(formats)
    return formats ~= nil and formats.response ~= nil
end

local function request_text(request)
    return json.encode_object({
        { "content_type", request.content_type },
        { "form", request.form },
        { "header", request.header or nil },
        { "column_names", request.column_names },
        { "quoting", request.quoting },
        { "null", request.null },
        { "template", request.template },
        { "accept", request.accept },
    })
end

local function response_text(response)
    local outputs = {}
    for index, output in ipairs(response.outputs) do
        outputs[index] = json.encode_object({
            { "name", output.name },
            { "type", output.type_text },
            { "path", output.path.text },
        })
    end
    return json.encode_object({
        { "content_type", response.content_type },
        { "header", response.header or nil },
        { "outputs", json.verbatim("[" .. table.concat(outputs, ",") .. "]") },
    })
end

--- What the settings of a prediction script have of them: { key, value } pairs for json.encode_object.
-- There are none where everything is as Autopilot's containers have it, nor without formats.
function prediction_formats.settings(formats)
    if not formats then
        return {}
    end
    return {
        { "request", formats.request and json.verbatim(request_text(formats.request)) },
        { "response", formats.response and json.verbatim(response_text(formats.response)) },
        { "min_rows_per_request", formats.min_rows_per_request > 1 and formats.min_rows_per_request or nil },
        { "error_column", formats.error_column or nil },
    }
end

--- The columns that the script returns behind the features: { name, type_text } each.
-- `predicted` are those of Autopilot's models, which outputs take the place of; without formats they are all.
function prediction_formats.columns(formats, predicted)
    if not formats then
        return predicted
    end
    local columns = {}
    for _, column in ipairs(formats.response and formats.response.outputs or predicted) do
        columns[#columns + 1] = { name = column.name, type_text = column.type_text }
    end
    if formats.error_column then
        columns[#columns + 1] = { name = ERROR_MESSAGE, type_text = "VARCHAR(2000000)" }
    end
    return columns
end

return prediction_formats
