-- In which format an endpoint is asked.
local characters = require("sme.characters")
local failure = require("sme.failure")
local format_values = require("sme.format_values")
local json = require("sme.json")
local json_arguments = require("sme.json_arguments")
local json_template = require("sme.json_template")

local prediction_request = {}

local LONGEST_TEMPLATE = 4000
local REQUEST_KEYS = { "form", "header", "column_names", "quoting", "null", "template", "accept" }

-- Of each content type all forms, the first one being meant where none is named, with the keys that they take.
local FORMS = {
    [format_values.CSV] = { { "rows", header = true, quoting = true } },
    [format_values.JSON_LINES] = {
        { "records", column_names = true, null = true },
        { "rows" },
        { "features" },
    },
    [format_values.JSON] = {
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

local function form_of(object, type_name)
    local forms, names = FORMS[type_name], {}
    for index, form in ipairs(forms) do
        names[index] = form[1]
    end
    local name = format_values.choice(object, "form", names) or names[1]
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

local function column_names(given, features)
    local names = {}
    if given == nil then
        for index, feature in ipairs(features) do
            names[index] = feature.name
        end
        return names
    end
    local list, seen = format_values.list_of(given, "string"), {}
    if not list or #list ~= #features then
        failure.raise("E-SME-LUA-127", "The value of column_names has to be a list of texts, one for each of the %d "
                .. "features in their order.", #features)
    end
    for index, name in ipairs(list) do
        if name == "" or characters.has_control(name) or characters.count(name) > format_values.LONGEST_TEXT then
            failure.raise("E-SME-LUA-127", "The name %s in column_names is empty, longer than %d characters, or has a "
                    .. "control character.", failure.show(name), format_values.LONGEST_TEXT)
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

--- The checked request of an object that may lack it, or nil.
function prediction_request.read(arguments, features)
    local object = json_arguments.object(arguments, "request", { "content_type" }, REQUEST_KEYS)
    if not object then
        return nil
    end
    local request = { content_type = format_values.content_type(object) }
    local type_name = format_values.essence(request.content_type)
    local form = form_of(object, type_name)
    check_taken(object, form, type_name)
    request.form = form[1]
    request.has_one_row = form.has_one_row
    request.header = json_arguments.flag(object, "header", false)
    if form.column_names or request.header then
        request.column_names = column_names(object.column_names, features)
    end
    request.quoting = format_values.choice(object, "quoting", { "minimal", "always", "never" })
    request.null = format_values.choice(object, "null", { "null", "omit" })
    if form.template then
        request.template = template(object)
    end
    if object.accept ~= nil then
        request.accept = format_values.short_text(object, "accept")
    end
    return request
end

--- The settings of a checked request as JSON.
function prediction_request.text(request)
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

return prediction_request
