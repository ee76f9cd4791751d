-- Makes sure that numbers are written with a point while an action runs, whatever the session has been set to.
local failure = require("sme.failure")

local decimal_point = {}

local POINT = ".,"

local function set(database, characters)
    local done, problem = database:try("ALTER SESSION SET NLS_NUMERIC_CHARACTERS = :characters",
            { characters = characters })
    if not done then
        failure.raise("E-SME-LUA-26",
                "The database refused to set NLS_NUMERIC_CHARACTERS of your session to %s: %s. Set it yourself with "
                        .. "ALTER SESSION.", failure.show(characters), problem)
    end
end

--- Runs the action with a decimal point and leaves the session as it was.
-- INFERRED: ALTER SESSION may be used inside of a script, and neither commits nor ends its transaction.
function decimal_point.during(database, action)
    local rows = database:read("the session's NLS_NUMERIC_CHARACTERS",
            "SELECT SESSION_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'NLS_NUMERIC_CHARACTERS'")
    local before = rows[1].SESSION_VALUE
    if before:sub(1, 1) == "." then
        return action()
    end
    set(database, POINT)
    local done, result = failure.attempt(action)
    set(database, before)
    if not done then
        failure.raise_text(result)
    end
    return result
end

return decimal_point
