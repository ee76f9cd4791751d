-- The classes of a target as the numbers from 0 on, for containers that know them as nothing else.
local characters = require("sme.characters")
local csv_text = require("sme.csv_text")
local decimal_point = require("sme.decimal_point")
local failure = require("sme.failure")

local class_labels = {}

-- They travel in an option of the JVM of prediction scripts, which takes 128 KB with all else.
local MOST_LABELS = 1000
local LONGEST_LABEL = 200
local MOST_CHARACTERS = 20000

-- The text of a class, by which it is known from here on.
local function text(placeholder, bind, type)
    if type.kind == "DECIMAL" and type.scale == 0 then
        return "CAST(" .. placeholder .. " AS VARCHAR(40))"
    end
    return csv_text.expression(placeholder, bind, type)
end

--- The SQL expression for the number of a class, which is NULL for one that is not among the labels.
function class_labels.expression(placeholder, bind, type, labels)
    local cases = {}
    for index, label in ipairs(labels) do
        cases[index] = " WHEN " .. bind(label) .. " THEN '" .. index - 1 .. "'"
    end
    return "CASE " .. text(placeholder, bind, type) .. table.concat(cases) .. " END"
end

local function check(labels, target)
    local count = 0
    for _, label in ipairs(labels) do
        local length = characters.count(label)
        count = count + length
        if length > LONGEST_LABEL or characters.has_control(label) then
            failure.raise("E-SME-LUA-145", "The target %s has the class %s, which has a control character or more than %d "
                    .. "characters, and could not be given back by predictions. Nothing was exported. Train on a view "
                    .. "with other names of the classes.", failure.show(target.name), failure.show(label), LONGEST_LABEL)
        end
    end
    if count > MOST_CHARACTERS then
        failure.raise("E-SME-LUA-145", "The names of the %d classes of the target %s have %d characters together; "
                .. "prediction scripts can carry %d. Nothing was exported. Train on a view with shorter names.", #labels,
                failure.show(target.name), count, MOST_CHARACTERS)
    end
end

--- Stops before a target of more classes than a model is trained on.
function class_labels.check_count(target, count)
    if count > MOST_LABELS then
        failure.raise("E-SME-LUA-145", "The target %s has %d classes; at most %d are trained on. Nothing was exported. "
                .. "Train on a view that puts classes together, or take another target.", failure.show(target.name),
                count, MOST_LABELS)
    end
end

--- The texts of the classes of a table or view, in the order of their values.
function class_labels.read(database, schema, table_or_view, target)
    local values = {
        source = database:object(schema, table_or_view),
        target = database.quote(target.name),
    }
    local expression = text("::target", function(value)
        values.format = value
        return ":format"
    end, target.type)
    local rows = decimal_point.during(database, function()
        return database:read(schema .. "." .. table_or_view, "SELECT " .. expression .. " AS LABEL_TEXT FROM ::source "
                .. "WHERE ::target IS NOT NULL GROUP BY ::target ORDER BY ::target", values)
    end)
    local labels = {}
    for index = 1, #rows do
        labels[index] = rows[index].LABEL_TEXT
    end
    check(labels, target)
    return labels
end

return class_labels
