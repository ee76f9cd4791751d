-- How a value looks in the files that are trained on: the twin of what the prediction UDF sends to the endpoint. The
-- table of both is docs/csv-text.md.
-- Every assumption about Exasol's conversions stands in this file; none of them could be tried on a live database.
local text_rule = require("sme.text_rule")

local csv_text = {}

-- The types whose text has, or may have, something to delimit: blanks, separators, quotes, line breaks.
local DELIMITED = { CHAR = true, VARCHAR = true, TIMESTAMP = true }

-- Formats are bound values: they hold colons, which a statement's text with parameters must not.
local DATE = "YYYY-MM-DD"
local TIMESTAMP = "YYYY-MM-DD HH24:MI:SS"

--- Exactly `scale` digits after the point and at least one before it.
local function decimal_mask(type)
    local digits_before_point = math.max(1, type.precision - type.scale)
    return string.rep("9", digits_before_point - 1) .. "0." .. string.rep("0", type.scale)
end

local function boolean(column, rule)
    if rule == text_rule.PLAIN then
        return "CASE " .. column .. " WHEN TRUE THEN '1' WHEN FALSE THEN '0' END"
    end
    return "CASE " .. column .. " WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END"
end

-- INFERRED: a 9 of the mask without a digit, and a sign that is not there, become blanks. FM, which removes blanks, is
-- not used: it might remove trailing zeros too. REPLACE with two arguments removes the blanks wherever they are, also
-- between a sign and the first digit. Whether the point of a mask follows NLS_NUMERIC_CHARACTERS, as D does, is
-- unknown, and does not matter because sme.decimal_point sets them.
local function decimal(column, bind, type)
    return "REPLACE(TO_CHAR(" .. column .. ", " .. bind(decimal_mask(type)) .. "), ' ')"
end

local function timestamp(column, bind, type)
    local format = type.precision == 0 and TIMESTAMP or TIMESTAMP .. ".FF" .. type.precision
    return "TO_CHAR(" .. column .. ", " .. bind(format) .. ")"
end

--- Whether SQL has no expression for the text of a column: there is no format that writes any DOUBLE so that it is
-- read as the same value, and what EXPORT makes of one is documented nowhere. A script writes it instead.
function csv_text.needs_script(type)
    return type.kind == "DOUBLE"
end

--- The SQL expression for a column, by a rule of texts; `bind` takes a value and gives the placeholder that stands for
-- it.
-- INFERRED: integers and texts leave the loader as they are, and NULL as an empty field.
function csv_text.expression(column, bind, type, rule)
    if type.kind == "BOOLEAN" then
        return boolean(column, rule)
    end
    if type.kind == "DECIMAL" and type.scale > 0 then
        return decimal(column, bind, type)
    end
    if type.kind == "DATE" then
        return "TO_CHAR(" .. column .. ", " .. bind(DATE) .. ")"
    end
    if type.kind == "TIMESTAMP" then
        return timestamp(column, bind, type)
    end
    return column
end

--- When EXPORT delimits the fields of a column.
-- ALWAYS, because which characters AUTO counts as special is documented nowhere that is certain; the prediction UDF
-- does the same. The text of other types has nothing special, so AUTO leaves it alone and still delimits a name in the
-- header that needs it, which NEVER might not.
-- INFERRED: NULL stays an empty field under ALWAYS too; a reader of CSV cannot tell the difference.
function csv_text.delimit(type)
    return csv_text.is_delimited(type) and "ALWAYS" or "AUTO"
end

--- Whether the text of a column has, or may have, something to delimit.
function csv_text.is_delimited(type)
    return DELIMITED[type.kind] == true
end

return csv_text
