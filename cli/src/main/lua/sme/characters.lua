-- Characters in texts that users give, byte by byte in UTF-8 and whatever the locale.
local characters = {}

-- Those of ASCII, those above it, and Unicode's own line and paragraph separators.
local CONTROLS = { "[\0-\31\127]", "\194[\128-\159]", "\226\128[\168\169]" }

-- They turn the direction of what follows.
local DIRECTIONS = "\226\128[\170-\174]"

-- All that Unicode calls a space, and the byte order mark.
local BLANKS = {
    " ", "\u{A0}", "\u{1680}", "\226\128[\128-\138]", "\u{202F}", "\u{205F}", "\u{3000}", "\u{FEFF}",
}

--- Whether there is a line break, NUL or any other character that is no part of a name anywhere.
function characters.has_control(text)
    for _, control in ipairs(CONTROLS) do
        if text:find(control) then
            return true
        end
    end
    return false
end

--- The text on one line and in its own direction, with a question mark for each character that could change that.
function characters.on_one_line(text)
    for _, control in ipairs(CONTROLS) do
        text = text:gsub(control, "?")
    end
    return (text:gsub(DIRECTIONS, "?"))
end

function characters.has_blank_around(text)
    for _, blank in ipairs(BLANKS) do
        if text:find("^" .. blank) or text:find(blank .. "$") then
            return true
        end
    end
    return false
end

--- Whether there is a character that UTF-16 writes as two, such as an emoji.
function characters.has_supplementary(text)
    return text:find("[\240-\244]") ~= nil
end

function characters.count(text)
    local _, count = text:gsub("[^\128-\191]", "")
    return count
end

--- The text with A to Z for a to z: the one reading on which all databases and locales agree.
function characters.upper(text)
    return (text:gsub("[a-z]", function(letter)
        return string.char(letter:byte() - 32)
    end))
end

return characters
