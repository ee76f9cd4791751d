-- A text of JSON with one value "$rows", in whose place the rows of a request go.
local cjson = require("cjson")
local json_text = require("sme.json_text")

local json_template = {}

local PLACE = "$rows"

-- How many of its strings are the place, and no names of members.
local function places(text)
    -- As long as the text, with quotes in the same places, but without a quote that ends no string.
    local bare = text:gsub("\\.", "__")
    local count, at = 0, 1
    while true do
        local from = bare:find('"', at, true)
        if not from then
            return count
        end
        local to = bare:find('"', from + 1, true)
        if not bare:find("^[ \t\r\n]*:", to + 1) and cjson.decode("[" .. text:sub(from, to) .. "]")[1] == PLACE then
            count = count + 1
        end
        at = to + 1
    end
end

--- What is wrong with a template, or nil.
function json_template.flaw(text)
    -- In brackets, because some versions of cjson take no text that is neither an object nor an array.
    local read, problem = pcall(cjson.decode, "[" .. text .. "]")
    if not read then
        return "it is no JSON: " .. tostring(problem)
    end
    if #problem ~= 1 then
        return "it has to be one value of JSON"
    end
    local flaw = json_text.flaw("[" .. text .. "]")
    if flaw then
        return flaw
    end
    local count = places(text)
    if count ~= 1 or not text:find('"$rows"', 1, true) then
        return 'it has to have the value "$rows" exactly once, not ' .. count .. " times"
    end
    return nil
end

return json_template
