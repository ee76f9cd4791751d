-- The query whose rows are exported: the columns of a table or view as text, of the rows that have a target.
local class_labels = require("sme.class_labels")
local csv_text = require("sme.csv_text")
local double_text = require("sme.double_text")

local export_query = {}

--- Whether a script of the database is needed to write the columns.
function export_query.needs_script(columns)
    for _, column in ipairs(columns) do
        if csv_text.needs_script(column.type) then
            return true
        end
    end
    return false
end

local function rows_with_target(database, source, name)
    return " FROM " .. name(database:object(source.schema, source.name))
            .. " WHERE " .. name(database.quote(source.target.name)) .. " IS NOT NULL"
end

local function names(database, source, name)
    local list = {}
    for index, column in ipairs(source.columns) do
        local placeholder = name(database.quote(column.name))
        list[index] = column.header and placeholder .. " AS " .. name(database.quote(column.header)) or placeholder
    end
    return table.concat(list, ", ")
end

local function expression(source, column, dialect, bind, placeholder)
    if source.labels and column == source.target then
        return class_labels.expression(placeholder, bind, column.type, source.labels)
    end
    return csv_text.expression(placeholder, bind, column.type, dialect.text_rule)
end

-- What the script emits are columns side by side, so that a query around it brings all of them into their order.
local function inner(database, source, dialect, bind, name)
    local list, of_script = {}, {}
    for _, column in ipairs(source.columns) do
        if csv_text.needs_script(column.type) then
            of_script[#of_script + 1] = column
        else
            local placeholder = name(database.quote(column.name))
            list[#list + 1] = expression(source, column, dialect, bind, placeholder) .. " AS " .. placeholder
        end
    end
    if #of_script > 0 then
        list[#list + 1] = double_text.call(database, of_script, dialect.text_rule, bind, name)
    end
    return "SELECT " .. table.concat(list, ", ") .. rows_with_target(database, source, name)
end

local function outer(database, source, dialect, bind, name)
    local text = "SELECT " .. names(database, source, name) .. " FROM (" .. inner(database, source, dialect, bind, name)
            .. ")"
    -- A class that came into the table after its classes were read has no number.
    return source.labels and text .. " WHERE " .. name(database.quote(source.target.name)) .. " IS NOT NULL" or text
end

local function flat(database, source, dialect, bind, name)
    local list = {}
    for index, column in ipairs(source.columns) do
        local placeholder = name(database.quote(column.name))
        list[index] = expression(source, column, dialect, bind, placeholder) .. " AS "
                .. (column.header and name(database.quote(column.header)) or placeholder)
    end
    return "SELECT " .. table.concat(list, ", ") .. rows_with_target(database, source, name)
end

-- A name that none of the columns has.
local function number_name(source)
    local name = "ROW"
    for _, column in ipairs(source.columns) do
        if #(column.header or column.name) >= #name then
            name = ("N"):rep(#(column.header or column.name) + 1)
        end
    end
    return name
end

-- Rows are numbered in an order in which only equal rows change places, so that all parts together are all rows, each
-- once, and no part has a row more than another one has.
local function part(database, source, text, shard, name)
    local list = {}
    for index, column in ipairs(source.columns) do
        list[index] = name(database.quote(column.header or column.name))
    end
    local columns, number = table.concat(list, ", "), name(database.quote(number_name(source)))
    return "SELECT " .. columns .. " FROM (SELECT " .. columns .. ", ROW_NUMBER() OVER (ORDER BY " .. columns .. ") AS "
            .. number .. " FROM (" .. text .. ")) WHERE MOD(" .. number .. ", " .. shard.count .. ") = " .. shard.index
end

--- The text of the query; `bind` and `name` take a value, or a quoted name, and give the placeholder that stands for it.
-- A row without a target is not exported: nothing can be learned from it, and encoders take a missing label for one of
-- the classes. Where the source has labels, the target is the number of its label, and columns with a header are named
-- by it. With a shard { index, count }, index being below count, only that part of the rows is read.
function export_query.text(database, source, dialect, bind, name, shard)
    local write = (source.labels or export_query.needs_script(source.columns)) and outer or flat
    local text = write(database, source, dialect, bind, name)
    return shard and part(database, source, text, shard, name) or text
end

return export_query
