-- How an endpoint's prediction scripts send rows and what they give back.
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")

local prediction_settings = {}

-- Where nothing else is asked for. Each query begins with less and stops below them when the endpoint gains nothing.
local DEFAULTS = {
    rows_per_request = 20000,
    bytes_per_request = 4000000,
    requests_in_flight = 16,
}

-- The API of InvokeEndpoint takes 6 MB in a body; newer pages of AWS name 25 MB, but not for which endpoints. 4 MB are
-- what serverless ones take: https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-invoke.html
local LARGEST_REQUEST = 6291456
local LARGEST_SERVERLESS_REQUEST = 4194304

-- The line of a row has a character and a line end at least, so that no request could carry more rows.
local MOST_ROWS = LARGEST_REQUEST // 2

-- Each is a thread and a connection of every JVM that runs the script. More were never measured, and from 32 on they
-- gained only where an endpoint takes a tenth of a second for a thousand rows.
local MOST_IN_FLIGHT = 64

local function requests_in_flight(object, max_concurrency)
    local most = json_arguments.integer(object, "requests_in_flight", MOST_IN_FLIGHT)
    if most and most > max_concurrency then
        failure.raise("E-SME-LUA-65", "The value of requests_in_flight is %d, but with max_concurrency %d the "
                .. "serverless endpoint refuses more than %d at a time. Lower the one or raise the other.", most, max_concurrency,
                max_concurrency)
    end
    return most or math.min(DEFAULTS.requests_in_flight, max_concurrency)
end

local function on_error(object)
    local reaction = object.on_error == nil and "error" or json_arguments.text(object, "on_error")
    if reaction ~= "error" and reaction ~= "null" then
        failure.raise("E-SME-LUA-63", 'The value of on_error is %s, but has to be "error" or "null": a row that the '
                .. "model refuses stops the query, or has no prediction.", failure.show(reaction))
    end
    return reaction
end

--- The checked settings of an object that may lack any of them, for an endpoint that runs on such a capacity.
function prediction_settings.read(object, capacity)
    local largest = capacity.is_serverless and LARGEST_SERVERLESS_REQUEST or LARGEST_REQUEST
    return {
        rows_per_request = json_arguments.integer(object, "rows_per_request", MOST_ROWS) or DEFAULTS.rows_per_request,
        bytes_per_request = json_arguments.integer(object, "bytes_per_request", largest)
                or math.min(DEFAULTS.bytes_per_request, largest),
        requests_in_flight = requests_in_flight(object, capacity.max_concurrency or MOST_IN_FLIGHT),
        largest_request_in_bytes = largest,
        on_error = on_error(object),
        probabilities = json_arguments.flag(object, "probabilities", false),
    }
end

-- What the model can be asked for, or nothing for a regression.
local function has_probabilities(response_keys)
    local keys = {}
    for _, key in ipairs(response_keys) do
        keys[key] = true
    end
    return keys.labels and keys.probabilities
end

--- Stops if the model cannot give what is asked for.
function prediction_settings.check_model(settings, job_name, described)
    if settings.probabilities and not has_probabilities(described.response_keys) then
        local reason = described.problem_type == "Regression" and "it predicts numbers, which have none"
                or "its container does not tell them"
        failure.raise("E-SME-LUA-77", "The model of the job %s, a %s, has no probabilities of all labels: %s. Nothing "
                .. "was created. Leave out probabilities.", failure.show(job_name), described.problem_type or "container of its own", reason)
    end
end

return prediction_settings
