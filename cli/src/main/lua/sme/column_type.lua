-- Column types as the catalogue reports them, and which of them a UDF takes.
local column_type = {}

-- TIMESTAMP without a precision is what databases before nanosecond support report; it means milliseconds.
local MILLISECONDS = 3

-- What the database takes: a type of a damaged row of a job is found before it gets into a statement.
local MAX_PRECISION = 36
local MAX_LENGTH = { CHAR = 2000, VARCHAR = 2000000 }

local function decimal(precision, scale)
    precision, scale = tonumber(precision), tonumber(scale)
    if precision < 1 or precision > MAX_PRECISION or scale > precision then
        return nil
    end
    return { kind = "DECIMAL", precision = precision, scale = scale }
end

local function text(kind, length, suffix)
    local most = MAX_LENGTH[kind]
    if not most or tonumber(length) < 1 or tonumber(length) > most then
        return nil
    end
    return (suffix == "" or suffix == " ASCII" or suffix == " UTF8") and { kind = kind, length = tonumber(length) } or nil
end

--- { kind, precision, scale, length } of a type that can be trained on, or nil.
-- The whole text has to fit: the type is later written into a CREATE SCRIPT statement.
-- INFERRED: HASHTYPE, GEOMETRY, INTERVAL and TIMESTAMP WITH LOCAL TIME ZONE cannot be parameters of Java UDFs.
function column_type.read(type_text)
    if type_text == "BOOLEAN" or type_text == "DATE" then
        return { kind = type_text }
    end
    if type_text == "DOUBLE" or type_text == "DOUBLE PRECISION" then
        return { kind = "DOUBLE" }
    end
    local precision, scale = type_text:match("^DECIMAL%((%d+), ?(%d+)%)$")
    if precision then
        return decimal(precision, scale)
    end
    if type_text == "TIMESTAMP" then
        return { kind = "TIMESTAMP", precision = MILLISECONDS }
    end
    precision = type_text:match("^TIMESTAMP%((%d)%)$")
    if precision then
        return { kind = "TIMESTAMP", precision = tonumber(precision) }
    end
    local kind, length, suffix = type_text:match("^(V?A?R?CHAR)%((%d+)%)(.*)$")
    return kind and text(kind, length, suffix) or nil
end

--- What the catalogue says of a column's type, as a text.
-- INFERRED: the type of a column is NULL where the view was not looked at since its source has changed.
function column_type.text(catalogued)
    return type(catalogued) == "string" and catalogued or "unknown (its view is outdated)"
end

--- Whether no prediction of a class can be turned into a value of the type.
function column_type.is_point_in_time(type)
    return type.kind == "DATE" or type.kind == "TIMESTAMP"
end

function column_type.is_number(type)
    return type.kind == "DECIMAL" or type.kind == "DOUBLE"
end

return column_type
