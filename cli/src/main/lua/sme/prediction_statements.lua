-- The statements with which a person predicts through an endpoint, ready to be run.
local prediction_statements = {}

-- What stands where only the person knows what belongs there.
local TABLE = "<table>"
local KEY = "<key>"

local function select(script, arguments, from)
    return "SELECT " .. script .. "(" .. table.concat(arguments, ", ") .. ")\nFROM " .. from
end

--- { plain, with_key, key }: with all columns of the model in its order, from the source if there is one; and the name
-- of the column that stands for the key, nil if a person has to give one.
function prediction_statements.of(database, scripts, features, source)
    local from = source and database:object(source.schema, source.name) or TABLE
    local plain, keyed = database:names(features), database:names(features)
    -- Nothing tells which column is a key; a person does.
    local key = source and source.passed[1] and source.passed[1].name
    table.insert(keyed, 1, "CAST(" .. (key and database.quote(key) or KEY) .. " AS VARCHAR(2000000))")
    return {
        plain = select(scripts.plain, plain, from),
        with_key = select(scripts.with_key, keyed, from),
        key = key,
    }
end

return prediction_statements
