-- The table or view to learn from: what the catalogue says about it and whether a model can be trained on it.
local column_names = require("sme.column_names")
local column_type = require("sme.column_type")
local csv_dialect = require("sme.csv_dialect")
local data_check = require("sme.data_check")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local source_table = {}

-- The prediction scripts add these columns to the features.
local RESERVED = { PREDICTIONS = true, PROBABILITY = true, KEY = true }

--- The columns { name, type_text, type } of a table or view, the type being nil where it is none for a UDF.
function source_table.columns(database, schema, table_or_view)
    local rows = database:read("the catalogue", [[
SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS
WHERE COLUMN_SCHEMA = :schema AND COLUMN_TABLE = :table_or_view ORDER BY COLUMN_ORDINAL_POSITION]],
            { schema = schema, table_or_view = table_or_view })
    local columns = {}
    for index = 1, #rows do
        local type_text = column_type.text(rows[index].COLUMN_TYPE)
        columns[index] = { name = rows[index].COLUMN_NAME, type_text = type_text, type = column_type.read(type_text) }
    end
    if #columns == 0 then
        failure.raise("E-SME-LUA-18",
                "There is no table or view %s in the schema %s that you may read. Check both names (without double "
                        .. "quotes they mean upper case) and that you have SELECT on it and USAGE on the schema.",
                failure.show(table_or_view), failure.show(schema))
    end
    return columns
end

local function find(columns, name)
    for _, column in ipairs(columns) do
        if column.name == name then
            return column
        end
    end
    return nil
end

-- How a name is written in JSON so that SQL takes it exactly.
local function in_json(name)
    local quoted = '"' .. name:gsub('"', '""') .. '"'
    return (quoted:gsub('[\\"]', "\\%0"))
end

local function target_among(columns, wanted)
    local target = find(columns, wanted.target)
    if target then
        return target
    end
    local advice = "Check the name"
    if find(columns, wanted.target_as_given) then
        advice = 'Without double quotes a name means upper case: for the column that is there, write "'
                .. in_json(wanted.target_as_given) .. '" in the JSON text'
    end
    failure.raise("E-SME-LUA-19", "%s.%s has no column %s to predict. %s.", wanted.schema, wanted.table_or_view,
            failure.show(wanted.target), advice)
end

local function check_features(columns, target)
    if #columns == 1 then
        failure.raise("E-SME-LUA-20", "Besides the target %s there is no column to learn from. Add columns.",
                failure.show(target.name))
    end
    for _, column in ipairs(columns) do
        if column ~= target and RESERVED[column.name] then
            failure.raise("E-SME-LUA-21", "A column to learn from must not be named %s: the prediction scripts return "
                    .. "a column of that name. Train on a view that gives it another name.", failure.show(column.name))
        end
    end
end

local function check_types(columns)
    local unsupported = {}
    for _, column in ipairs(columns) do
        if not column.type then
            unsupported[#unsupported + 1] = column
        end
    end
    if #unsupported > 0 then
        failure.raise("E-SME-LUA-22", "Columns have types that a UDF cannot take: %s. Train on a view that converts "
                .. "them, such as with CAST(... AS VARCHAR(100)), or leaves them out.", column_names.with_types(unsupported))
    end
end

--- { schema, name, columns, target, rows, values, left_out, advice } with the columns, target included, in the order of
-- the files; the rows that have a target, how many different ones, the number of rows that have none, and sentences that a
-- person should read. The dialect says what the files are like; the columns get `header` where names are wanted for them.
function source_table.read(database, wanted, dialect)
    local columns = source_table.columns(database, wanted.schema, wanted.table_or_view)
    local target = target_among(columns, wanted)
    check_features(columns, target)
    column_names.name(columns, wanted.column_names)
    if dialect.has_header then
        column_names.check_header(columns)
    end
    check_types(columns)
    csv_dialect.check_columns(dialect, columns, target)
    data_check.target_type(target, wanted.problem_type)
    local source = data_check.run(database, wanted, columns, target)
    source.schema, source.name = wanted.schema, wanted.table_or_view
    source.columns, source.target = csv_dialect.order(dialect, columns, target), target
    return source
end

-- Names and types, in any order, as a text.
local function described(columns)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = column.name .. " " .. column.type_text
    end
    table.sort(list)
    return table.concat(list, "\n")
end

--- Another table or view of the same schema with the same columns: { schema, name, columns, target, rows }.
function source_table.validation(database, source, table_or_view)
    local columns = source_table.columns(database, source.schema, table_or_view)
    if described(columns) ~= described(source.columns) then
        failure.raise("E-SME-LUA-146", "The validation_table_or_view_name %s has other columns, or columns of other types, "
                .. "than %s. Nothing was exported. Take a table or view with the same ones.",
                failure.show(table_or_view), source.name)
    end
    local counted = database:read(source.schema .. "." .. table_or_view,
            "SELECT COUNT(::target) AS TARGET_COUNT FROM ::source",
            { source = database:object(source.schema, table_or_view), target = database.quote(source.target.name) })[1]
    local rows = numbers.integer(counted.TARGET_COUNT)
    if rows == 0 then
        failure.raise("E-SME-LUA-147", "The validation_table_or_view_name %s has no row with a target, so that nothing "
                .. "could be measured. Nothing was exported. Fill it, or leave it out.", failure.show(table_or_view))
    end
    return {
        schema = source.schema,
        name = table_or_view,
        columns = source.columns,
        target = source.target,
        labels = source.labels,
        rows = rows,
    }
end

return source_table
