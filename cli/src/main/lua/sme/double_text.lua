-- The text of a DOUBLE in training files: that of the script SME_DOUBLE_TEXT, which is made by the very class that makes
-- it for the requests of predictions.
-- Every assumption about calling it stands in this file; none of them could be tried on a live database.
local failure = require("sme.failure")
local numbers = require("sme.numbers")
local script_end = require("sme.script_end")

local double_text = {}

local SCRIPT = "SME_DOUBLE_TEXT"

-- A sign, 17 digits, a point and an exponent take 24 characters.
local TYPE = " VARCHAR(30)"

-- What distinguishes the rule from those of others, which write 5.0.
local NUMBER, TEXT = "5", "5"

--- The expression that puts, in place of columns, their texts under the same names; `name` takes a quoted name and gives
-- the placeholder that stands for it.
-- INFERRED: that a UDF may stand in the SELECT of an EXPORT. That the columns of a scalar script with EMITS stand beside
-- other expressions, and that a script with (...) takes its columns from the call, are known from Exasol's changelog
-- (13769) and its tests of script languages. One call for all columns: Exasol starts processes for each call in a
-- statement, and warns of statements with many of them.
function double_text.call(database, columns, name)
    local arguments, texts = {}, {}
    for index, column in ipairs(columns) do
        local placeholder = name(database.quote(column.name))
        arguments[index] = placeholder
        texts[index] = placeholder .. TYPE
    end
    return name(database:own(SCRIPT)) .. "(" .. table.concat(arguments, ", ") .. ") EMITS ("
            .. table.concat(texts, ", ") .. ")"
end

--- Stops if the script cannot be run, or writes by another rule than that of sme.text_rule.
function double_text.check(database)
    local script = database:own(SCRIPT)
    -- The statement's id makes each call unlike all others, so that no query cache answers for the script.
    local done, rows = database:try("SELECT ::script(CAST(:number AS DOUBLE), CAST(:statement_id AS DOUBLE)) "
            .. 'EMITS ("NUMBER_TEXT" VARCHAR(30), "ID_TEXT" VARCHAR(30)) FROM DUAL',
            { script = script, number = NUMBER, statement_id = numbers.text(database.meta.statement_id) })
    local problem = not done and rows
            or rows[1].NUMBER_TEXT ~= TEXT and "it writes " .. failure.show(rows[1].NUMBER_TEXT) .. " for " .. NUMBER
    if not done then
        script_end.check(database, SCRIPT)
    end
    if problem then
        failure.raise("E-SME-LUA-79", "The script %s, which writes columns of type DOUBLE for the training, could not "
                .. "be run: %s. Nothing was exported. Check that you have EXECUTE on %s, which a new deployment may "
                .. "have dropped, and let the administrator check that the JAR is in BucketFS and the script language "
                .. "is activated.", SCRIPT, problem, script)
    end
end

return double_text
