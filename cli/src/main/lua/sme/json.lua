-- JSON in both directions, on top of the database's own cjson.
local cjson = require("cjson")
local json_text = require("sme.json_text")

local json = {}

--- The object without its members that are null: they mean the same as absent ones.
function json.without_nulls(object)
    for key, content in pairs(object) do
        if content == cjson.null then
            object[key] = nil
        end
    end
    return object
end

--- The decoded object, or nil and what is wrong; absent and null values are both nil in it.
function json.decode_object(text)
    -- cjson decodes [] and {} to the same empty table, so the text itself has to say which of them it is.
    if not text:find("^%s*{") then
        return nil, "it is not a JSON object"
    end
    local read, value = pcall(cjson.decode, text)
    if not read then
        return nil, tostring(value)
    end
    local flaw = json_text.flaw(text)
    if flaw then
        return nil, flaw
    end
    return json.without_nulls(value)
end

--- The value if it is a list of texts, or nil.
function json.texts(value)
    if type(value) ~= "table" then
        return nil
    end
    for _, element in pairs(value) do
        if type(element) ~= "string" then
            return nil
        end
    end
    return value
end

--- The list of texts, or nil if the text is anything else.
function json.decode_texts(text)
    local read, list = pcall(cjson.decode, text)
    return read and json.texts(list) or nil
end

local function encode(value)
    if math.type(value) == "integer" then
        return string.format("%d", value)
    end
    return cjson.encode(value)
end

-- What is JSON already, by the value that stands for it.
local verbatim = setmetatable({}, { __mode = "k" })

--- Stands for a text of JSON as a value of json.encode_object.
function json.verbatim(text)
    local value = {}
    verbatim[value] = text
    return value
end

--- A list of texts; cjson alone would write an empty one as {}.
function json.encode_texts(texts)
    local encoded = {}
    for index, text in ipairs(texts) do
        encoded[index] = cjson.encode(text)
    end
    return "[" .. table.concat(encoded, ",") .. "]"
end

--- The list of what each element has under a key, which is a text.
function json.encode_members(elements, key)
    local texts = {}
    for index, element in ipairs(elements) do
        texts[index] = element[key]
    end
    return json.encode_texts(texts)
end

--- An object of { key, value } pairs in the order given, so that equal contents are equal texts; nil is left out.
function json.encode_object(pairs_in_order)
    local members = {}
    for _, pair in ipairs(pairs_in_order) do
        local key, value = pair[1], pair[2]
        if value ~= nil then
            local text = verbatim[value] or type(value) == "table" and json.encode_texts(value) or encode(value)
            members[#members + 1] = cjson.encode(key) .. ":" .. text
        end
    end
    return "{" .. table.concat(members, ",") .. "}"
end

return json
