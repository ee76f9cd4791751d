-- Makes sure that numbers are written with a point while an action runs, whatever the session has been set to: whether
-- the point in a format follows the session is documented nowhere.
local failure = require("sme.failure")

local decimal_point = {}

local POINT = ".,"

local function set(database, characters)
    return database:try("ALTER SESSION SET NLS_NUMERIC_CHARACTERS = :characters", { characters = characters })
end

local function not_restored(before, problem)
    return "E-SME-LUA-47: The database refused to set NLS_NUMERIC_CHARACTERS of your session back to "
            .. failure.show(before) .. " after the export: " .. problem .. ". It is " .. failure.show(POINT)
            .. " now, and no job was created. Set it with ALTER SESSION or connect again, then train again."
end

--- Runs the action with a decimal point and leaves the session as it was, also when the action fails.
-- INFERRED: ALTER SESSION may be used inside of a script, and neither commits nor ends its transaction.
function decimal_point.during(database, action)
    local rows = database:read("the session's NLS_NUMERIC_CHARACTERS",
            "SELECT SESSION_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'NLS_NUMERIC_CHARACTERS'")
    local before = rows[1].SESSION_VALUE
    if before == POINT then
        return action()
    end
    local is_set, problem = set(database, POINT)
    if not is_set then
        failure.raise("E-SME-LUA-26", "The database refused to set NLS_NUMERIC_CHARACTERS of your session to %s for "
                .. "the export: %s. Set it yourself with ALTER SESSION.", failure.show(POINT), problem)
    end
    local done, result = failure.attempt(action)
    is_set, problem = set(database, before)
    if not is_set then
        local text = not_restored(before, problem)
        failure.raise_text(done and text or result .. " Besides, " .. text)
    end
    if not done then
        failure.raise_text(result)
    end
    return result
end

return decimal_point
