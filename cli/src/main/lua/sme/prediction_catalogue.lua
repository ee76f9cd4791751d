-- Looks for the prediction scripts of an endpoint among the scripts of the database.
local failure = require("sme.failure")
local prediction_script = require("sme.prediction_script")
local transaction = require("sme.transaction")

local prediction_catalogue = {}

-- The names that scripts of an endpoint may have, beside that of the endpoint itself.
local WITH_KEY = "_WITH_KEY"
local WITH_SOURCE = "_WITH_SOURCE"

local NAMED = [[
SCRIPT_SCHEMA = :schema AND SCRIPT_NAME IN (:script, :script_with_key, :script_with_source)]]

--- The name of the script that passes a key through.
function prediction_catalogue.with_key(script)
    return script .. WITH_KEY
end

--- The name of the script that passes through what else a view's source has.
function prediction_catalogue.with_source(script)
    return script .. WITH_SOURCE
end

local function named(schema, script)
    return {
        schema = schema,
        script = script,
        script_with_key = prediction_catalogue.with_key(script),
        script_with_source = prediction_catalogue.with_source(script),
    }
end

--- The quoted name of a script that is there under one of the names, or nil.
function prediction_catalogue.taken_name(database, schema, script)
    local taken = database:read("the catalogue", "SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS\nWHERE " .. NAMED,
            named(schema, script))
    return #taken > 0 and database:object(schema, taken[1].SCRIPT_NAME) or nil
end

--- The owner of the schema, a user or a role; stops if it is not there or a script of one of the names already is.
function prediction_catalogue.check_place(database, schema, script)
    local schemas = database:read("the catalogue",
            "SELECT SCHEMA_OWNER FROM SYS.EXA_SCHEMAS WHERE SCHEMA_NAME = :schema", { schema = schema })
    if #schemas == 0 then
        failure.raise("E-SME-LUA-39", "There is no schema %s for the prediction scripts. Create it, or check the name: "
                .. "without double quotes it means upper case.", failure.show(schema))
    end
    local taken = prediction_catalogue.taken_name(database, schema, script)
    if taken then
        failure.raise("E-SME-LUA-41", "There is already a script %s. If it belongs to an endpoint, delete that with "
                .. "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT first; otherwise choose another endpoint name or schema.",
                taken)
    end
    return schemas[1].SCHEMA_OWNER
end

--- The scripts that stand as one deployment has left them, and not as another one of the same names.
function prediction_catalogue.standing(database, scripts)
    local values = named(scripts.schema, scripts.name)
    values.mark = "%" .. prediction_script.mark(scripts.deployment) .. "%"
    return database:try("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS\nWHERE " .. NAMED .. " AND SCRIPT_TEXT LIKE :mark",
            values)
end

--- Whether the scripts still stand that this deployment created, as far as its user can see that.
function prediction_catalogue.stand(database, scripts)
    if not scripts.are_visible then
        return true
    end
    transaction.refresh(database)
    local done, rows = prediction_catalogue.standing(database, scripts)
    return not done or #rows == #scripts.created
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
-- Each as { name, connection_name, view, is_registered, registered_in }: the name is quoted, and nil is what the script
-- does not tell.
function prediction_catalogue.find(database, endpoint_name, region)
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
            local name = database:object(row.SCRIPT_SCHEMA, row.SCRIPT_NAME)
            local record = prediction_script.record(row.SCRIPT_TEXT)
            found[#found + 1] = {
                name = name,
                connection_name = record.connection_name,
                is_registered = record.is_registered,
                registered_in = record.registered_in,
                view = record.view_name and { schema = row.SCRIPT_SCHEMA, name = record.view_name, script = name },
            }
        end
    end
    return found
end

return prediction_catalogue
