-- The two prediction scripts of an endpoint as objects of the database: created and dropped together.
local failure = require("sme.failure")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_script = require("sme.prediction_script")
local transaction = require("sme.transaction")

local prediction_scripts = {}

-- Each in a transaction of its own: a collision would bring back those that were dropped before in the same one.
local function drop(database, name)
    return transaction.run(database, function()
        return database:try("DROP SCRIPT IF EXISTS ::script", { script = name })
    end)
end

--- Drops what can be dropped, for good: the names of what is gone, and the list of { name, problem } of what is not.
function prediction_scripts.drop(database, quoted_names)
    local dropped, kept = {}, {}
    for _, name in ipairs(quoted_names) do
        local done, problem = drop(database, name)
        if not done then
            -- Another session may have dropped it at the same time; then there is nothing left to do.
            done, problem = drop(database, name)
        end
        if done then
            dropped[#dropped + 1] = name
        else
            kept[#kept + 1] = { name = name, problem = problem }
        end
    end
    return dropped, kept
end

--- The text about scripts that could not be dropped.
function prediction_scripts.complaint(kept)
    local list = {}
    for index, script in ipairs(kept) do
        list[index] = script.name .. " (" .. script.problem .. ")"
    end
    return "E-SME-LUA-42: Prediction scripts could not be dropped: " .. table.concat(list, ", ")
            .. ". Have them dropped with DROP SCRIPT by their owner or an administrator."
end

local function create(database, deployment, endpoint, quoted_name, has_key)
    return database:try(prediction_script.statement(database, deployment, endpoint, quoted_name, has_key))
end

local function complain(database, schema, script, failed, problem)
    local taken = prediction_catalogue.taken_name(database, schema, script)
    if taken then
        failure.raise("E-SME-LUA-60", "Another session has created the script %s while this one was preparing it: %s. "
                .. "Nothing was created in AWS here. If the other session deploys the endpoint that you want, use that "
                .. "one; otherwise choose another endpoint name or schema.", taken, problem)
    end
    failure.raise("E-SME-LUA-40", "The prediction script %s could not be created: %s. Nothing was created in AWS. "
            .. "Check that you may create scripts in the schema (CREATE SCRIPT in your own, else CREATE ANY SCRIPT), "
            .. "and that there is no other object of that name.", failed, problem)
end

--- Creates both scripts, for good: the record by which the endpoint can be deleted.
-- Gives { plain, with_key } with their quoted names, and what else it takes to find exactly these scripts again.
function prediction_scripts.create(database, deployment, endpoint, schema, script)
    local scripts = {
        schema = schema,
        name = script,
        deployment = endpoint.deployment,
        plain = database:object(schema, script),
        with_key = database:object(schema, prediction_catalogue.with_key(script)),
    }
    local at
    local done, result = transaction.run(database, function()
        at = scripts.plain
        local created, problem = create(database, deployment, endpoint, scripts.plain, false)
        if created then
            at = scripts.with_key
            created, problem = create(database, deployment, endpoint, scripts.with_key, true)
        end
        if created then
            return prediction_catalogue.standing(database, scripts)
        end
        return false, problem
    end)
    if not done then
        complain(database, schema, script, at or scripts.plain, result)
    end
    -- INFERRED: who creates a script in a schema of somebody else may not see it in the catalogue.
    scripts.are_visible = #result == 2
    return scripts
end

--- Drops those scripts that this deployment created, and no others that bear their names by now; as drop does.
function prediction_scripts.drop_own(database, scripts)
    local names = {}
    local done, rows = prediction_catalogue.standing(database, scripts)
    for index = 1, done and #rows or 0 do
        names[index] = database:object(scripts.schema, rows[index].SCRIPT_NAME)
    end
    if not scripts.are_visible then
        names = { scripts.plain, scripts.with_key }
    end
    return prediction_scripts.drop(database, names)
end

return prediction_scripts
