-- Column types as the catalogue reports them, and which of them a UDF takes.
local column_type = {}

-- TIMESTAMP without a precision is what databases before nanosecond support report; it means milliseconds.
local MILLISECONDS = 3

--- { kind, precision, scale } of a type that can be trained on, or nil.
-- The whole text has to fit: the type is later written into a CREATE SCRIPT statement.
-- INFERRED: HASHTYPE, GEOMETRY, INTERVAL and TIMESTAMP WITH LOCAL TIME ZONE cannot be parameters of Java UDFs.
function column_type.read(text)
    if text == "BOOLEAN" or text == "DATE" then
        return { kind = text }
    end
    if text == "DOUBLE" or text == "DOUBLE PRECISION" then
        return { kind = "DOUBLE" }
    end
    local precision, scale = text:match("^DECIMAL%((%d+), ?(%d+)%)$")
    if precision then
        return { kind = "DECIMAL", precision = tonumber(precision), scale = tonumber(scale) }
    end
    if text == "TIMESTAMP" then
        return { kind = "TIMESTAMP", precision = MILLISECONDS }
    end
    precision = text:match("^TIMESTAMP%((%d)%)$")
    if precision then
        return { kind = "TIMESTAMP", precision = tonumber(precision) }
    end
    local kind, suffix = text:match("^(V?A?R?CHAR)%(%d+%)(.*)$")
    if (kind == "CHAR" or kind == "VARCHAR") and (suffix == "" or suffix == " ASCII" or suffix == " UTF8") then
        return { kind = kind }
    end
    return nil
end

--- Whether no prediction of a class can be turned into a value of the type.
function column_type.is_point_in_time(type)
    return type.kind == "DATE" or type.kind == "TIMESTAMP"
end

return column_type
