-- Where in an answer an output is: a path of JSONPath with names, indexes and at most one [*].
local output_path = {}

--- Stands for [*] among names, which are texts, and indexes, which are numbers.
output_path.ALL = {}

local LARGEST_INDEX = 99999

local function quoted_name(text, at)
    local name = {}
    while true do
        local character = text:sub(at, at)
        if character == "'" then
            return table.concat(name), at + 1
        end
        if character == "\\" then
            at = at + 1
            character = text:sub(at, at)
            if character ~= "'" and character ~= "\\" then
                return nil, "a backslash stands before something else than ' or \\"
            end
        end
        if character == "" then
            return nil, "the quote of a name is not closed"
        end
        name[#name + 1] = character
        at = at + 1
    end
end

local function step_in_brackets(text, at)
    if text:sub(at, at) == "*" then
        return output_path.ALL, at + 1
    end
    if text:sub(at, at) == "'" then
        return quoted_name(text, at + 1)
    end
    local digits = text:match("^%d+", at)
    if not digits or digits:find("^0.") or tonumber(digits) > LARGEST_INDEX then
        return nil, "brackets have to hold an index from 0 to " .. LARGEST_INDEX .. ", a name in single quotes, or *"
    end
    return tonumber(digits), at + #digits
end

local function step(text, at)
    if text:sub(at, at) == "." then
        local name = text:match("^[%a_\128-\255][%w_\128-\255]*", at + 1)
        if not name then
            return nil, "a name behind a . has letters, digits and _ only; write any other one as ['name']"
        end
        return name, at + 1 + #name
    end
    if text:sub(at, at) ~= "[" then
        return nil, "each step begins with . or ["
    end
    local value, after = step_in_brackets(text, at + 1)
    if value == nil then
        return nil, after
    end
    if text:sub(after, after) ~= "]" then
        return nil, "a ] is missing"
    end
    return value, after + 1
end

--- { steps, is_of_all_rows } of a path, or nil and what is wrong with it.
function output_path.read(text)
    if text:sub(1, 1) ~= "$" then
        return nil, "it has to begin with $"
    end
    local path, at = { steps = {}, is_of_all_rows = false }, 2
    while at <= #text do
        local value, after = step(text, at)
        if value == nil then
            return nil, after
        end
        if value == output_path.ALL then
            if path.is_of_all_rows then
                return nil, "it has [*] more than once"
            end
            path.is_of_all_rows = true
        end
        path.steps[#path.steps + 1] = value
        at = after
    end
    return path
end

--- Whether a path leads to the same place as another one, or further.
function output_path.is_within(path, other)
    for index, value in ipairs(other.steps) do
        if path.steps[index] ~= value then
            return false
        end
    end
    return true
end

return output_path
