-- The JSON argument of a script: which keys it has, and of which types their values are.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")

local json_arguments = {}

local function decode(text)
    if type(text) ~= "string" then
        failure.raise("E-SME-LUA-1", "The argument of the script has to be a text with a JSON object, not %s.",
                type(text) == "number" and "a number" or "NULL or an empty text")
    end
    local object, problem = json.decode_object(text)
    if not object then
        failure.raise("E-SME-LUA-1", "The argument of the script cannot be read as JSON: %s. "
                .. 'It has to be an object with the keys of the user guide, such as {"job_name":"churn", ...}.',
                problem)
    end
    return object
end

local function known_keys(required, optional)
    local names, known = {}, {}
    for _, keys in ipairs({ required, optional }) do
        for _, key in ipairs(keys) do
            names[#names + 1] = key
            known[key] = true
        end
    end
    return names, known
end

local function check_keys(what, object, required, optional)
    local names, known = known_keys(required, optional)
    local unknown, missing = {}, {}
    for key in pairs(object) do
        if not known[key] then
            unknown[#unknown + 1] = failure.show(key)
        end
    end
    for _, key in ipairs(required) do
        if object[key] == nil then
            missing[#missing + 1] = key
        end
    end
    if #unknown > 0 then
        table.sort(unknown)
        failure.raise("E-SME-LUA-2", "%s has unknown keys: %s. Remove them or correct their names; the known keys are "
                .. "%s.", what, failure.list(unknown), table.concat(names, ", "))
    end
    if #missing > 0 then
        failure.raise("E-SME-LUA-3", "%s lacks the keys %s. Add them.", what, table.concat(missing, ", "))
    end
end

local function check_type(key, value, fits, expected)
    if not fits then
        failure.raise("E-SME-LUA-4", "The value of %s has to be %s, but is %s.", key, expected,
                type(value) == "table" and "an object or array" or failure.show(value))
    end
end

--- The object of a text, with all the keys that are required and none that is not known.
function json_arguments.read(text, required, optional)
    local object = decode(text)
    check_keys("The argument", object, required, optional)
    return object
end

function json_arguments.text(object, key)
    local value = object[key]
    check_type(key, value, type(value) == "string" and value ~= "", "a text that is not empty")
    return arguments.text("The value of " .. key, value)
end

--- The texts under all of the keys, by key.
function json_arguments.texts(object, keys)
    local texts = {}
    for _, key in ipairs(keys) do
        texts[key] = json_arguments.text(object, key)
    end
    return texts
end

--- The integer, or nil if there is none.
function json_arguments.integer(object, key, largest)
    local value = object[key]
    if value == nil then
        return nil
    end
    check_type(key, value, type(value) == "number", "a number without quotes")
    local integer = numbers.integer(value)
    if not integer or integer < 1 or integer > largest then
        failure.raise("E-SME-LUA-5", "The value of %s is %s, but has to be a whole number from 1 to %d.",
                key, numbers.text(value), largest)
    end
    return integer
end

--- true, false, or the other value if there is none.
function json_arguments.flag(object, key, otherwise)
    local value = object[key]
    if value == nil then
        return otherwise
    end
    check_type(key, value, type(value) == "boolean", "true or false, without quotes")
    return value
end

--- The text if it is one of the choices, or nil if there is none; any other is an error of the code.
function json_arguments.choice(object, key, choices, code)
    if object[key] == nil then
        return nil
    end
    local value = json_arguments.text(object, key)
    for _, known in ipairs(choices) do
        if value == known then
            return value
        end
    end
    failure.raise(code, "The value of %s is %s, but has to be one of %s.", key, failure.show(value),
            table.concat(choices, ", "))
end

--- The object inside of the object, with the keys that are required and perhaps others; nil if there is none.
function json_arguments.object(object, key, required, optional)
    local value = object[key]
    if value == nil then
        return nil
    end
    check_type(key, value, type(value) == "table", "an object")
    -- cjson gives [1] as a table with the key 1, which is not known, and [] as one that lacks its keys.
    check_keys("The value of " .. key, json.without_nulls(value), required, optional or {})
    return value
end

return json_arguments
