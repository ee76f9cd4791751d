-- Base64 with the alphabet for URLs and without padding: letters that no parser of script options takes for its own.
local base64url = {}

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

local function letters(first, second, third)
    local bits = first << 16 | (second or 0) << 8 | (third or 0)
    local encoded = {}
    for position = 1, third and 4 or second and 3 or 2 do
        local index = (bits >> (24 - 6 * position)) % 64 + 1
        encoded[position] = ALPHABET:sub(index, index)
    end
    return table.concat(encoded)
end

function base64url.encode(bytes)
    return (bytes:gsub("..?.?", function(group)
        return letters(group:byte(1, 3))
    end))
end

-- Letters are read as six bits each; A, which has none of them set, stands for those left out at the end.
local function bytes(group)
    local bits = 0
    for letter in (group .. "AA"):sub(1, 4):gmatch(".") do
        bits = bits << 6 | ALPHABET:find(letter, 1, true) - 1
    end
    return string.char(bits >> 16, (bits >> 8) % 256, bits % 256):sub(1, #group - 1)
end

--- The bytes of a text that has no other letters than those of the alphabet.
function base64url.decode(text)
    return (text:gsub("..?.?.?", bytes))
end

return base64url
