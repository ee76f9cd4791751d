-- Looks at a JSON text more closely than cjson, which takes more than JSON, and not the same in all of its versions.
local cjson = require("cjson")
local failure = require("sme.failure")

local json_text = {}

local BLANKS = "[ \t\r\n]*"
local WORDS = { ["true"] = true, ["false"] = true, ["null"] = true }

local function is_number(word)
    local whole, rest = word:match("^%-?(%d+)(.*)$")
    if not whole or whole:find("^0.") then
        return false
    end
    rest = rest:gsub("^%.%d+", "", 1)
    return rest == "" or rest:find("^[eE][+-]?%d+$")
end

--- What cjson may take for a number or a word though JSON does not, such as 0x1F, 007 or NaN.
local function strange_word(between)
    for word in between:gmatch("[^ \t\r\n,:]+") do
        if not WORDS[word] and not is_number(word) then
            return failure.show(word) .. " is neither a number of JSON nor true, false or null"
        end
    end
    return nil
end

-- cjson takes the last of two equal keys; nobody knows which was meant.
local function repeated_key(keys, quoted)
    local key = cjson.decode(quoted)
    if keys[key] then
        return "the key " .. failure.show(key) .. " is there twice"
    end
    keys[key] = true
    return nil
end

--- What is wrong with a text that cjson could decode, or nil.
function json_text.flaw(text)
    -- For cjson it ends the text, whatever follows.
    if text:find("\0", 1, true) then
        return "it has the character NUL"
    end
    -- As long as the text, with quotes and brackets in the same places, but without a quote that ends no string.
    local bare = text:gsub("\\.", "__")
    local keys, outer, at, flaw = {}, {}, 1, nil
    repeat
        local from, _, mark = bare:find('([{}%[%]"])', at)
        flaw = strange_word(bare:sub(at, (from or 0) - 1))
        local to = from
        if mark == '"' then
            to = bare:find('"', from + 1, true)
            if bare:find("^" .. BLANKS .. ":", to + 1) then
                flaw = flaw or repeated_key(keys, text:sub(from, to))
            end
        elseif mark == "{" or mark == "[" then
            outer[#outer + 1] = keys
            keys = {}
        elseif mark then
            keys = table.remove(outer)
        end
        at = to and to + 1
    until flaw or not from
    return flaw
end

return json_text
