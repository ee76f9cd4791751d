-- The text of a DOUBLE in training files: that of the script SME_DOUBLE_TEXT, which is made by the very class that makes
-- it for the requests of predictions.
-- Every assumption about calling it stands in this file; none of them could be tried on a live database.
local failure = require("sme.failure")
local numbers = require("sme.numbers")
local script_end = require("sme.script_end")
local text_rule = require("sme.text_rule")

local double_text = {}

local SCRIPT = "SME_DOUBLE_TEXT"

-- Of each rule: the columns that are emitted, whose texts have 24 or 40 characters at most, and what distinguishes it from
-- others, which write 5.0 or 1E-7. A script of an older version knows no rule but the first.
local RULES = {
    [text_rule.CURRENT] = { type = " VARCHAR(30)", number = "5", text = "5" },
    [text_rule.PLAIN] = { type = " VARCHAR(40)", number = "0.0000001", text = "0.0000001" },
}

-- The first argument of a call by a rule that is not the one that is meant without it.
local function leading(rule, bind)
    return rule ~= text_rule.CURRENT and bind(rule) .. ", " or ""
end

--- The expression that puts, in place of columns, their texts by a rule under the same names; `name` takes a quoted name
-- and `bind` a value, and either gives the placeholder that stands for it.
-- INFERRED: that a UDF may stand in the SELECT of an EXPORT. That the columns of a scalar script with EMITS stand beside
-- other expressions, and that a script with (...) takes its columns from the call, are known from Exasol's changelog
-- (13769) and its tests of script languages. One call for all columns: Exasol starts processes for each call in a
-- statement, and warns of statements with many of them.
function double_text.call(database, columns, rule, bind, name)
    local arguments, texts = {}, {}
    for index, column in ipairs(columns) do
        local placeholder = name(database.quote(column.name))
        arguments[index] = placeholder
        texts[index] = placeholder .. RULES[rule].type
    end
    return name(database:own(SCRIPT)) .. "(" .. leading(rule, bind) .. table.concat(arguments, ", ") .. ") EMITS ("
            .. table.concat(texts, ", ") .. ")"
end

--- Stops if the script cannot be run, or writes by another rule.
function double_text.check(database, rule)
    local script, sample = database:own(SCRIPT), RULES[rule]
    local values = { script = script, number = sample.number, statement_id = numbers.text(database.meta.statement_id) }
    local first = leading(rule, function(value)
        values.rule = value
        return ":rule"
    end)
    -- The statement's id makes each call unlike all others, so that no query cache answers for the script.
    local done, rows = database:try("SELECT ::script(" .. first .. "CAST(:number AS DOUBLE), CAST(:statement_id AS DOUBLE)) "
            .. 'EMITS ("NUMBER_TEXT"' .. sample.type .. ', "ID_TEXT"' .. sample.type .. ") FROM DUAL", values)
    local problem = not done and rows
            or rows[1].NUMBER_TEXT ~= sample.text
                    and "it writes " .. failure.show(rows[1].NUMBER_TEXT) .. " for " .. sample.number
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
