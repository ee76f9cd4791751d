-- The view that shows each row of a table beside what the model says of it.
local failure = require("sme.failure")
local prediction_script = require("sme.prediction_script")
local prediction_source = require("sme.prediction_source")

local prediction_view = {}

local function list(database, columns)
    return table.concat(database:names(columns), ", ")
end

local function joined(one, other)
    return table.move(other, 1, #other, #one + 1, table.move(one, 1, #one, 1, {}))
end

--- The columns of a source as its script takes them and gives them back: first those that the model never sees.
function prediction_view.input(source)
    return joined(source.passed, source.features)
end

--- The statement that creates the view; groups by node, so that rows stay where they are, and no row gives no row.
function prediction_view.statement(database, quoted_name, quoted_script, source, outputs, groups)
    return "CREATE VIEW " .. quoted_name .. " AS\nSELECT " .. list(database, joined(source.columns, outputs))
            .. "\nFROM (SELECT " .. quoted_script .. "(" .. list(database, prediction_view.input(source)) .. ")\nFROM "
            .. database:object(source.schema, source.name) .. "\nGROUP BY IPROC(), MOD(ROWNUM, " .. groups .. "))"
end

-- Stops if there is a table or view of that name.
local function check_place(database, schema, name)
    local rows = database:read("the catalogue", [[
SELECT COLUMN_NAME FROM SYS.EXA_ALL_COLUMNS
WHERE COLUMN_SCHEMA = :schema AND COLUMN_TABLE = :view_name]], { schema = schema, view_name = name })
    if #rows > 0 then
        failure.raise("E-SME-LUA-113", "There is already a table or view %s. Nothing was created. Give another "
                .. "view_name, or drop it if nobody needs it.", database:object(schema, name))
    end
end

--- The view { name, source, groups_per_node, owner } that is wanted, with the columns that its source has; nil if none is.
-- Stops if there is another of its name, or if the source does not have what the endpoint takes.
function prediction_view.read(database, wanted, owner, endpoint)
    local view = wanted.view
    if not view then
        return nil
    end
    check_place(database, wanted.schema, view.name)
    return {
        name = view.name,
        source = prediction_source.read(database, view.source, endpoint.job.features,
                prediction_script.outputs(endpoint)),
        groups_per_node = view.groups_per_node,
        owner = owner,
    }
end

--- Whether a view of that name stands that reads from the script: somebody may have put another in its place.
-- true and the answer, or false and the database's message.
function prediction_view.stands(database, view)
    local done, rows = database:try([[
SELECT VIEW_TEXT FROM SYS.EXA_ALL_VIEWS WHERE VIEW_SCHEMA = :schema AND VIEW_NAME = :view_name]],
            { schema = view.schema, view_name = view.name })
    if not done then
        return false, rows
    end
    return true, #rows > 0 and rows[1].VIEW_TEXT:find(view.script .. "(", 1, true) ~= nil
end

return prediction_view
