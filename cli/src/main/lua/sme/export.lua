-- Writes the columns of a table or view to S3 as the CSV files that a job is trained on.
local csv_dialect = require("sme.csv_dialect")
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
local function column_options(columns, dialect)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = index .. " DELIMIT = " .. csv_dialect.delimit(dialect, column.type)
    end
    return "(" .. table.concat(list, ", ") .. ")"
end

local function paths(prefix, files)
    local list = {}
    for index = 1, files do
        list[index] = string.format("%spart-%04d.csv", prefix, index)
    end
    return list
end

local function file_list(files, bind)
    local list = {}
    for index, path in ipairs(files) do
        list[index] = "FILE " .. bind(path)
    end
    return table.concat(list, " ")
end

--- How many files to write: few enough to be read well, enough to keep each node busy.
-- INFERRED: exa.meta.node_count is there in scripts too, as it is documented for Lua UDFs.
function export.files(rows, node_count)
    local most = math.min(FILES_PER_NODE * numbers.integer(node_count), rows // ROWS_PER_FILE, MAX_FILES)
    return math.max(1, most)
end

-- One statement; the number of rows written, or of the rows that were counted before.
-- INFERRED: EXPORT reports its rows like INSERT; the number counted before is the next best answer.
local function run(database, source, dialect, connection_name, paths, shard)
    local values, bind, name = parameters()
    local text = "EXPORT (" .. export_query.text(database, source, dialect, bind, name, shard) .. ") INTO CSV AT "
            .. name(database.quote(connection_name)) .. " " .. file_list(paths, bind)
            .. " " .. column_options(source.columns, dialect)
            .. " REPLACE ENCODING = 'UTF-8' NULL = '' ROW SEPARATOR = 'LF' COLUMN SEPARATOR = ','"
            .. [[ COLUMN DELIMITER = '"' DELIMIT = AUTO]] .. (dialect.has_header and " WITH COLUMN NAMES" or "")
    local done, result = database:try(text, values)
    if not done then
        failure.raise("E-SME-LUA-29",
                "The database could not export %s.%s to S3: %s. Check that you have the EXPORT privilege and were "
                        .. "granted the connection %s, and that its AWS user may write to the bucket.",
                source.schema, source.name, result, failure.show(connection_name))
    end
    return numbers.integer(result.rows_affected)
end

--- Exports in a dialect of csv_dialect, and tells the number of rows written.
-- Options are spelled out where a default is a setting or unknown; REPLACE makes a repeated name harmless.
function export.run(database, source, dialect, connection_name, prefix, files)
    return decimal_point.during(database, function()
        return run(database, source, dialect, connection_name, paths(prefix, files)) or source.rows
    end)
end

--- The same with as many rows in each file as in any other, give or take one: EXPORT spreads rows over its files as it
-- likes, and may leave one of them empty.
-- INFERRED: what statements of one transaction read is of one moment, so that no row comes twice or never.
function export.run_evenly(database, source, dialect, connection_name, prefix, files)
    return decimal_point.during(database, function()
        local rows = 0
        for index, path in ipairs(paths(prefix, files)) do
            local written = run(database, source, dialect, connection_name, { path },
                    { index = index - 1, count = files })
            rows = rows and written and rows + written
        end
        return rows or source.rows
    end)
end

return export
