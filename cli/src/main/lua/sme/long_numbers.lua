-- DECIMALs of more digits than XGBoost's reader of training files takes. Of whole numbers from 2^64 on it keeps a
-- remainder, and it forgets what comes behind the 19th decimal, both without an error (xgboost 1.7.6; docs/csv-text.md).
local column_names = require("sme.column_names")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local long_numbers = {}

local MOST_DIGITS = 19
local TOO_LARGE = "1" .. string.rep("0", MOST_DIGITS)

-- Those of a type that is_concerned; a target whose classes are numbered is none of them.
local function decimals(source, is_concerned)
    local list = {}
    for _, column in ipairs(source.columns) do
        local is_number = column.type.kind == "DECIMAL" and not (column == source.target and source.labels)
        if is_number and is_concerned(column.type) then
            list[#list + 1] = column
        end
    end
    return list
end

-- Those that hold such a number in a row with a target.
local function holding(database, source, columns)
    local counts, names = {}, { source = database:object(source.schema, source.name),
        target = database.quote(source.target.name) }
    for index, column in ipairs(columns) do
        local place = "::c" .. index
        names["c" .. index] = database.quote(column.name)
        counts[index] = "COUNT(CASE WHEN " .. place .. " >= " .. TOO_LARGE .. " OR " .. place .. " <= -" .. TOO_LARGE
                .. " THEN 1 END) AS COLUMN_" .. index .. "_COUNT"
    end
    local counted = database:read(source.schema .. "." .. source.name, "SELECT " .. table.concat(counts, ", ")
            .. " FROM ::source WHERE ::target IS NOT NULL", names)[1]
    local list = {}
    for index, column in ipairs(columns) do
        if numbers.integer(counted["COLUMN_" .. index .. "_COUNT"]) > 0 then
            list[#list + 1] = column
        end
    end
    return list
end

--- Stops before numbers that the algorithm would read as others.
function long_numbers.check(database, source)
    local refused = decimals(source, function(type)
        return type.scale > MOST_DIGITS
    end)
    if #refused > 0 then
        failure.raise("E-SME-LUA-121", "The algorithm reads no more than %d decimals of a number, without an error, and "
                .. "these columns of %s have more: %s. Nothing was exported. Train on a view that casts them to DOUBLE.",
                MOST_DIGITS, source.name, column_names.with_types(refused))
    end
    local wide = decimals(source, function(type)
        return type.precision - type.scale > MOST_DIGITS
    end)
    refused = #wide > 0 and holding(database, source, wide) or {}
    if #refused > 0 then
        failure.raise("E-SME-LUA-122", "The algorithm would read numbers of more than %d digits before the point wrongly, "
                .. "without an error, and these columns of %s have some: %s. Nothing was exported. Train on a view that "
                .. "casts them to DOUBLE.", MOST_DIGITS, source.name, column_names.with_types(refused))
    end
end

return long_numbers
