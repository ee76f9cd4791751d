-- The arguments of both scripts that delete an endpoint: one by one, or as JSON with one more of them.
local arguments = require("sme.arguments")
local endpoint_name = require("sme.endpoint_name")
local json_arguments = require("sme.json_arguments")

local deletion_arguments = {}

local REQUIRED = {
    "endpoint_name",
    "aws_credentials_connection_name",
    "aws_region",
}

local OPTIONAL = {
    "untagged",
}

--- { endpoint, connection_name, region, is_untagged }, with arguments one by one.
function deletion_arguments.of_values(given)
    return {
        endpoint = endpoint_name.read(arguments.text("The endpoint name", given.endpoint_name)).endpoint,
        connection_name = arguments.connection_name(given.aws_credentials_connection_name),
        region = arguments.region(given.aws_region),
        is_untagged = false,
    }
end

--- The same with a JSON text, which says whether it may be an endpoint that does not bear the tag of sme.
function deletion_arguments.of_json(text)
    local object = json_arguments.read(text, REQUIRED, OPTIONAL)
    local wanted = deletion_arguments.of_values(json_arguments.texts(object, REQUIRED))
    wanted.is_untagged = json_arguments.flag(object, "untagged", false)
    return wanted
end

return deletion_arguments
