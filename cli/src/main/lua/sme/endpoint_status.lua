-- The status of an endpoint.
local arguments = require("sme.arguments")
local endpoint_name = require("sme.endpoint_name")
local endpoint_records = require("sme.endpoint_records")
local failure = require("sme.failure")
local udf = require("sme.udf")

local endpoint_status = {}

-- An endpoint that AWS does not know with this connection, in this region, may be there with others.
local function explain_absence(database, wanted, message)
    local found = endpoint_records.look(database, wanted)
    endpoint_records.refuse_other_place(found, wanted)
    local hint = endpoint_records.hint(found)
    failure.raise_text(hint and message .. " " .. hint or message)
end

--- What AWS says of an endpoint { endpoint, connection_name, region }, which has to be there: { endpoint_status,
-- failure_reason }, the last of which may be nil.
-- The UDF is the one that deploys: whoever has deployed an endpoint needs no further privilege to ask for it.
function endpoint_status.ask(database, wanted)
    return udf.call(database, "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF", {
        { "action", "status" },
        { "endpoint_name", wanted.endpoint },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
    }, function(refusal)
        if refusal.results.endpoint == "absent" then
            explain_absence(database, wanted, refusal.message)
        end
    end)
end

--- One row { ENDPOINT_STATUS, FAILURE_REASON }.
function endpoint_status.run(database, given)
    local status = endpoint_status.ask(database, {
        endpoint = endpoint_name.read(arguments.text("The endpoint name", given.endpoint_name)).endpoint,
        connection_name = arguments.connection_name(given.connection_name),
        region = arguments.region(given.region),
    })
    return { { status.endpoint_status, status.failure_reason or database.null } }
end

return endpoint_status
