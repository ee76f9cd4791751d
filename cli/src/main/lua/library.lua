-- The modules of sme, once for all its scripts, which import this one. Only global functions can be seen from there.
-- A run may import the library of another version too: so nothing is put where Lua keeps the modules of all.
local built_in = require
local sources, loaded, places = {}, {}, {}

local function require(name)
    if not sources[name] then
        return built_in(name)
    end
    if loaded[name] == nil then
        loaded[name] = sources[name](name)
    end
    return loaded[name]
end

local function module(name, source)
    sources[name] = source
    -- An error of level 3 starts with the place of this call, in the way in which all errors name places.
    places[name] = select(2, pcall(error, "", 3))
end

function sme_module(name)
    return require(name)
end

function sme_version()
    return VERSION
end
