-- The table or view whose rows are predicted by a view: its columns by name, and whether the model's are among them.
local characters = require("sme.characters")
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local identifier = require("sme.identifier")

local prediction_source = {}

--- The names { schema, name } of a text such as CREDIT.APPLICATIONS; no name of SQL holds a point.
function prediction_source.names(text)
    local schema, name = text:match("^([^.]+)%.([^.]+)$")
    if not schema then
        failure.raise("E-SME-LUA-109", "The source %s is not written as a schema and a table or view in it, with a point "
                .. 'between them, such as "source" : "CREDIT.APPLICATIONS".', failure.show(text))
    end
    return { schema = identifier.read("The schema of the source", schema), name = identifier.read("The source", name) }
end

local function shown(source)
    return failure.show(source.schema .. "." .. source.name)
end

local function catalogue(database, source)
    local rows = database:read("the catalogue", [[
SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS
WHERE COLUMN_SCHEMA = :schema AND COLUMN_TABLE = :source ORDER BY COLUMN_ORDINAL_POSITION]],
            { schema = source.schema, source = source.name })
    local columns = {}
    for index = 1, #rows do
        local type_text = column_type.text(rows[index].COLUMN_TYPE)
        columns[index] = { name = rows[index].COLUMN_NAME, type_text = type_text, type = column_type.read(type_text) }
    end
    if #columns == 0 then
        failure.raise("E-SME-LUA-110", "There is no source %s that you may read. Nothing was created. Check both names "
                .. "(without double quotes they mean upper case) and that you have SELECT on it and USAGE on the "
                .. "schema.", shown(source))
    end
    return columns
end

-- Texts of different lengths are the same text to a model, but for CHAR, which is filled with blanks.
local function has_same_text(type, trained)
    if not type or type.kind ~= trained.type.kind then
        return false
    end
    if type.kind == "DECIMAL" then
        return type.scale == trained.type.scale
    end
    if type.kind == "TIMESTAMP" then
        return type.precision == trained.type.precision
    end
    return type.kind ~= "CHAR" or type.length == trained.type.length
end

local function by_name(columns)
    local found = {}
    for _, column in ipairs(columns) do
        found[column.name] = column
    end
    return found
end

local function check_features(source, columns, features)
    local found, flaws = by_name(columns), {}
    for _, feature in ipairs(features) do
        local column = found[feature.name]
        if not column then
            flaws[#flaws + 1] = failure.show(feature.name) .. " is missing"
        elseif not has_same_text(column.type, feature) then
            flaws[#flaws + 1] = failure.show(feature.name) .. " is " .. column.type_text .. " instead of "
                    .. feature.type_text
        end
    end
    if #flaws > 0 then
        failure.raise("E-SME-LUA-111", "The source %s does not have the columns that the model was trained on: %s. "
                .. "Nothing was created. Give a view of it that has them, with these names and types.", shown(source),
                failure.list(flaws))
    end
end

local function check_others(source, columns, reserved)
    local flaws = {}
    for _, column in ipairs(columns) do
        if characters.has_control(column.name) then
            flaws[#flaws + 1] = failure.show(column.name) .. " has a line break or another control character"
        elseif not column.type then
            flaws[#flaws + 1] = failure.show(column.name) .. " is " .. column.type_text .. ", which a UDF cannot take"
        elseif reserved[column.name] then
            flaws[#flaws + 1] = failure.show(column.name) .. " is the name of what the model says"
        end
    end
    if #flaws > 0 then
        failure.raise("E-SME-LUA-112", "Columns of the source %s cannot stand beside predictions: %s. Nothing was "
                .. "created. Give a view of it that leaves them out, casts them or names them otherwise.",
                shown(source), failure.list(flaws))
    end
end

--- { schema, name, columns, features, passed }: all columns in their order; of these those of the model in its order, and
-- the others. `outputs` are the columns { name } that the model adds.
function prediction_source.read(database, names, features, outputs)
    local columns = catalogue(database, names)
    check_features(names, columns, features)
    check_others(names, columns, by_name(outputs))
    local source = { schema = names.schema, name = names.name, columns = columns, features = {}, passed = {} }
    local found, trained = by_name(columns), by_name(features)
    for index, feature in ipairs(features) do
        source.features[index] = found[feature.name]
    end
    for _, column in ipairs(columns) do
        if not trained[column.name] then
            source.passed[#source.passed + 1] = column
        end
    end
    return source
end

return prediction_source
