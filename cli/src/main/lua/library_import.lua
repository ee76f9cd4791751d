-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module
