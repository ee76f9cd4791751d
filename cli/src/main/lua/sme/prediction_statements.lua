-- The statements with which a person predicts through an endpoint, ready to be run.
local prediction_statements = {}

-- What stands where only the person knows what belongs there.
local TABLE = "<table>"
local KEY = "<key>"

local function select(script, arguments, from)
    return "SELECT " .. script .. "(" .. table.concat(arguments, ", ") .. ")\nFROM " .. from
end

local function names(database, features)
    local list = {}
    for index, feature in ipairs(features) do
        list[index] = database.quote(feature.name)
    end
    return list
end

local function key(database, source)
    local column = source and source.passed[1]
    return column and database.quote(column.name) or KEY
end

--- { plain, with_key, is_complete }: with all columns of the model in its order, from the source if there is one.
function prediction_statements.of(database, scripts, features, source)
    local from = source and database:object(source.schema, source.name) or TABLE
    local plain, keyed = names(database, features), names(database, features)
    table.insert(keyed, 1, "CAST(" .. key(database, source) .. " AS VARCHAR(2000000))")
    return {
        plain = select(scripts.plain, plain, from),
        with_key = select(scripts.with_key, keyed, from),
        is_complete = source ~= nil and #source.passed > 0,
    }
end

return prediction_statements
