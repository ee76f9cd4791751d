-- One name given by the user, two names made of it: the prediction script's in SQL and the endpoint's in AWS.
local characters = require("sme.characters")
local failure = require("sme.failure")
local jvm_memory = require("sme.jvm_memory")

local endpoint_name = {}

-- SageMaker: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}
local MAX_LENGTH = 63

local function fits_aws(text)
    return #text <= MAX_LENGTH
            and text:find("^[A-Za-z0-9-]+$")
            and text:find("^[A-Za-z0-9]")
            and text:find("[A-Za-z0-9]$")
end

--- The pair { script, endpoint }; SQL has no hyphen in an unquoted name, AWS has no underscore in any.
function endpoint_name.read(given)
    local quoted = given:match('^"([^"]*)"$')
    local script = quoted or characters.upper(given):gsub("-", "_")
    local endpoint = (quoted or given):gsub("_", "-")
    if not fits_aws(endpoint) then
        failure.raise("E-SME-LUA-36",
                "The endpoint name %s cannot be used: SageMaker takes up to %d letters (A to Z), digits and hyphens, "
                        .. "the first and last of them no hyphen. A _ becomes a hyphen. Choose another name.",
                failure.show(given), MAX_LENGTH)
    end
    return { script = script, endpoint = endpoint }
end

--- The pair of an endpoint that is to be created: its name becomes an option of the prediction scripts.
function endpoint_name.read_new(given)
    local name = endpoint_name.read(given)
    local word = jvm_memory.word_in(name.endpoint)
    if word then
        failure.raise("E-SME-LUA-84",
                "The endpoint name %s cannot be used: Exasol would take %s in it for an option of the JVM that runs the "
                        .. "prediction script. Choose another name.", failure.show(given), word)
    end
    return name
end

return endpoint_name
