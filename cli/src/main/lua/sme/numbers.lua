-- Whole numbers, whatever Lua type the database or cjson hands them over in.
local numbers = {}

-- A DECIMAL has 36 digits, a sign and a point.
local LONGEST = 40

--- The integer that the value stands for, or nil.
-- The database gives DECIMAL values as userdata, cjson and exa.meta give 10.0 for 10: their text is common to all.
function numbers.integer(value)
    local kind = type(value)
    if kind == "number" then
        return math.tointeger(value)
    end
    if kind ~= "string" and kind ~= "userdata" then
        return nil
    end
    local text = tostring(value)
    -- The pattern takes for ever on a long text of zeros that ends in something else.
    local digits = #text <= LONGEST and text:match("^%s*([+-]?%d+)%.?0*%s*$")
    -- Without a base: with one, a number too large for an integer would silently wrap around.
    return digits and math.tointeger(tonumber(digits)) or nil
end

--- The plain digits of an id such as a session's, never 1.8e+18 and never with a fraction.
function numbers.text(value)
    local integer = numbers.integer(value)
    return integer and string.format("%d", integer) or tostring(value)
end

return numbers
