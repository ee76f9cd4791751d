-- What training files look like, by what reads them: a value { has_header, quoting, target_position, text_rule,
-- is_numeric }.
local column_names = require("sme.column_names")
local csv_text = require("sme.csv_text")
local failure = require("sme.failure")
local text_rule = require("sme.text_rule")

local csv_dialect = {}

--- What Autopilot reads.
csv_dialect.AUTOPILOT = { has_header = true, quoting = "texts", target_position = "table", text_rule = text_rule.CURRENT }

--- What the containers of built-in algorithms read without an error, and rightly: numbers alone, the target first.
-- XGBoost takes a header for a row, a field in quotes for a missing one, and a date for its year.
csv_dialect.BUILT_IN = {
    has_header = false,
    quoting = "never",
    target_position = "first",
    text_rule = text_rule.PLAIN,
    is_numeric = true,
}

local NUMERIC = { BOOLEAN = true, DECIMAL = true, DOUBLE = true }
local DELIMIT = { always = "ALWAYS", never = "NEVER" }

--- How EXPORT delimits the fields of a column.
function csv_dialect.delimit(dialect, type)
    return DELIMIT[dialect.quoting] or csv_text.delimit(type)
end

--- The columns in the order of the files.
function csv_dialect.order(dialect, columns, target)
    if dialect.target_position == "table" then
        return columns
    end
    local list = {}
    for _, column in ipairs(columns) do
        if column ~= target then
            list[#list + 1] = column
        end
    end
    table.insert(list, dialect.target_position == "first" and 1 or #list + 1, target)
    return list
end

local function list_of(columns, is_refused)
    local refused = {}
    for _, column in ipairs(columns) do
        if is_refused(column) then
            refused[#refused + 1] = column
        end
    end
    return #refused > 0 and column_names.with_types(refused) or nil
end

--- Stops before columns that cannot be written so that they are read as they were.
function csv_dialect.check_columns(dialect, columns, target)
    local refused = dialect.is_numeric and list_of(columns, function(column)
        return column ~= target and not NUMERIC[column.type.kind]
    end)
    if refused then
        failure.raise("E-SME-LUA-136", "The algorithm learns from numbers and truth values only, and would read these "
                .. "columns wrongly without an error: %s. Nothing was exported. Train on a view that leaves them out or "
                .. "encodes them: a text as CASE ... WHEN 'red' THEN 1 ELSE 0 END for each value, a date as DAYS_BETWEEN "
                .. "a certain day, a timestamp as SECONDS_BETWEEN.", refused)
    end
    refused = dialect.quoting == "never" and not dialect.is_numeric and list_of(columns, function(column)
        return csv_text.is_delimited(column.type) and column.type.kind ~= "TIMESTAMP"
    end)
    if refused then
        failure.raise("E-SME-LUA-153", 'With "quoting": "never" no text can be exported, because it may have commas or '
                .. "line breaks: %s. Nothing was exported. Leave out quoting, or train on a view without these columns.",
                refused)
    end
end

return csv_dialect
