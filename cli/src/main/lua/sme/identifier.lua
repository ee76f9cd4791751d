-- Names as users write them in SQL: my_table means MY_TABLE, "my table" means itself.
local characters = require("sme.characters")
local failure = require("sme.failure")

local identifier = {}

-- https://docs.exasol.com/db/latest/sql_references/basiclanguageelements.htm
local MAX_CHARACTERS = 128

local function unquoted(text)
    if text:find("[\128-\255]") then
        return nil, "it has letters outside of A to Z: write it in double quotes, exactly as it was created"
    end
    if not text:find("^[A-Za-z][A-Za-z0-9_]*$") then
        return nil, "without double quotes a name starts with a letter and has letters, digits and _ only: "
                .. "write any other name in double quotes"
    end
    return characters.upper(text)
end

local function quoted(text)
    local inside = text:match('^"(.*)"$')
    if not inside or inside:gsub('""', ""):find('"', 1, true) then
        return nil, 'its double quotes do not fit: it starts and ends with one, and a " inside is written twice'
    end
    if inside == "" then
        return nil, "there is nothing between its double quotes"
    end
    if inside:find(".", 1, true) then
        -- The database's own words: '.' character is not allowed within quoted identifiers.
        return nil, "the database allows no . in a name: a schema and what is in it are given separately"
    end
    return (inside:gsub('""', '"'))
end

local function read(text)
    if characters.has_control(text) then
        return nil, "it has a control character"
    end
    local name, problem
    if text:sub(1, 1) == '"' then
        name, problem = quoted(text)
    else
        name, problem = unquoted(text)
    end
    if name and characters.count(name) > MAX_CHARACTERS then
        return nil, "it has more than " .. MAX_CHARACTERS .. " characters"
    end
    return name, problem
end

--- The name that SQL would look for; `what` says in an error what the text was given as.
function identifier.read(what, text)
    local name, problem = read(text)
    if not name then
        failure.raise("E-SME-LUA-7", "%s %s is not a name of SQL: %s.", what, failure.show(text), problem)
    end
    return name
end

--- The name of a connection, which UDFs will ask for.
-- INFERRED from the source of Exasol's Java client: the name leaves Java in JNI's own encoding, which writes a
-- character beyond U+FFFF as bytes that are not UTF-8, so that the database would look for another name.
function identifier.read_connection(what, text)
    local name = identifier.read(what, text)
    if characters.has_supplementary(name) then
        failure.raise("E-SME-LUA-52", "%s %s has a character that a UDF cannot pass on to the database, such as an "
                .. "emoji. Create the connection under another name.", what, failure.show(name))
    end
    return name
end

return identifier
