-- The records of endpoints that were registered, and what is dropped with them.
local failure = require("sme.failure")
local numbers = require("sme.numbers")
local prediction_view = require("sme.prediction_view")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local transaction = require("sme.transaction")

local registered_endpoints = {}

local function values(database, schema, wanted)
    return {
        metadata = database:object(schema, sagemaker_jobs.TABLE),
        name = wanted.endpoint,
        kind = sagemaker_jobs.ENDPOINT,
        region = wanted.region,
        connection_name = wanted.connection_name,
    }
end

local RECORDED = "SELECT SESSION_ID, SCRIPT_USER, SETTINGS FROM ::metadata" .. sagemaker_jobs.OF_ONE

local function refuse(wanted, row)
    failure.raise("E-SME-LUA-107", "The endpoint %s in %s is registered already with the connection %s, by %s in session "
            .. "%s, with these settings: %s. Nothing was created. Use its functions, or delete them with "
            .. "SME_DELETE_SAGEMAKER_ENDPOINT first, which keeps the endpoint.", failure.show(wanted.endpoint),
            wanted.region, failure.show(wanted.connection_name), failure.show(row.SCRIPT_USER), numbers.text(row.SESSION_ID),
            failure.show(row.SETTINGS))
end

--- Stops if the endpoint { endpoint, connection_name, region } is recorded.
function registered_endpoints.refuse_recorded(database, wanted)
    local row = database:read(sagemaker_jobs.TABLE, RECORDED,
            values(database, database.meta.script_schema, wanted))[1]
    if row then
        refuse(wanted, row)
    end
end

--- The record { insert, refuse } that prediction_scripts.create takes.
function registered_endpoints.record(database, record)
    record.kind = sagemaker_jobs.ENDPOINT
    return {
        insert = function()
            return sagemaker_jobs.insert(database, record)
        end,
        refuse = function(problem)
            registered_endpoints.refuse_recorded(database, {
                endpoint = record.name,
                connection_name = record.connection_name,
                region = record.region,
            })
            failure.raise("E-SME-LUA-108", "The endpoint %s could not be recorded in %s: %s. Nothing was created. Check that "
                    .. "you have SELECT, INSERT and DELETE on the table, then run the script again.",
                    failure.show(record.name), sagemaker_jobs.TABLE, problem)
        end,
    }
end

--- Whether the table beside the script knows the endpoint; not, if it cannot be read.
function registered_endpoints.is_recorded(database, wanted)
    local done, rows = database:try(RECORDED, values(database, database.meta.script_schema, wanted))
    return done and #rows > 0
end

-- The views over scripts that are there: { kind, name } each.
local function views(database, scripts)
    local list = {}
    for _, script in ipairs(scripts) do
        if script.view then
            local done, stands = prediction_view.stands(database, script.view)
            if not done then
                return nil, stands
            end
            if stands then
                list[#list + 1] = { kind = "view", name = database:object(script.view.schema, script.view.name) }
            end
        end
    end
    return list
end

-- The schemas with a table that may have the record.
local function schemas(database, scripts)
    local list, seen = {}, {}
    local function add(schema)
        if not seen[schema] then
            seen[schema] = true
            list[#list + 1] = schema
        end
    end
    for _, script in ipairs(scripts) do
        add(script.registered_in or database.meta.script_schema)
    end
    if #list == 0 then
        add(database.meta.script_schema)
    end
    return list
end

local function drop_all(database, objects)
    for _, object in ipairs(objects) do
        local text = object.kind == "view" and "DROP VIEW IF EXISTS ::object" or "DROP SCRIPT IF EXISTS ::object"
        local done, problem = database:try(text, { object = object.name })
        if not done then
            return false, problem
        end
    end
    return true
end

-- Views go before the scripts that they read from, and the record goes with them or stays with them.
local function drop(database, wanted, scripts)
    local objects, problem = views(database, scripts)
    if not objects then
        return false, problem
    end
    for _, script in ipairs(scripts) do
        objects[#objects + 1] = { kind = "script", name = script.name }
    end
    return transaction.run(database, function()
        local done, refusal = drop_all(database, objects)
        if not done then
            return false, refusal
        end
        for _, schema in ipairs(schemas(database, scripts)) do
            done, refusal = database:try("DELETE FROM ::metadata" .. sagemaker_jobs.OF_ONE, values(database, schema, wanted))
            if not done then
                return false, refusal
            end
        end
        return true, objects
    end)
end

--- Drops the scripts of an endpoint that was registered, its view and its record, all or none of them: the list of
-- { kind, name } of what is gone. Scripts are those of prediction_catalogue.find.
function registered_endpoints.drop(database, wanted, scripts)
    local done, result = drop(database, wanted, scripts)
    if not done then
        -- Another session may have dropped them at the same time; then there is nothing left to do.
        done, result = drop(database, wanted, scripts)
    end
    if not done then
        failure.raise("E-SME-LUA-105", "The functions of the registered endpoint %s in %s could not be dropped: %s. They and "
                .. "their record in %s stay, and so does the endpoint. Let the owner of the functions or an administrator "
                .. "run the script, who needs DELETE on that table, too.", failure.show(wanted.endpoint), wanted.region,
                result, sagemaker_jobs.TABLE)
    end
    return result
end

return registered_endpoints
