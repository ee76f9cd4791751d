-- Names and texts that a container is given: hyperparameters, which the API takes as texts only, and its environment.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")

local hyperparameters = {}

-- https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html: HyperParameters has at most 100
-- entries. The page says 256 characters of a value, the API's own model 2,500.
local MOST = 100
local LONGEST_NAME = 256
local LONGEST_VALUE = 2500

-- Of a key of the argument: the code of its errors.
local CODES = { hyperparameters = "E-SME-LUA-142", environment = "E-SME-LUA-151" }

-- As few digits as it takes to read the same number again; nil for what JSON has no number for.
local function number_text(number)
    local integer = numbers.integer(number)
    if integer then
        return string.format("%d", integer)
    end
    for digits = 15, 17 do
        local text = string.format("%." .. digits .. "g", number)
        if tonumber(text) == number then
            return text
        end
    end
end

local function text_of(key, name, value)
    local kind = type(value)
    if kind == "number" and number_text(value) then
        return number_text(value)
    end
    if kind == "boolean" then
        return tostring(value)
    end
    if kind ~= "string" then
        failure.raise(CODES[key], "The value of %s in %s has to be a text, a number, true or false. Write a list as the "
                .. "text that the container reads.", failure.show(name), key)
    end
    return arguments.text("The value of " .. failure.show(name) .. " in " .. key, value)
end

local function check(key, name, value, count)
    if type(name) ~= "string" or name == "" or #name > LONGEST_NAME or name:find("[^%w_.:/=@-]") then
        failure.raise(CODES[key], "The value of %s has the name %s, which is none: it takes letters, digits and _.:/=@- "
                .. "only.", key, failure.show(tostring(name)))
    end
    if #value > LONGEST_VALUE then
        failure.raise(CODES[key], "The value of %s in %s has more than %d characters.", failure.show(name), key,
                LONGEST_VALUE)
    end
    if count > MOST then
        failure.raise(CODES[key], "The value of %s has more than %d members.", key, MOST)
    end
end

--- The texts of the object under a key by their names; none where there is no such key.
function hyperparameters.read(object, key)
    local value, texts, count = object[key], {}, 0
    if value == nil then
        return texts
    end
    if type(value) ~= "table" then
        failure.raise(CODES[key], 'The value of %s has to be an object, such as {"num_round": 100}.', key)
    end
    for name, member in pairs(json.without_nulls(value)) do
        count = count + 1
        texts[name] = text_of(key, name, member)
        check(key, name, texts[name], count)
    end
    return texts
end

--- The texts as a value of json.encode_object, in the order of their names.
function hyperparameters.to_json(texts)
    local members = {}
    for name, text in pairs(texts) do
        members[#members + 1] = { name, text }
    end
    table.sort(members, function(one, other)
        return one[1] < other[1]
    end)
    return json.verbatim(json.encode_object(members))
end

return hyperparameters
