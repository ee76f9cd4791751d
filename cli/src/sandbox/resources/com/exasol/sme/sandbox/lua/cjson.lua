-- The JSON module built into Exasol, lua-cjson 2.1.0, as far as its manual and error messages describe it.
local null = ...
local MAX_DEPTH = 1000
local SPARSE_RATIO, SPARSE_SAFE = 2, 10

local function fail(text, ...)
    error(text:format(...), 0)
end

-- encoding

local ESCAPES = { ['"'] = '\\"', ['\\'] = '\\\\', ['/'] = '\\/', ['\b'] = '\\b', ['\t'] = '\\t', ['\n'] = '\\n',
    ['\f'] = '\\f', ['\r'] = '\\r' }

local function escaped(character)
    return ESCAPES[character] or ('\\u%04x'):format(character:byte())
end

local function text_of(value)
    return '"' .. value:gsub('[%c"\\/]', escaped) .. '"'
end

local function number_of(value)
    if value ~= value or value == math.huge or value == -math.huge then
        fail('Cannot serialise number: must not be NaN or Infinity')
    end
    return ('%.14g'):format(value)
end

local function array_length(value)
    local longest, items = 0, 0
    for key in next, value do
        if type(key) ~= 'number' or key < 1 or math.floor(key) ~= key then
            return -1
        end
        longest, items = math.max(longest, key), items + 1
    end
    if longest > items * SPARSE_RATIO and longest > SPARSE_SAFE then
        fail('Cannot serialise table: excessively sparse array')
    end
    return longest
end

local append

