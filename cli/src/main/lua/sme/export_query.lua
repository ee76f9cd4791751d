-- The query whose rows are exported: the columns of a table or view as text, of the rows that have a target.
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

local function names(database, columns, name)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = name(database.quote(column.name))
    end
    return table.concat(list, ", ")
end

-- What the script emits are columns side by side, so that a query around it brings all of them into their order.
local function with_script(database, source, bind, name)
    local list, of_script = {}, {}
    for _, column in ipairs(source.columns) do
        if csv_text.needs_script(column.type) then
            of_script[#of_script + 1] = column
        else
            local placeholder = name(database.quote(column.name))
            list[#list + 1] = csv_text.expression(placeholder, bind, column.type) .. " AS " .. placeholder
        end
    end
    list[#list + 1] = double_text.call(database, of_script, name)
    return "SELECT " .. names(database, source.columns, name) .. " FROM (SELECT " .. table.concat(list, ", ")
            .. rows_with_target(database, source, name) .. ")"
end

local function without_script(database, source, bind, name)
    local list = {}
    for index, column in ipairs(source.columns) do
        local placeholder = name(database.quote(column.name))
        list[index] = csv_text.expression(placeholder, bind, column.type) .. " AS " .. placeholder
    end
    return "SELECT " .. table.concat(list, ", ") .. rows_with_target(database, source, name)
end

--- The text of the query; `bind` and `name` take a value, or a quoted name, and give the placeholder that stands for it.
-- A row without a target is not exported: nothing can be learned from it, and encoders take a missing label for one of
-- the classes.
function export_query.text(database, source, bind, name)
    local write = export_query.needs_script(source.columns) and with_script or without_script
    return write(database, source, bind, name)
end

return export_query
