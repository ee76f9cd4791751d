-- Deletes an endpoint with everything that was created for it, in AWS first: that is what is billed. Of one that was
-- registered only what is in the database is dropped.
local endpoint_records = require("sme.endpoint_records")
local failure = require("sme.failure")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_scripts = require("sme.prediction_scripts")
local registered_endpoints = require("sme.registered_endpoints")
local udf = require("sme.udf")

local endpoint_deletion = {}

--- The columns of the scripts' result.
endpoint_deletion.COLUMNS = "RESOURCE VARCHAR(40), NAME VARCHAR(600), RESULT VARCHAR(2000000)"

local KEPT = "kept: it was registered, and sme does not delete what it has not deployed. Only functions, view and record are "
        .. "gone"

local function has_deleted_endpoint(results)
    for _, deleted in ipairs(results.deleted) do
        if deleted.resource == "endpoint" then
            return true
        end
    end
    return false
end

local function aws_rows(wanted, results)
    local rows = {}
    if not has_deleted_endpoint(results) then
        rows[1] = { "endpoint", wanted.endpoint, "was not there" }
    end
    for _, deleted in ipairs(results.deleted) do
        rows[#rows + 1] = { deleted.resource, deleted.name, "deleted" }
    end
    for _, kept in ipairs(results.kept) do
        rows[#rows + 1] = { kept.resource, kept.name, "kept: " .. kept.reason }
    end
    return rows
end

-- An endpoint that is not there may still run in the AWS account of another connection: its scripts are its record.
local function sort_out(scripts, is_deleted, connection_name)
    local droppable, others = {}, {}
    for _, script in ipairs(scripts) do
        local may_go = is_deleted or script.connection_name == connection_name
        -- One that was registered is no record of what was deployed.
        if not script.is_registered then
            local list = may_go and droppable or others
            list[#list + 1] = script
        end
    end
    return droppable, others
end

local function reason_to_stay(others, connection_name)
    local list = {}
    for index, script in ipairs(others) do
        local origin = script.connection_name and "deployed with " .. failure.show(script.connection_name) or "unknown"
        list[index] = script.name .. " (" .. origin .. ")"
    end
    return "E-SME-LUA-46: Prediction scripts that were not deployed with the connection "
            .. failure.show(connection_name) .. " stay, because their endpoint may be another: "
            .. failure.list(list) .. ". Run the script again with the connection that they were deployed with. "
            .. "If their endpoint is surely gone, drop them with DROP SCRIPT."
end

local function complaint(wanted, kept, others, is_deleted)
    local problems = {}
    if #kept > 0 then
        problems[1] = prediction_scripts.complaint(kept)
    end
    if #others > 0 then
        problems[#problems + 1] = reason_to_stay(others, wanted.connection_name)
    end
    return table.concat(problems, " Besides, ") .. " The endpoint " .. failure.show(wanted.endpoint)
            .. " in " .. wanted.region .. (is_deleted and " is deleted." or " was not there.")
end

local function delete_in_aws(database, wanted)
    return udf.call(database, "SME_AUTOPILOT_ENDPOINT_DELETION_UDF", {
        { "endpoint_name", wanted.endpoint },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "untagged", wanted.is_untagged },
    }, function(refusal)
        if refusal.results.endpoint == "absent" then
            endpoint_records.refuse_other_place(endpoint_records.look(database, wanted), wanted)
        end
    end)
end

-- What was left of the endpoint in AWS, which the rows behind the first tell; nothing if nothing was.
local function remains(rows)
    local list = {}
    for index = 2, #rows do
        list[#list + 1] = table.concat({ rows[index][1], failure.show(rows[index][2]), rows[index][3] }, " ")
    end
    return #list > 0 and "What was left there of an endpoint of that name: " .. failure.list(list) .. "." or nil
end

-- What nobody has recorded may be a wrong name, region or connection, and the endpoint that is meant goes on.
local function look_elsewhere(database, wanted, rows)
    local found = endpoint_records.look(database, wanted)
    endpoint_records.refuse_other_place(found, wanted, remains(rows))
    local hint = endpoint_records.hint(found)
    if hint then
        rows[1][3] = rows[1][3] .. ". " .. hint
    end
end

-- A deployment whose scripts were just dropped may have created its endpoint between the look at AWS and the drop.
-- If it creates it later it misses its scripts, and takes it back itself. Scripts that stand again are the record of
-- another, later deployment, which is none of this deletion's business.
local function look_again(database, wanted)
    local found = prediction_catalogue.find(database, wanted.endpoint, wanted.region)
    if #sort_out(found, false, wanted.connection_name) > 0 then
        return {}
    end
    return delete_in_aws(database, wanted).deleted
end

-- What the scripts tell: those that were registered with the connection, and whether one that was deployed with it is the
-- record of the endpoint.
local function records(scripts, connection_name)
    local registered, is_deployed = {}, false
    for _, script in ipairs(scripts) do
        if script.connection_name == connection_name then
            if script.is_registered then
                registered[#registered + 1] = script
            else
                is_deployed = true
            end
        end
    end
    return registered, is_deployed
end

local function unregister(database, wanted, registered, rows)
    for _, gone in ipairs(registered_endpoints.drop(database, wanted, registered)) do
        rows[#rows + 1] = { gone.kind, gone.name, "dropped" }
    end
    return rows
end

local function delete(database, wanted)
    local results = delete_in_aws(database, wanted)
    local is_deleted = has_deleted_endpoint(results)
    local rows = aws_rows(wanted, results)
    local found = prediction_catalogue.find(database, wanted.endpoint, wanted.region)
    local scripts, others = sort_out(found, is_deleted, wanted.connection_name)
    if not is_deleted and #found == 0 then
        look_elsewhere(database, wanted, rows)
    end
    local dropped, kept = prediction_scripts.drop(database, scripts)
    for _, gone in ipairs(dropped) do
        rows[#rows + 1] = { gone.kind, gone.name, "dropped" }
    end
    for _, late in ipairs(#dropped > 0 and look_again(database, wanted) or {}) do
        rows[#rows + 1] = { late.resource, late.name, "deleted" }
    end
    if #kept > 0 or #others > 0 then
        failure.raise_text(complaint(wanted, kept, others, is_deleted))
    end
    local registered = records(found, wanted.connection_name)
    return #registered > 0 and unregister(database, wanted, registered, rows) or rows
end

--- Deletes an endpoint { endpoint, connection_name, region, is_untagged }; one row { RESOURCE, NAME, RESULT } for it and
-- each thing that was there. Can be repeated.
-- Who registers an endpoint may have no say about it. So it is deleted only where a script or the tag in AWS tells that
-- it was deployed here, or a person says so.
function endpoint_deletion.run(database, wanted)
    local found = prediction_catalogue.find(database, wanted.endpoint, wanted.region)
    local registered, is_deployed = records(found, wanted.connection_name)
    if not is_deployed and (#registered > 0 or registered_endpoints.is_recorded(database, wanted)) then
        return unregister(database, wanted, registered, { { "endpoint", wanted.endpoint, KEPT } })
    end
    wanted.is_untagged = wanted.is_untagged or is_deployed
    return delete(database, wanted)
end

return endpoint_deletion
