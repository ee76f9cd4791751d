-- Errors that a person reads: raised with a code in the modules, turned into plain text at the edge of the script.
local characters = require("sme.characters")
local positions = require("sme.positions")

local failure = {}

local Coded = {}

local LONGEST_SHOWN = 100
local LONGEST_LOOKED_AT = 1000
local LENGTH_OF_SECRETS = 40
local KEY_IDS = { "AKIA", "ASIA", "AROA", "AIDA" }
local MOST_LISTED = 10

--- Stops the script with a text for the user; the text starts with the code.
function failure.raise(code, text, ...)
    if select("#", ...) > 0 then
        text = string.format(text, ...)
    end
    error(setmetatable({ text = code .. ": " .. text }, Coded), 0)
end

--- Stops the script with a finished text that already starts with its code.
function failure.raise_text(text)
    error(setmetatable({ text = text }, Coded), 0)
end

-- Without what may be a key of AWS or a password: their ids, 40 characters of Base64, and all before an '@'.
local function masked(text)
    text = text:sub(1, LONGEST_LOOKED_AT)
    local host = text:match(".*()@")
    if host and text:sub(1, host):find(":", 1, true) then
        text = "..." .. text:sub(host)
    end
    for _, start in ipairs(KEY_IDS) do
        text = text:gsub(start .. ("[A-Z0-9]"):rep(8) .. "[A-Z0-9]*", "...")
    end
    return (text:gsub("[A-Za-z0-9/+=]+", function(run)
        if #run >= LENGTH_OF_SECRETS and run:find("[A-Z]") and run:find("[a-z]") and run:find("[0-9]") then
            return "..."
        end
    end))
end

--- Whether a value is not shown whole, because it may be a key or hold one.
function failure.hides(text)
    return masked(text) ~= text
end

--- A value as it may stand in a message: short, on one line, in quotes.
function failure.show(value)
    if type(value) ~= "string" then
        return tostring(value)
    end
    value = masked(value)
    if #value <= LONGEST_SHOWN then
        return "'" .. characters.on_one_line(value) .. "'"
    end
    -- A cut inside a UTF-8 character would make the whole message unreadable for some clients.
    local shown = value:sub(1, LONGEST_SHOWN):gsub("[\192-\255][\128-\191]*$", "")
    return "'" .. characters.on_one_line(shown) .. "...'"
end

--- A list as it may stand in a message: its beginning if it is long.
function failure.list(texts)
    if #texts <= MOST_LISTED then
        return table.concat(texts, ", ")
    end
    return table.concat(texts, ", ", 1, MOST_LISTED) .. " and " .. #texts - MOST_LISTED .. " more"
end

--- Runs the action; true and its result, or false and the text of the error. What is not coded is our own bug.
function failure.attempt(action)
    local done, result = pcall(action)
    if done then
        return true, result
    end
    if getmetatable(result) == Coded then
        return false, result.text
    end
    return false, "F-SME-LUA-44: The script stopped by a mistake of its own: "
            .. positions.readable(tostring(result))
            .. ". Please report this text together with the statement."
end

--- Runs the whole work of a script, so that whatever goes wrong leaves it as the text that a person reads.
function failure.guard(action)
    local done, result = failure.attempt(action)
    if not done then
        -- Level 0: the position in the script would stand before the code.
        error(result, 0)
    end
    return result
end

return failure
