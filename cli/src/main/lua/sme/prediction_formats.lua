-- In which formats an endpoint is asked and answers: what docs/prediction-formats.md says of the settings, checked.
local failure = require("sme.failure")
local json = require("sme.json")
local json_arguments = require("sme.json_arguments")
local prediction_request = require("sme.prediction_request")
local prediction_response = require("sme.prediction_response")

local prediction_formats = {}

--- The keys of a JSON argument that are read here.
prediction_formats.KEYS = { "request", "response", "min_rows_per_request", "error_column" }

local ERROR_MESSAGE = "ERROR_MESSAGE"
local MOST_LEAST_ROWS = 1000

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
        request = prediction_request.read(object, features),
        response = prediction_response.read(object, features, has_error_column),
        min_rows_per_request = json_arguments.integer(object, "min_rows_per_request", MOST_LEAST_ROWS) or 1,
        error_column = has_error_column,
    }
    check_rows(formats.request, formats.min_rows_per_request, rows_per_request)
    return formats
end

--- Lets the output of the predicted class give back its label, for a model that answers the places of labels in a list.
function prediction_formats.name_labels(formats, labels)
    for _, output in ipairs(labels and formats.response and formats.response.outputs or {}) do
        if output.name == "PREDICTIONS" then
            output.labels = labels
        end
    end
end

--- Whether outputs take the place of what models of Autopilot predict.
function prediction_formats.has_outputs(formats)
    return formats ~= nil and formats.response ~= nil
end

--- What the settings of a prediction script have of them: { key, value } pairs for json.encode_object.
-- There are none where everything is as Autopilot's containers have it, nor without formats.
function prediction_formats.settings(formats)
    if not formats then
        return {}
    end
    return {
        { "request", formats.request and json.verbatim(prediction_request.text(formats.request)) },
        { "response", formats.response and json.verbatim(prediction_response.text(formats.response)) },
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
