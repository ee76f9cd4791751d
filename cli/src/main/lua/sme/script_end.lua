-- Whether a UDF can be read by Exasol at all: a SQL client may have taken away what ends its last option.
local failure = require("sme.failure")

local script_end = {}

--- Stops if the last option of the script beside the running one has lost its semicolon; such a script never starts.
-- https://github.com/exasol/pyexasol, version 3.0.1, takes a semicolon at the end of each statement away.
function script_end.check(database, name)
    local done, rows = database:try([[
SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = :schema AND SCRIPT_NAME = :script]],
            { schema = database.meta.script_schema, script = name })
    local text = done and #rows > 0 and rows[1].SCRIPT_TEXT or ""
    local last = text:gsub("[%s/]+$", ""):match("[^\r\n]*$")
    if last:find("^%%") and last:sub(-1) ~= ";" then
        failure.raise("E-SME-LUA-116", "The UDF %s cannot start: its last option, %s, has lost the ; at its end. The SQL "
                .. "client that created it took it away, as pyexasol does. Let the administrator run sme deploy, which "
                .. "writes it again.", database:own(name), failure.show(last))
    end
end

return script_end
