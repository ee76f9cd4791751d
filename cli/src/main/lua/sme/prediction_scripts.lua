-- The prediction scripts of an endpoint and its view as objects of the database: created and dropped together.
local failure = require("sme.failure")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_script = require("sme.prediction_script")
local prediction_view = require("sme.prediction_view")
local transaction = require("sme.transaction")

local prediction_scripts = {}

-- Each in a transaction of its own: a collision would bring back those that were dropped before in the same one.
local function drop(database, script, quoted_view)
    return transaction.run(database, function()
        if quoted_view then
            local done, problem = database:try("DROP VIEW IF EXISTS ::view_name", { view_name = quoted_view })
            if not done then
                return false, problem
            end
        end
        return database:try("DROP SCRIPT IF EXISTS ::script", { script = script })
    end)
end

-- The script is the view's record, so both go or stay together.
local function drop_with_view(database, script)
    local quoted_view
    if script.view then
        local done, result = prediction_view.stands(database, script.view)
        if not done then
            return false, result
        end
        quoted_view = result and database:object(script.view.schema, script.view.name) or nil
    end
    local done, problem = drop(database, script.name, quoted_view)
    if not done then
        -- Another session may have dropped it at the same time; then there is nothing left to do.
        done, problem = drop(database, script.name, quoted_view)
    end
    if done then
        return true, quoted_view
    end
    return false, problem
end

--- Drops what can be dropped of scripts { name, view }, for good: the list of { kind, name } of what is gone, and the
-- list of { name, problem } of what is not.
function prediction_scripts.drop(database, scripts)
    local dropped, kept = {}, {}
    for _, script in ipairs(scripts) do
        local done, result = drop_with_view(database, script)
        if done then
            if result then
                dropped[#dropped + 1] = { kind = "view", name = result }
            end
            dropped[#dropped + 1] = { kind = "script", name = script.name }
        else
            kept[#kept + 1] = { name = script.name, problem = result }
        end
    end
    return dropped, kept
end

--- The text about scripts that could not be dropped.
function prediction_scripts.complaint(kept)
    local list = {}
    for index, script in ipairs(kept) do
        list[index] = script.name .. " (" .. script.problem .. ")"
    end
    return "E-SME-LUA-42: Prediction scripts could not be dropped: " .. table.concat(list, ", ")
            .. ". Have them dropped with DROP SCRIPT by their owner or an administrator, and a view over one with DROP "
            .. "VIEW."
end

local function complain(database, scripts, view, failed, problem)
    local taken = prediction_catalogue.taken_name(database, scripts.schema, scripts.name)
    if taken then
        failure.raise("E-SME-LUA-60", "Another session has created the script %s while this one was preparing it: %s. "
                .. "Nothing was created in AWS here. If the other session deploys the endpoint that you want, use that "
                .. "one; otherwise choose another endpoint name or schema.", taken, problem)
    end
    if failed == scripts.view then
        failure.raise("E-SME-LUA-115", "The view %s could not be created: %s. Nothing was created in AWS. Check that "
                .. "there is no other object of that name, that you may create views in the schema (CREATE VIEW in your "
                .. "own, else CREATE ANY VIEW), and that the schema's owner %s may select from the source: GRANT USAGE ON SCHEMA %s TO %s; GRANT SELECT ON %s TO "
                .. "%s;", failed, problem, database.quote(view.owner), database.quote(view.source.schema),
                database.quote(view.owner), database:object(view.source.schema, view.source.name),
                database.quote(view.owner))
    end
    failure.raise("E-SME-LUA-40", "The prediction script %s could not be created: %s. Nothing was created in AWS. "
            .. "Check that you may create scripts in the schema (CREATE SCRIPT in your own, else CREATE ANY SCRIPT), "
            .. "and that there is no other object of that name.", failed, problem)
end

-- The statements that create everything, in this order: { name, text } each.
local function statements(database, deployment, endpoint, scripts, view)
    local list = {}
    local function add(name, shape)
        list[#list + 1] = {
            name = name,
            text = prediction_script.statement(database, deployment, endpoint, name, shape),
        }
    end
    add(scripts.plain, { features = endpoint.job.features })
    add(scripts.with_key, { features = endpoint.job.features, has_key = true })
    if view then
        local source = view.source
        add(scripts.with_source, { features = source.features, passed = source.passed, view_name = view.name })
        list[#list + 1] = {
            name = scripts.view,
            text = prediction_view.statement(database, scripts.view, scripts.with_source, source,
                    prediction_script.outputs(endpoint), view.groups_per_node),
        }
    end
    return list
end

local function names(database, endpoint, schema, script, view)
    local scripts = {
        schema = schema,
        name = script,
        deployment = endpoint.deployment,
        plain = database:object(schema, script),
        with_key = database:object(schema, prediction_catalogue.with_key(script)),
        with_source = view and database:object(schema, prediction_catalogue.with_source(script)),
        view_name = view and view.name,
        view = view and database:object(schema, view.name),
    }
    scripts.created = { scripts.plain, scripts.with_key, scripts.with_source }
    return scripts
end

--- Creates the scripts, and the view { name, source, groups_per_node, owner } if there is to be one, for good: the record
-- by which the endpoint can be deleted.
-- Gives { plain, with_key, with_source, view } with their quoted names, the last two nil without a view, and what else
-- it takes to find exactly these scripts again.
-- A `record` { insert, refuse } goes into a table in the same transaction: the one does it as database:try, and the other
-- one raises the error about the problem.
function prediction_scripts.create(database, deployment, endpoint, schema, script, view, record)
    local scripts, at = names(database, endpoint, schema, script, view), nil
    local is_recorded = record == nil
    local done, result = transaction.run(database, function()
        local problem
        if record then
            is_recorded, problem = record.insert()
            if not is_recorded then
                return false, problem
            end
        end
        for _, statement in ipairs(statements(database, deployment, endpoint, scripts, view)) do
            at = statement.name
            local created
            created, problem = database:try(statement.text)
            if not created then
                return false, problem
            end
        end
        return prediction_catalogue.standing(database, scripts)
    end)
    if not done then
        if not is_recorded then
            record.refuse(result)
        end
        complain(database, scripts, view, at or scripts.plain, result)
    end
    -- INFERRED: who creates a script in a schema of somebody else may not see it in the catalogue.
    scripts.are_visible = #result == #scripts.created
    return scripts
end

--- Has the scripts say what model they are of, and nothing else of them changes: true, or false and the problem.
-- https://docs.exasol.com/db/latest/sql/comment.htm: only for the owner of the schema, and for DBA.
-- INFERRED: a comment drops no grant.
function prediction_scripts.comment(database, scripts, text)
    return transaction.run(database, function()
        for _, name in ipairs(scripts.created) do
            local done, problem = database:try("COMMENT ON SCRIPT ::script IS :text",
                    { script = name, text = text })
            if not done then
                return false, problem
            end
        end
        return true
    end)
end

--- Drops those scripts that this deployment created, and no others that bear their names by now; as drop does.
function prediction_scripts.drop_own(database, scripts)
    local standing, list = {}, {}
    local done, rows = prediction_catalogue.standing(database, scripts)
    for index = 1, done and #rows or 0 do
        standing[database:object(scripts.schema, rows[index].SCRIPT_NAME)] = true
    end
    for _, name in ipairs(scripts.created) do
        if standing[name] or not scripts.are_visible then
            list[#list + 1] = {
                name = name,
                view = name == scripts.with_source
                        and { schema = scripts.schema, name = scripts.view_name, script = name } or nil,
            }
        end
    end
    return prediction_scripts.drop(database, list)
end

return prediction_scripts
