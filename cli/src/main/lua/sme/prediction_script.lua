-- The text of the script that predicts through one endpoint.
local base64url = require("sme.base64url")
local json = require("sme.json")
local jvm_memory = require("sme.jvm_memory")

local prediction_script = {}

local KEY = '"KEY" VARCHAR(2000000)'

local function column_list(database, features, has_key)
    local list = {}
    if has_key then
        list[1] = KEY
    end
    for _, feature in ipairs(features) do
        list[#list + 1] = database.quote(feature.name) .. " " .. feature.type_text
    end
    return list
end

local function types(features)
    local list = {}
    for index, feature in ipairs(features) do
        list[index] = feature.type_text
    end
    return list
end

-- A blank before the JSON moves all letters, of which four in a row may look like an option of the JVM.
local function moved(text)
    local letters = base64url.encode(text)
    return jvm_memory.word_in(letters) and moved(" " .. text) or letters
end

local function settings(endpoint, has_key)
    return moved(json.encode_object({
        { "connection", endpoint.connection_name },
        { "problem_type", endpoint.problem_type },
        { "target_type", endpoint.job.target.type_text },
        { "feature_types", types(endpoint.job.features) },
        { "response_keys", endpoint.response_keys },
        { "has_key", has_key },
        { "rows_per_request", endpoint.settings.rows_per_request },
        { "bytes_per_request", endpoint.settings.bytes_per_request },
        { "requests_in_flight", endpoint.settings.requests_in_flight },
        { "largest_request_in_bytes", endpoint.settings.largest_request_in_bytes },
        { "on_error", endpoint.settings.on_error },
        { "probabilities", endpoint.probabilities or nil },
        { "text_rule", endpoint.job.text_rule },
    }))
end

-- Only what the rules of both option parsers leave alone: one option per line, at its start, no blank before the
-- semicolon. What users name freely travels in the settings, where it is letters, digits, - and _.
local function options(deployment, endpoint, has_key)
    local lines = {
        "%scriptclass com.exasol.sme.udf.PredictionUdf;",
        "%jar " .. deployment.jar .. ";",
        "%jvmoption -Dsme.version=" .. deployment.version .. ";",
        prediction_script.endpoint_line(endpoint.name),
        prediction_script.region_line(endpoint.region),
        "%jvmoption " .. prediction_script.mark(endpoint.deployment),
        "%jvmoption -Dsme.settings=" .. settings(endpoint, has_key) .. ";",
        "%jvmoption -Duser.timezone=UTC;",
        "%jvmoption -Dhttp.maxConnections=" .. endpoint.settings.requests_in_flight .. ";",
    }
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

--- What tells the scripts of one deployment from those of all others.
function prediction_script.mark(deployment)
    return "-Dsme.deployment=" .. deployment .. ";"
end

--- The connection in the settings of a script with this text, or nil if they do not tell.
function prediction_script.connection_name(text)
    local encoded = text:match("\n%%jvmoption %-Dsme%.settings=([%w_-]+);")
    local decoded = encoded and json.decode_object(base64url.decode(encoded))
    local name = decoded and decoded.connection
    return type(name) == "string" and name or nil
end

--- The statement that creates the script, to be sent without parameters: options hold colons.
-- `endpoint` is { name, region, deployment, connection_name, problem_type, response_keys, job, settings,
-- probabilities }: of the settings, all that prediction_settings reads.
function prediction_script.statement(database, deployment, endpoint, quoted_name, has_key)
    local input = column_list(database, endpoint.job.features, has_key)
    local output = column_list(database, endpoint.job.features, has_key)
    local prediction_type = endpoint.job.target.type_text
    if endpoint.problem_type == "Regression" then
        prediction_type = "DOUBLE"
    else
        output[#output + 1] = '"PROBABILITY" DOUBLE'
        if endpoint.probabilities then
            output[#output + 1] = '"PROBABILITIES" VARCHAR(2000000)'
        end
    end
    output[#output + 1] = '"PREDICTIONS" ' .. prediction_type
    return "CREATE " .. deployment.language_alias .. " SET SCRIPT " .. quoted_name
            .. " (" .. table.concat(input, ", ") .. ")\nEMITS (" .. table.concat(output, ", ") .. ") AS\n"
            .. options(deployment, endpoint, has_key)
end

return prediction_script
