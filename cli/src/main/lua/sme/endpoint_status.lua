-- The status of an endpoint.
local arguments = require("sme.arguments")
local endpoint_name = require("sme.endpoint_name")
local udf = require("sme.udf")

local endpoint_status = {}

--- One row { ENDPOINT_STATUS, FAILURE_REASON }.
-- The UDF is the one that deploys: whoever has deployed an endpoint needs no further privilege to ask for it.
function endpoint_status.run(database, given)
    local status = udf.call(database, "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF", {
        { "action", "status" },
        { "endpoint_name", endpoint_name.read(arguments.text("The endpoint name", given.endpoint_name)).endpoint },
        { "connection_name", arguments.connection_name(given.connection_name) },
        { "aws_region", arguments.region(given.region) },
    })
    return { { status.endpoint_status, status.failure_reason or database.null } }
end

return endpoint_status
