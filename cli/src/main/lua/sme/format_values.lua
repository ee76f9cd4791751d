-- Values that the settings of requests and of answers have in common.
local characters = require("sme.characters")
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")

local format_values = { CSV = "text/csv", JSON = "application/json", JSON_LINES = "application/jsonlines" }

--- The most characters of a content type, a name or a path.
format_values.LONGEST_TEXT = 256

local CONTENT_TYPES = { format_values.CSV, format_values.JSON, format_values.JSON_LINES }

--- A content type in lower case, without its parameters.
function format_values.essence(content_type)
    return (content_type:gsub(";.*", ""):gsub("^%s+", ""):gsub("%s+$", ""):lower())
end

--- The value of a key that has to be one of a list, or nil without the key.
function format_values.choice(object, key, choices)
    return json_arguments.choice(object, key, choices, "E-SME-LUA-125")
end

--- The value of a key that is a text and not too long.
function format_values.short_text(object, key)
    local value = json_arguments.text(object, key)
    if characters.count(value) > format_values.LONGEST_TEXT then
        failure.raise("E-SME-LUA-125", "The value of %s has more than %d characters.", key, format_values.LONGEST_TEXT)
    end
    return value
end

--- The content type of a request or an answer, with its parameters.
function format_values.content_type(object)
    local value = format_values.short_text(object, "content_type")
    local essence = format_values.essence(value)
    for _, known in ipairs(CONTENT_TYPES) do
        if essence == known and not value:find("[\128-\255]") then
            return value
        end
    end
    failure.raise("E-SME-LUA-125", "The value of content_type is %s, but has to be one of %s.",
            failure.show(value), table.concat(CONTENT_TYPES, ", "))
end

--- The elements of a list that are all of one Lua type, or nil if the value is anything else.
function format_values.list_of(value, kind)
    if type(value) ~= "table" then
        return nil
    end
    local count = 0
    for _ in pairs(value) do
        count = count + 1
    end
    for index = 1, count do
        if type(value[index]) ~= kind then
            return nil
        end
    end
    return value
end

return format_values
