-- The functions that the database gives to a script, as one value that is handed on to whoever needs them.
local failure = require("sme.failure")

local database = {}
database.__index = database

--- Takes { pquery, quote, join, null, decimal, meta } of the script.
function database.new(host)
    return setmetatable(host, database)
end

--- The quoted name of an object, fit for ::name.
function database:object(schema, name)
    return self.join(".", self.quote(schema), self.quote(name))
end

--- The quoted names of columns, as a list.
function database:names(columns)
    local names = {}
    for index, column in ipairs(columns) do
        names[index] = self.quote(column.name)
    end
    return names
end

--- The quoted name of an object that lives beside the running script.
function database:own(name)
    return self:object(self.meta.script_schema, name)
end

--- true and the result, or false and the database's message.
-- Without parameters nothing in the text is replaced: the only safe way for text with a colon inside.
function database:try(text, parameters)
    local done, result
    if parameters then
        done, result = self.pquery(text, parameters)
    else
        done, result = self.pquery(text)
    end
    if done then
        return true, result
    end
    return false, tostring(result.error_message)
end

--- The rows of a query; `what` says in an error what was to be read.
function database:read(what, text, parameters)
    local done, result = self:try(text, parameters)
    if not done then
        failure.raise("E-SME-LUA-28", "The database refused to read %s: %s. Check that you have SELECT on it, and "
                .. "USAGE on its schema.", what, result)
    end
    return result
end

return database
