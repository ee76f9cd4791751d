-- Checks that arguments of all scripts share, whether they come from JSON or one by one.
local characters = require("sme.characters")
local failure = require("sme.failure")
local identifier = require("sme.identifier")

local arguments = {}

-- SageMaker: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,31} for Autopilot, {0,62} for all other jobs
local MAX_AUTOPILOT_NAME = 32
local MAX_JOB_NAME = 63
local MAX_REGION = 32
local MAX_INSTANCE_TYPE = 64

--- A text with something in it; SQL's '' is NULL, so an empty text is no better than none.
function arguments.text(what, value)
    if type(value) ~= "string" or value == "" then
        failure.raise("E-SME-LUA-33", "%s has to be a text and must not be NULL or empty.", what)
    end
    if characters.has_control(value) then
        failure.raise("E-SME-LUA-6",
                "%s %s has a control character, such as a line break or NUL. Remove it.", what, failure.show(value))
    end
    return value
end

local function job_name(given, longest)
    local value = arguments.text("The job name", given)
    if #value > longest
            or not (value:find("^[A-Za-z0-9-]+$") and value:find("^[A-Za-z0-9]") and value:find("[A-Za-z0-9]$")) then
        failure.raise("E-SME-LUA-8",
                "The job name %s cannot be used: SageMaker takes up to %d letters (A to Z), digits and hyphens, "
                        .. "the first and last of them no hyphen.", failure.show(value), longest)
    end
    return value
end

--- The name of a job of Autopilot.
function arguments.autopilot_job_name(given)
    return job_name(given, MAX_AUTOPILOT_NAME)
end

--- The name of a job of any kind.
function arguments.job_name(given)
    return job_name(given, MAX_JOB_NAME)
end

--- Whether a text is written like one of SageMaker's instance types, of which there are new ones all the time.
function arguments.is_instance_type(text)
    return #text <= MAX_INSTANCE_TYPE and text:find("^ml%.[a-z0-9-]+%.[a-z0-9-]+$") ~= nil
end

function arguments.region(given)
    local value = arguments.text("The AWS region", given)
    if #value > MAX_REGION or not value:find("^[a-z][a-z][a-z0-9-]*%-[0-9]+$") then
        failure.raise("E-SME-LUA-13",
                "The AWS region %s is not written like one. Give it as AWS does, such as eu-central-1.",
                failure.show(value))
    end
    return value
end

function arguments.connection_name(given)
    return identifier.read_connection("The connection name", arguments.text("The connection name", given))
end

return arguments
