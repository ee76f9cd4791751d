-- Base64 with the alphabet for URLs and without padding: letters that no parser of script options takes for its own.
local base64url = {}

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

local function letters(first, second, third)
    local bits = first << 16 | (second or 0) << 8 | (third or 0)
    local encoded = {}
    for position = 1, third and 4 or second and 3 or 2 do
        local index = (bits >> (24 - 6 * position) & 63) + 1
        encoded[position] = ALPHABET:sub(index, index)
    end
    return table.concat(encoded)
end

function base64url.encode(bytes)
    return (bytes:gsub("..?.?", function(group)
        return letters(group:byte(1, 3))
    end))
end

return base64url
