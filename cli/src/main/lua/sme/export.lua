-- Writes the columns of a table or view to S3 as the CSV files that a job is trained on.
local csv_text = require("sme.csv_text")
local decimal_point = require("sme.decimal_point")
local export_query = require("sme.export_query")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local export = {}

local FILES_PER_NODE = 4
local ROWS_PER_FILE = 100000

-- With more objects than this under its prefix, Autopilot no longer measures the data to choose the training mode.
local MAX_FILES = 1000

-- INFERRED: a placeholder's value is not searched for placeholders again, so that a column name may have a colon.
local function parameters()
    local bound, values = 0, {}
    local function add(value)
        bound = bound + 1
        values["p" .. bound] = value
        return "p" .. bound
    end
    return values, function(value)
        return ":" .. add(value)
    end, function(quoted)
        return "::" .. add(quoted)
    end
end

-- All columns in order: EXPORT might leave out those that its list leaves out.
local function column_options(columns)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = index .. " DELIMIT = " .. csv_text.delimit(column.type)
    end
    return "(" .. table.concat(list, ", ") .. ")"
end

local function file_list(files, prefix, bind)
    local list = {}
    for index = 1, files do
        list[index] = "FILE " .. bind(string.format("%spart-%04d.csv", prefix, index))
    end
    return table.concat(list, " ")
end

--- How many files to write: few enough to be read well, enough to keep each node busy.
-- INFERRED: exa.meta.node_count is there in scripts too, as it is documented for Lua UDFs.
function export.files(rows, node_count)
    local most = math.min(FILES_PER_NODE * numbers.integer(node_count), rows // ROWS_PER_FILE, MAX_FILES)
    return math.max(1, most)
end

--- Exports and tells the number of rows written.
-- Options are spelled out where a default is a setting or unknown; REPLACE makes a repeated name harmless.
function export.run(database, source, connection_name, prefix, files)
    local values, bind, name = parameters()
    local text = "EXPORT (" .. export_query.text(database, source, bind, name) .. ") INTO CSV AT "
            .. name(database.quote(connection_name)) .. " " .. file_list(files, prefix, bind)
            .. " " .. column_options(source.columns)
            .. " REPLACE ENCODING = 'UTF-8' NULL = '' ROW SEPARATOR = 'LF' COLUMN SEPARATOR = ','"
            .. " COLUMN DELIMITER = '\"' DELIMIT = AUTO WITH COLUMN NAMES"
    return decimal_point.during(database, function()
        local done, result = database:try(text, values)
        if not done then
            failure.raise("E-SME-LUA-29",
                    "The database could not export %s.%s to S3: %s. Check that you have the EXPORT privilege and were "
                            .. "granted the connection %s, and that its AWS user may write to the bucket.",
                    source.schema, source.name, result, failure.show(connection_name))
        end
        -- INFERRED: EXPORT reports its rows like INSERT; the number counted before is the next best answer.
        return numbers.integer(result.rows_affected) or source.rows
    end)
end

return export