local function append_array(parts, value, length, depth)
    for at = 1, length do
        parts[#parts + 1] = at == 1 and '[' or ','
        append(parts, rawget(value, at), depth)
    end
    parts[#parts + 1] = ']'
end

local function key_of(key)
    if type(key) == 'number' then
        return '"' .. number_of(key) .. '"'
    elseif type(key) == 'string' then
        return text_of(key)
    end
    fail('Cannot serialise %s: table key must be a number or string', type(key))
end

local function append_object(parts, value, depth)
    parts[#parts + 1] = '{'
    local comma = ''
    for key, member in next, value do
        parts[#parts + 1] = comma .. key_of(key) .. ':'
        append(parts, member, depth)
        comma = ','
    end
    parts[#parts + 1] = '}'
end

local function append_table(parts, value, depth)
    if depth > MAX_DEPTH then
        fail('Cannot serialise, excessive nesting (%d)', depth)
    end
    local length = array_length(value)
    if length > 0 then
        append_array(parts, value, length, depth)
    else
        append_object(parts, value, depth)
    end
end

function append(parts, value, depth)
    local kind = type(value)
    if kind == 'table' then
        append_table(parts, value, depth + 1)
    elseif kind == 'string' then
        parts[#parts + 1] = text_of(value)
    elseif kind == 'number' then
        parts[#parts + 1] = number_of(value)
    elseif kind == 'boolean' then
        parts[#parts + 1] = tostring(value)
    elseif value == nil or value == null then
        parts[#parts + 1] = 'null'
    else
        fail('Cannot serialise %s: type not supported', kind)
    end
end

local function encode(...)
    if select('#', ...) ~= 1 then
        fail("bad argument #1 to 'encode' (expected 1 argument)")
    end
    local parts = {}
    append(parts, (...), 0)
    return table.concat(parts)
end

-- decoding: a token is its kind, its value or what is wrong, and the position after it

local SINGLE = { ['{'] = 'T_OBJ_BEGIN', ['}'] = 'T_OBJ_END', ['['] = 'T_ARR_BEGIN', [']'] = 'T_ARR_END',
    [','] = 'T_COMMA', [':'] = 'T_COLON', ['\0'] = 'T_END', [''] = 'T_END' }
local WORDS = { t = { 'true', 'T_BOOLEAN', true }, f = { 'false', 'T_BOOLEAN', false }, n = { 'null', 'T_NULL', null } }
local UNESCAPES = { ['"'] = '"', ['\\'] = '\\', ['/'] = '/', b = '\b', t = '\t', n = '\n', f = '\f', r = '\r' }
local NUMBERS = { '^[+-]?0[xX]%x+%.?%x*', '^[+-]?0[xX]%.%x+', '^[+-]?%d+%.?%d*', '^[+-]?%.%d+' }

local function infinite_or_nan(json, at)
    local sign, word = json:match('^([+-]?)(%a+)', at)
    word = word and word:lower() or ''
    local length = word:find('^infinity') and 8 or word:find('^inf') and 3 or word:find('^nan') and 3
    if not length then
        return nil
    end
    local value = word:find('^inf') and math.huge or 0.0 / 0.0
    return sign == '-' and -value or value, at + #sign + length
end

local function number_at(json, at)
    for _, pattern in ipairs(NUMBERS) do
        local _, to = json:find(pattern, at)
        if to then
            local hexadecimal = json:find('^[+-]?0[xX]', at)
            local _, exponent = json:find(hexadecimal and '^[pP][+-]?%d+' or '^[eE][+-]?%d+', to + 1)
            local text = json:sub(at, exponent or to)
            -- an exponent makes Lua read a float also where an integer would overflow
            return tonumber(exponent and text or text .. (hexadecimal and 'p0' or 'e0')), (exponent or to) + 1
        end
    end
    return infinite_or_nan(json, at)
end

local function number_token(json, at)
    local value, after = number_at(json, at)
    if value then
        return 'T_NUMBER', value, after, at
    end
    return 'T_ERROR', 'invalid number', at, at
end

local function unicode_at(json, at)
    local high = tonumber(json:match('^\\u(%x%x%x%x)', at) or '', 16)
    if not high or high >= 0xDC00 and high <= 0xDFFF then
        return nil
    elseif high < 0xD800 or high > 0xDFFF then
        return utf8.char(high), at + 6
    end
    local low = tonumber(json:match('^\\u(%x%x%x%x)', at + 6) or '', 16)
    if not low or low < 0xDC00 or low > 0xDFFF then
        return nil
    end
    return utf8.char(0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)), at + 12
end

local function escape_at(json, at)
    local letter = json:sub(at + 1, at + 1)
    if letter ~= 'u' then
        return UNESCAPES[letter], at + 2, 'invalid escape code'
    end
    local text, after = unicode_at(json, at)
    return text, after, 'invalid unicode escape code'
end

local function string_token(json, at)
    local parts, from = {}, at + 1
    while true do
        local stop = json:find('["\\\0]', from) or #json + 1
        parts[#parts + 1] = json:sub(from, stop - 1)
        local mark = json:sub(stop, stop)
        if mark == '"' then
            return 'T_STRING', table.concat(parts), stop + 1, at
        elseif mark ~= '\\' then
            return 'T_ERROR', 'unexpected end of string', stop, stop
        end
        local text, after, wrong = escape_at(json, stop)
        if not text then
            return 'T_ERROR', wrong, stop, stop
        end
        parts[#parts + 1], from = text, after
    end
end

--- Returns kind, value, position after the token, position of the token.
local function token_at(json, from)
    local at = json:find('[^ \t\n\r]', from) or #json + 1
    local first = json:sub(at, at)
    local single, word = SINGLE[first], WORDS[first]
    if single == 'T_END' then
        return single, nil, at, at
    elseif single then
        return single, nil, at + 1, at
    elseif first == '"' then
        return string_token(json, at)
    elseif first:find('[%d-]') then
        return number_token(json, at)
    elseif word and json:sub(at, at + #word[1] - 1) == word[1] then
        return word[2], word[3], at + #word[1], at
    elseif first:find('[nNiI+]') and (first == '+' or infinite_or_nan(json, at)) then
        return number_token(json, at)
    end
    return 'T_ERROR', 'invalid token', at, at
end

local function unexpected(expected, kind, value, at)
    fail('Expected %s but found %s at character %d', expected, kind == 'T_ERROR' and value or kind, at)
end

local value_of

local function deeper(depth, after)
    if depth + 1 > MAX_DEPTH then
        fail('Found too many nested data structures (%d) at character %d', depth + 1, after - 1)
    end
    return depth + 1
end

local function object_at(json, from, depth)
    local object = {}
    local kind, key, after, at = token_at(json, from)
    if kind == 'T_OBJ_END' then
        return object, after
    end
    while true do
        if kind ~= 'T_STRING' then
            unexpected('object key string', kind, key, at)
        end
        local value
        kind, value, after, at = token_at(json, after)
        if kind ~= 'T_COLON' then
            unexpected('colon', kind, value, at)
        end
        kind, value, after, at = token_at(json, after)
        object[key], after = value_of(json, kind, value, after, at, depth)
        kind, value, after, at = token_at(json, after)
        if kind == 'T_OBJ_END' then
            return object, after
        elseif kind ~= 'T_COMMA' then
            unexpected('comma or object end', kind, value, at)
        end
        kind, key, after, at = token_at(json, after)
    end
end

local function array_at(json, from, depth)
    local array = {}
    local kind, value, after, at = token_at(json, from)
    if kind == 'T_ARR_END' then
        return array, after
    end
    while true do
        array[#array + 1], after = value_of(json, kind, value, after, at, depth)
        kind, value, after, at = token_at(json, after)
        if kind == 'T_ARR_END' then
            return array, after
        elseif kind ~= 'T_COMMA' then
            unexpected('comma or array end', kind, value, at)
        end
        kind, value, after, at = token_at(json, after)
    end
end

function value_of(json, kind, value, after, at, depth)
    if kind == 'T_OBJ_BEGIN' then
        return object_at(json, after, deeper(depth, after))
    elseif kind == 'T_ARR_BEGIN' then
        return array_at(json, after, deeper(depth, after))
    elseif kind == 'T_STRING' or kind == 'T_NUMBER' or kind == 'T_BOOLEAN' or kind == 'T_NULL' then
        return value, after
    end
    unexpected('value', kind, value, at)
end

local function decode(...)
    local json = ...
    if select('#', ...) ~= 1 then
        fail("bad argument #1 to 'decode' (expected 1 argument)")
    elseif type(json) == 'number' then
        json = tostring(json)
    elseif type(json) ~= 'string' then
        fail("bad argument #1 to 'decode' (string expected, got %s)", type(json))
    elseif #json >= 2 and json:find('^.?\0') then
        fail('JSON parser does not support UTF-16 or UTF-32')
    end
    local kind, value, after, at = token_at(json, 1)
    local decoded, rest = value_of(json, kind, value, after, at, 0)
    kind, value, after, at = token_at(json, rest)
    if kind ~= 'T_END' then
        unexpected('the end', kind, value, at)
    end
    return decoded
end

local cjson = { _NAME = 'cjson', _VERSION = '2.1.0', null = null, encode = encode, decode = decode }
for _, name in ipairs({ 'encode_sparse_array', 'encode_max_depth', 'decode_max_depth', 'encode_number_precision',
    'encode_keep_buffer', 'encode_invalid_numbers', 'decode_invalid_numbers', 'new' }) do
    cjson[name] = function()
        error('SANDBOX: cjson.' .. name .. ' is not there', 0)
    end
end
return cjson
