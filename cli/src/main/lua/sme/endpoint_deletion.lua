-- Deletes an endpoint with everything that was created for it, in AWS first: that is what is billed.
local arguments = require("sme.arguments")
local endpoint_name = require("sme.endpoint_name")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local prediction_scripts = require("sme.prediction_scripts")
local udf = require("sme.udf")

local endpoint_deletion = {}

local function aws_rows(results)
    local rows = {}
    for _, deleted in ipairs(results.deleted) do
        rows[#rows + 1] = { deleted.resource, deleted.name, "deleted" }
    end
    for _, kept in ipairs(results.kept) do
        rows[#rows + 1] = { kept.resource, kept.name, "kept: " .. kept.reason }
    end
    return rows
end

--- Deletes; one row { RESOURCE, NAME, RESULT } for each thing that was there. Repeating it does no harm.
function endpoint_deletion.run(database, given)
    local endpoint = endpoint_name.read(arguments.text("The endpoint name", given.endpoint_name)).endpoint
    local connection_name =
            identifier.read("The connection name", arguments.text("The connection name", given.connection_name))
    local region = arguments.region(arguments.text("The AWS region", given.region))
    local rows = aws_rows(udf.call(database, "SME_AUTOPILOT_ENDPOINT_DELETION_UDF", connection_name, {
        { "endpoint_name", endpoint },
        { "connection_name", connection_name },
        { "aws_region", region },
    }))
    local scripts = prediction_scripts.find(database, endpoint, region)
    local kept = prediction_scripts.drop(database, scripts)
    if #kept > 0 then
        failure.raise_text(prediction_scripts.complaint(kept) .. " The endpoint " .. failure.show(endpoint) .. " in "
                .. region .. " is deleted.")
    end
    for _, script in ipairs(scripts) do
        rows[#rows + 1] = { "script", script, "dropped" }
    end
    return rows
end

return endpoint_deletion
