-- The two prediction scripts of an endpoint as objects of the database: created, found and dropped together.
local failure = require("sme.failure")
local prediction_script = require("sme.prediction_script")

local prediction_scripts = {}

local WITH_KEY = "_WITH_KEY"

--- Stops if the schema is not there or a script of one of the two names already is.
function prediction_scripts.check_place(database, schema, script)
    local schemas = database:read("the catalogue",
            "SELECT SCHEMA_NAME FROM SYS.EXA_SCHEMAS WHERE SCHEMA_NAME = :schema", { schema = schema })
    if #schemas == 0 then
        failure.raise("E-SME-LUA-39", "There is no schema %s for the prediction scripts. Create it, or check the name: "
                .. "without double quotes it means upper case.", failure.show(schema))
    end
    local taken = database:read("the catalogue", [[
SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS
WHERE SCRIPT_SCHEMA = :schema AND SCRIPT_NAME IN (:script, :script_with_key)]],
            { schema = schema, script = script, script_with_key = script .. WITH_KEY })
    if #taken > 0 then
        failure.raise("E-SME-LUA-41", "There is already a script %s. If it belongs to an endpoint, delete that with "
                .. "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT first; otherwise choose another endpoint name or schema.",
                database:object(schema, taken[1].SCRIPT_NAME))
    end
end

local function drop_each(database, quoted_names)
    local kept = {}
    for _, name in ipairs(quoted_names) do
        local done, problem = database:try("DROP SCRIPT ::script", { script = name })
        if not done then
            kept[#kept + 1] = { name = name, problem = problem }
        end
    end
    return kept
end

--- Drops what can be dropped, for good; the list of { name, problem } of what could not.
function prediction_scripts.drop(database, quoted_names)
    if #quoted_names == 0 then
        return {}
    end
    local kept = drop_each(database, quoted_names)
    local done, problem = database:try("COMMIT")
    if done then
        return kept
    end
    for index, name in ipairs(quoted_names) do
        kept[index] = { name = name, problem = problem }
    end
    return kept
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

--- Creates both scripts, for good, and gives their quoted names: the record by which the endpoint can be deleted.
function prediction_scripts.create(database, deployment, endpoint, schema, script)
    local plain, with_key = database:object(schema, script), database:object(schema, script .. WITH_KEY)
    local created = {}
    local done, problem = create(database, deployment, endpoint, plain, false)
    if done then
        created[1] = plain
        done, problem = create(database, deployment, endpoint, with_key, true)
    end
    if done then
        created[2] = with_key
        done, problem = database:try("COMMIT")
    end
    if done then
        return created
    end
    -- Even after this error a client with autocommit commits what it finds; a rollback would take more than is ours.
    drop_each(database, created)
    failure.raise("E-SME-LUA-40", "The prediction script %s could not be created: %s. Nothing was created in AWS. "
            .. "Check that you may create scripts in the schema (CREATE SCRIPT in your own, else CREATE ANY SCRIPT), "
            .. "and that there is no other object of that name.", created[1] and with_key or plain, problem)
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
