-- Names as users write them in SQL: my_table means MY_TABLE, "my table" means itself.
local failure = require("sme.failure")

local identifier = {}

-- https://docs.exasol.com/db/latest/sql_references/basiclanguageelements.htm
local MAX_CHARACTERS = 128

local function characters(text)
    local _, count = text:gsub("[^\128-\191]", "")
    return count
end

local function upper(text)
    -- ASCII only and whatever the locale: this is the one reading on which all versions of the database agree.
    return (text:gsub("[a-z]", function(letter)
        return string.char(letter:byte() - 32)
    end))
end

local function unquoted(text)
    if text:find("[\128-\255]") then
        return nil, "it has letters outside of A to Z: write it in double quotes, exactly as it was created"
    end
    if not text:find("^[A-Za-z][A-Za-z0-9_]*$") then
        return nil, "without double quotes a name starts with a letter and has letters, digits and _ only: "
                .. "write any other name in double quotes"
    end
    return upper(text)
end

local function quoted(text)
    local inside = text:match('^"(.*)"$')
    if not inside or inside:gsub('""', ""):find('"', 1, true) then
        return nil, 'its double quotes do not fit: it starts and ends with one, and a " inside is written twice'
    end
    if inside == "" then
        return nil, "there is nothing between its double quotes"
    end
    return (inside:gsub('""', '"'))
end

local function read(text)
    if failure.has_control(text) then
        return nil, "it has a control character"
    end
    local name, problem
    if text:sub(1, 1) == '"' then
        name, problem = quoted(text)
    else
        name, problem = unquoted(text)
    end
    if name and characters(name) > MAX_CHARACTERS then
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

return identifier
