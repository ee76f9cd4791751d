-- The text of the script that predicts through one endpoint.
local base64url = require("sme.base64url")
local json = require("sme.json")
local jvm_memory = require("sme.jvm_memory")
local numbers = require("sme.numbers")
local prediction_formats = require("sme.prediction_formats")

local prediction_script = {}

-- Tells, for ever, that sme has not created the endpoint and never deletes it.
local REGISTERED = "%jvmoption -Dsme.registered=true;"

local KEY = '"KEY" VARCHAR(2000000)'

local function add_columns(database, list, columns)
    for _, column in ipairs(columns) do
        list[#list + 1] = database.quote(column.name) .. " " .. column.type_text
    end
    return list
end

local function column_list(database, shape)
    local list = shape.has_key and { KEY } or {}
    return add_columns(database, add_columns(database, list, shape.passed or {}), shape.features)
end

local function types(columns)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = column.type_text
    end
    return list
end

-- A blank before the JSON moves all letters, of which four in a row may look like an option of the JVM.
local function moved(text)
    local letters = base64url.encode(text)
    return jvm_memory.word_in(letters) and moved(" " .. text) or letters
end

local function settings(endpoint, shape)
    local members = {
        { "connection", endpoint.connection_name },
        { "problem_type", not prediction_formats.has_outputs(endpoint.formats) and endpoint.problem_type or nil },
        { "target_type", endpoint.job.target and endpoint.job.target.type_text },
        { "feature_types", types(shape.features) },
        { "response_keys", endpoint.response_keys },
        { "has_key", shape.has_key == true },
        { "rows_per_request", endpoint.settings.rows_per_request },
        { "bytes_per_request", endpoint.settings.bytes_per_request },
        { "requests_in_flight", endpoint.settings.requests_in_flight },
        { "largest_request_in_bytes", endpoint.settings.largest_request_in_bytes },
        { "on_error", endpoint.settings.on_error },
        { "probabilities", endpoint.probabilities or nil },
        { "text_rule", endpoint.job.text_rule },
        { "labels", not prediction_formats.has_outputs(endpoint.formats) and endpoint.job.labels or nil },
        { "passed_types", shape.passed and types(shape.passed) },
        { "view", shape.view_name },
        { "registered_in", endpoint.registered_in },
    }
    for _, member in ipairs(prediction_formats.settings(endpoint.formats)) do
        members[#members + 1] = member
    end
    return moved(json.encode_object(members))
end

-- Only what the rules of both option parsers leave alone: one option per line, at its start, no blank before the
-- semicolon. What users name freely travels in the settings, where it is letters, digits, - and _.
local function options(deployment, endpoint, shape)
    local lines = {
        "%scriptclass com.exasol.sme.udf.PredictionUdf;",
        "%jar " .. deployment.jar .. ";",
        "%jvmoption -Dsme.version=" .. deployment.version .. ";",
        prediction_script.endpoint_line(endpoint.name),
        prediction_script.region_line(endpoint.region),
        "%jvmoption " .. prediction_script.mark(endpoint.deployment),
    }
    if endpoint.registered_in then
        lines[#lines + 1] = REGISTERED
    end
    lines[#lines + 1] = "%jvmoption -Dsme.settings=" .. settings(endpoint, shape) .. ";"
    lines[#lines + 1] = "%jvmoption -Duser.timezone=UTC;"
    lines[#lines + 1] = "%jvmoption -Dhttp.maxConnections=" .. endpoint.settings.requests_in_flight .. ";"
    for _, option in ipairs(deployment.jvm_options) do
        lines[#lines + 1] = "%jvmoption " .. option .. ";"
    end
    return table.concat(lines, "\n") .. "\n"
end

--- The line by which a prediction script is known to belong to an endpoint; with the region's, for ever.
function prediction_script.endpoint_line(endpoint_name)
    return "%jvmoption -Dsme.endpoint=" .. endpoint_name .. ";"
end

function prediction_script.region_line(region)
    return "%jvmoption -Dsme.region=" .. region .. ";"
end

--- The endpoint and the region of a script with this text, each nil if it is not there.
function prediction_script.place(text)
    text = "\n" .. text:gsub("\r", "\n")
    return text:match("\n%%jvmoption %-Dsme%.endpoint=([%w-]+);\n"),
            text:match("\n%%jvmoption %-Dsme%.region=([%w-]+);\n")
end

--- A new mark: one deployment's resources in AWS and its scripts bear it, so that no other one takes them for its own.
function prediction_script.new_mark(database)
    return numbers.text(database.meta.session_id) .. "-" .. numbers.text(database.meta.statement_id)
end

--- What tells the scripts of one deployment from those of all others.
function prediction_script.mark(deployment)
    return "-Dsme.deployment=" .. deployment .. ";"
end

--- What a script with this text tells of its endpoint: { is_registered, connection_name, view_name, registered_in }. The
-- last three are of its settings, each nil if they do not tell it: the last is the schema with the table of the record.
function prediction_script.record(text)
    local encoded = text:match("\n%%jvmoption %-Dsme%.settings=([%w_-]+);")
    local decoded = encoded and json.decode_object(base64url.decode(encoded)) or {}
    local function name(key)
        return type(decoded[key]) == "string" and decoded[key] or nil
    end
    return {
        is_registered = ("\n" .. text:gsub("\r", "\n")):find("\n" .. REGISTERED, 1, true) ~= nil,
        connection_name = name("connection"),
        view_name = name("view"),
        registered_in = name("registered_in"),
    }
end

-- What models of Autopilot predict.
local function predicted(endpoint)
    if endpoint.problem_type == "Regression" then
        return { { name = "PREDICTIONS", type_text = "DOUBLE" } }
    end
    local outputs = { { name = "PROBABILITY", type_text = "DOUBLE" } }
    if endpoint.probabilities then
        outputs[2] = { name = "PROBABILITIES", type_text = "VARCHAR(2000000)" }
    end
    outputs[#outputs + 1] = { name = "PREDICTIONS", type_text = endpoint.job.target.type_text }
    return outputs
end

--- The columns { name, type_text } that a script adds to those that it takes.
function prediction_script.outputs(endpoint)
    return prediction_formats.columns(endpoint.formats, not prediction_formats.has_outputs(endpoint.formats)
            and predicted(endpoint))
end

--- The statement that creates the script, to be sent without parameters: options hold colons.
-- `endpoint` is { name, region, deployment, connection_name, problem_type, response_keys, job, settings,
-- probabilities, formats, registered_in }: of the settings, all that prediction_settings reads; the formats are those of
-- prediction_formats, or nil for the ones of Autopilot's containers. A registered endpoint has no problem type and keys,
-- and its job no target. `shape` says what the script takes: { features,
-- has_key, passed, view_name }, of which all but the features may be missing; what is passed the model never sees.
function prediction_script.statement(database, deployment, endpoint, quoted_name, shape)
    local output = add_columns(database, column_list(database, shape), prediction_script.outputs(endpoint))
    return "CREATE " .. deployment.language_alias .. " SET SCRIPT " .. quoted_name
            .. " (" .. table.concat(column_list(database, shape), ", ") .. ")\nEMITS (" .. table.concat(output, ", ")
            .. ") AS\n" .. options(deployment, endpoint, shape)
end

return prediction_script
