-- Places in the text of an error: all modules are in one script, so a line of that script is told as one of a module.
local positions = {}

local PLACE = "^(.-):(%d+): "

local starts = {}

--- Takes the places, as Lua words them, of the lines before the first lines of modules, by the modules' names.
function positions.know(places)
    starts = {}
    for name, place in pairs(places) do
        local script, line = place:match(PLACE)
        if script then
            starts[#starts + 1] = { name = name, script = script, line = tonumber(line) }
        end
    end
    table.sort(starts, function(one, other) return one.line < other.line end)
end

--- The text, with the module and its line where it named a script and a line of that.
function positions.readable(text)
    local script, line = text:match(PLACE)
    for at = #starts, 1, -1 do
        local start = starts[at]
        if start.script == script and start.line < tonumber(line) then
            return start.name .. ":" .. tonumber(line) - start.line .. ": " .. text:gsub(PLACE, "", 1)
        end
    end
    return text
end

return positions
