-- What has to be granted before the user who has just deployed an endpoint can predict with it.
local prediction_grants = {}

local ACCESS_ANY = "ACCESS ANY CONNECTION"

-- A grant for a script goes with the script, so only one that is not for a script can be there before it. What cannot be
-- read counts as not granted: a grant too many does no harm, and one too few costs a person a search.
local function may_read_connection(database, wanted, grantee)
    local done, privileges = database:try("SELECT PRIVILEGE FROM SYS.EXA_SESSION_PRIVS WHERE PRIVILEGE = :privilege",
            { privilege = ACCESS_ANY })
    if grantee == database.meta.current_user and done and #privileges > 0 then
        return true
    end
    local granted
    done, granted = database:try([[
SELECT GRANTEE FROM (
SELECT GRANTEE, OBJECT_NAME, FOR_OBJECT_NAME, FOR_OBJECT_TYPE FROM SYS.EXA_USER_RESTRICTED_OBJ_PRIVS UNION ALL
SELECT GRANTEE, OBJECT_NAME, FOR_OBJECT_NAME, FOR_OBJECT_TYPE FROM SYS.EXA_ROLE_RESTRICTED_OBJ_PRIVS)
WHERE OBJECT_NAME = :connection_name AND FOR_OBJECT_TYPE = 'SCHEMA' AND FOR_OBJECT_NAME = :schema]],
            { connection_name = wanted.connection_name, schema = wanted.schema })
    for index = 1, done and #granted or 0 do
        if grantee == database.meta.current_user or granted[index].GRANTEE == grantee then
            return true
        end
    end
    return false
end

-- Collects statements for one who is granted things.
local function collector(database, list, grantee)
    return function(what)
        list[#list + 1] = "GRANT " .. what .. " TO " .. database.quote(grantee) .. ";"
    end
end

local function for_the_user(database, wanted, scripts, list)
    local user = database.meta.current_user
    local grant = collector(database, list, user)
    local reads = may_read_connection(database, wanted, user)
    for _, script in ipairs({ scripts.plain, scripts.with_key }) do
        if not scripts.are_visible then
            grant("EXECUTE ON " .. script)
        end
        if not reads then
            grant("ACCESS ON CONNECTION " .. database.quote(wanted.connection_name) .. " FOR SCRIPT " .. script)
        end
    end
    if scripts.view and not scripts.are_visible then
        grant("SELECT ON " .. scripts.view)
    end
end

-- INFERRED: a script in a view reads the connection with the rights of the view's owner, who is that of the schema.
local function for_the_owner(database, wanted, owner, scripts, list)
    if scripts.view and not may_read_connection(database, wanted, owner) then
        collector(database, list, owner)("ACCESS ON CONNECTION " .. database.quote(wanted.connection_name)
                .. " FOR SCRIPT " .. scripts.with_source)
    end
end

--- The statements that are missing, one a line; nil if none is.
function prediction_grants.missing(database, wanted, owner, scripts)
    local list = {}
    for_the_owner(database, wanted, owner, scripts, list)
    for_the_user(database, wanted, scripts, list)
    return #list > 0 and table.concat(list, "\n") or nil
end

return prediction_grants
