-- The two prediction scripts of an endpoint as objects of the database: created, found and dropped together.
local failure = require("sme.failure")
local prediction_script = require("sme.prediction_script")
local transaction = require("sme.transaction")

local prediction_scripts = {}

local WITH_KEY = "_WITH_KEY"

-- The quoted name of a script that is there under one of the two names, or nil.
local function taken_name(database, schema, script)
    local taken = database:read("the catalogue", [[
SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS
WHERE SCRIPT_SCHEMA = :schema AND SCRIPT_NAME IN (:script, :script_with_key)]],
            { schema = schema, script = script, script_with_key = script .. WITH_KEY })
    return #taken > 0 and database:object(schema, taken[1].SCRIPT_NAME) or nil
end

--- Stops if the schema is not there or a script of one of the two names already is.
function prediction_scripts.check_place(database, schema, script)
    local schemas = database:read("the catalogue",
            "SELECT SCHEMA_NAME FROM SYS.EXA_SCHEMAS WHERE SCHEMA_NAME = :schema", { schema = schema })
    if #schemas == 0 then
        failure.raise("E-SME-LUA-39", "There is no schema %s for the prediction scripts. Create it, or check the name: "
                .. "without double quotes it means upper case.", failure.show(schema))
    end
    local taken = taken_name(database, schema, script)
    if taken then
        failure.raise("E-SME-LUA-41", "There is already a script %s. If it belongs to an endpoint, delete that with "
                .. "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT first; otherwise choose another endpoint name or schema.",
                taken)
    end
end

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

-- The scripts that stand as one deployment has left them, and not as another one of the same names.
local function standing(database, scripts)
    return database:try([[
SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS
WHERE SCRIPT_SCHEMA = :schema AND SCRIPT_NAME IN (:script, :script_with_key) AND SCRIPT_TEXT LIKE :mark]], {
        schema = scripts.schema,
        script = scripts.name,
        script_with_key = scripts.name .. WITH_KEY,
        mark = "%" .. prediction_script.mark(scripts.deployment) .. "%",
    })
end

local function complain(database, schema, script, failed, problem)
    local taken = taken_name(database, schema, script)
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
        with_key = database:object(schema, script .. WITH_KEY),
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
            return standing(database, scripts)
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

--- Whether the scripts still stand that this deployment created, as far as its user can see that.
function prediction_scripts.stand(database, scripts)
    if not scripts.are_visible then
        return true
    end
    transaction.refresh(database)
    local done, rows = standing(database, scripts)
    return not done or #rows == 2
end

--- Drops those scripts that this deployment created, and no others that bear their names by now; as drop does.
function prediction_scripts.drop_own(database, scripts)
    local names = {}
    local done, rows = standing(database, scripts)
    for index = 1, done and #rows or 0 do
        names[index] = database:object(scripts.schema, rows[index].SCRIPT_NAME)
    end
    if not scripts.are_visible then
        names = { scripts.plain, scripts.with_key }
    end
    return prediction_scripts.drop(database, names)
end

local function has_line(text, wanted)
    for line in text:gmatch("[^\r\n]+") do
        if line == wanted then
            return true
        end
    end
    return false
end

--- The prediction scripts of exactly this endpoint and region, in whatever schema they are.
-- Each as { name, connection_name }: quoted, and nil if the script does not tell it.
function prediction_scripts.find(database, endpoint_name, region)
    local endpoint_line = prediction_script.endpoint_line(endpoint_name)
    local region_line = prediction_script.region_line(region)
    transaction.refresh(database)
    local rows = database:read("the catalogue", [[
SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS
WHERE SCRIPT_TEXT LIKE :mark ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME]],
            { mark = "%-Dsme.endpoint=" .. endpoint_name .. ";%" })
    local found = {}
    for index = 1, #rows do
        local row = rows[index]
        if has_line(row.SCRIPT_TEXT, endpoint_line) and has_line(row.SCRIPT_TEXT, region_line) then
            found[#found + 1] = {
                name = database:object(row.SCRIPT_SCHEMA, row.SCRIPT_NAME),
                connection_name = prediction_script.connection_name(row.SCRIPT_TEXT),
            }
        end
    end
    return found
end

return prediction_scripts
