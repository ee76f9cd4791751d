-- The columns that a model of somebody else takes: a list that is given, or those of a table.
local characters = require("sme.characters")
local column_names = require("sme.column_names")
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")
local source_table = require("sme.source_table")

local model_columns = {}

local LONGEST_NAME = 128

-- The function that passes a key through has a column of this name.
local KEY = "KEY"

local function flaw_of(name, seen)
    if characters.has_control(name) then
        return "it has a line break or another control character"
    elseif characters.count(name) > LONGEST_NAME or name:find(".", 1, true) then
        return "a column has no . in its name, and at most " .. LONGEST_NAME .. " characters"
    elseif name == KEY then
        return "the function with _WITH_KEY has a column of that name"
    end
    return seen[name] and "there are two of it" or nil
end

local function check_names(columns)
    local seen, flaws = {}, {}
    for _, column in ipairs(columns) do
        local flaw = flaw_of(column.name, seen)
        if flaw then
            flaws[#flaws + 1] = failure.show(column.name) .. " (" .. flaw .. ")"
        end
        seen[column.name] = true
    end
    if #flaws > 0 then
        failure.raise("E-SME-LUA-104", "Columns of the model cannot be parameters of a function: %s. Nothing was created. "
                .. "Give them other names in SQL; column_names of request says what the model calls them.",
                failure.list(flaws))
    end
end

local function size_of(list)
    local count = 0
    for _ in pairs(list) do
        count = count + 1
    end
    return count
end

--- The columns { name, type_text, type } of a list of objects { name, type }.
function model_columns.of_list(list)
    if type(list) ~= "table" or #list == 0 or #list ~= size_of(list) then
        failure.raise("E-SME-LUA-103", 'The value of columns has to be a list of objects, such as [{"name": "AGE", '
                .. '"type": "DECIMAL(9,0)"}], one for each column of the model in its order.')
    end
    local columns = {}
    for index, element in ipairs(list) do
        local object = json_arguments.object({ columns = element }, "columns", { "name", "type" })
        local type_text = characters.upper(json_arguments.text(object, "type")):gsub(", ", ",")
        columns[index] = {
            name = json_arguments.text(object, "name"),
            type_text = type_text,
            type = column_type.read(type_text),
        }
        if not columns[index].type then
            failure.raise("E-SME-LUA-103", "The type %s of the column %s is none that a function takes: BOOLEAN, "
                    .. "DECIMAL(p,s), DOUBLE, DATE, TIMESTAMP, CHAR(n), VARCHAR(n).", failure.show(object.type),
                    failure.show(columns[index].name))
        end
    end
    check_names(columns)
    return columns
end

--- The same of a table or view { schema, table_or_view, target }, without the target if there is one.
function model_columns.of_table(database, input)
    local columns, unsupported, has_target = {}, {}, false
    for _, column in ipairs(source_table.columns(database, input.schema, input.table_or_view)) do
        if column.name == input.target then
            has_target = true
        else
            columns[#columns + 1] = column
            if not column.type then
                unsupported[#unsupported + 1] = column
            end
        end
    end
    if #columns == 0 or input.target and not has_target or #unsupported > 0 then
        failure.raise("E-SME-LUA-103", "The columns of %s.%s cannot be those of a model: %s. Nothing was created. Give a "
                .. "view that has exactly the columns of the model, or name them in columns.", input.schema,
                input.table_or_view, #unsupported > 0 and "a function does not take " .. column_names.with_types(unsupported)
                        or #columns == 0 and "there is none besides the target"
                        or "there is no target_attribute_name " .. failure.show(input.target))
    end
    check_names(columns)
    return columns
end

return model_columns
