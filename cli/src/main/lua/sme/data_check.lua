-- What the values of a table tell before anything is exported: what nothing can be learned from is refused, and what
-- is probably a mistake is said.
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local data_check = {}

-- CreateAutoMLJobV2 refuses to train on less.
local MIN_ROWS = 500

-- A class of fewer rows has hardly any in the part of the rows that candidates are measured on.
local FEW_ROWS = 10

-- Without a problem type: more different numbers than this are hardly meant as classes.
local MOST_CLASSES_OF_NUMBERS = 20

-- INFERRED: how far APPROXIMATE_COUNT_DISTINCT may be off is not documented; 5 percent is more than such methods are.
local NEARLY_ALL = 0.95

local CLASSIFICATION = { BinaryClassification = true, MulticlassClassification = true }

--- Stops before a target that cannot be what the problem type says, whatever its values are.
function data_check.target_type(target, problem_type)
    local name, type_text = failure.show(target.name), target.type_text
    if problem_type == "Regression" and not column_type.is_number(target.type) then
        failure.raise("E-SME-LUA-95", "The target %s is a %s, but a regression learns numbers. Nothing was exported. "
                .. "Train on a view that converts it to a DECIMAL or DOUBLE, or take another target or problem_type.",
                name, type_text)
    end
    if not column_type.is_point_in_time(target.type) then
        return
    end
    if CLASSIFICATION[problem_type] then
        failure.raise("E-SME-LUA-23", "The target %s is a %s, which cannot be a class. Train on a view that converts "
                .. "it to a text, or choose another target.", name, target.type.kind)
    end
    failure.raise("E-SME-LUA-98", "The target %s is a %s, which is neither a class nor a number. Nothing was exported. "
            .. "Train on a view that converts it: to a text for a classification, or to a number, such as days from "
            .. "a certain day on, for a regression.", name, type_text)
end

-- The values of placeholders, and the function that gives the placeholder of a quoted name.
local function names()
    local count, values = 0, {}
    return values, function(quoted)
        count = count + 1
        values["n" .. count] = quoted
        return "::n" .. count
    end
end

-- Of the rows that are learned from, which are those with a target.
local function feature_counts(columns, target, place)
    local list = {}
    for index, column in ipairs(columns) do
        if column ~= target then
            list[#list + 1] = ", APPROXIMATE_COUNT_DISTINCT(CASE WHEN " .. place(target.name) .. " IS NOT NULL THEN "
                    .. place(column.name) .. " END) AS FEATURE_" .. index .. "_COUNT"
        end
    end
    return table.concat(list)
end

-- One query for all, so that all of it is about the same rows.
local function query(database, wanted, columns, target)
    local values, name = names()
    local function place(column_name)
        return name(database.quote(column_name))
    end
    local source = name(database:object(wanted.schema, wanted.table_or_view))
    local counts = "SELECT COUNT(*) AS ROW_COUNT, COUNT(" .. place(target.name) .. ") AS TARGET_COUNT, COUNT(DISTINCT "
            .. place(target.name) .. ") AS VALUE_COUNT"
    if not wanted.is_data_checked then
        return counts .. " FROM " .. source, values
    end
    counts = counts .. feature_counts(columns, target, place) .. " FROM " .. source
    local classes = "SELECT CAST(" .. place(target.name) .. " AS VARCHAR(2000000)) AS VALUE_TEXT FROM " .. source
            .. " WHERE " .. place(target.name) .. " IS NOT NULL GROUP BY " .. place(target.name)
            .. " HAVING COUNT(*) < " .. FEW_ROWS
    return "SELECT * FROM (" .. counts .. ") COUNTED CROSS JOIN (SELECT COUNT(*) AS RARE_COUNT, "
            .. "MIN(VALUE_TEXT) AS RARE_CLASS FROM (" .. classes .. ") CLASSES) RARE", values
end

local function check_rows(wanted, rows, left_out)
    local source = wanted.schema .. "." .. wanted.table_or_view
    if rows == 0 and left_out > 0 then
        failure.raise("E-SME-LUA-78", "The target %s is NULL in all %d rows of %s, so there is nothing to learn. "
                .. "Nothing was exported. Check the target, or fill it.", failure.show(wanted.target), left_out, source)
    end
    if rows < (wanted.least_rows or MIN_ROWS) then
        local besides = left_out == 0 and "" or string.format(" with a target, and %d whose target %s is NULL",
                left_out, failure.show(wanted.target))
        if wanted.least_rows then
            failure.raise("E-SME-LUA-135", "%s has %d row%s%s, but the training needs at least %d: each of the "
                    .. "instances gets a file, and no file may be empty. Nothing was exported.", source, rows,
                    rows == 1 and "" or "s", besides, wanted.least_rows)
        end
        failure.raise("E-SME-LUA-24", "%s has %d row%s%s. SageMaker Autopilot needs at least %d to train a model.",
                source, rows, rows == 1 and "" or "s", besides, MIN_ROWS)
    end
end

local function check_values(wanted, rows, values)
    if values == 1 then
        failure.raise("E-SME-LUA-97", "The target %s has the same value in all %d rows of %s.%s that have one, so "
                .. "there is nothing to learn. Nothing was exported. Check target_attribute_name, or train on more rows.",
                failure.show(wanted.target), rows, wanted.schema, wanted.table_or_view)
    end
    if wanted.problem_type == "BinaryClassification" and values ~= 2 then
        failure.raise("E-SME-LUA-96", "The target %s of %s.%s has %d different values, but a BinaryClassification "
                .. "learns to tell two from each other. Nothing was exported. Use MulticlassClassification, or train "
                .. "on a view in which the target has two values.", failure.show(wanted.target), wanted.schema,
                wanted.table_or_view, values)
    end
end

local function is_class(wanted, target, values)
    return CLASSIFICATION[wanted.problem_type]
            or not wanted.problem_type
                    and (not column_type.is_number(target.type) or values <= MOST_CLASSES_OF_NUMBERS)
end

local function left_out_advice(target, rows, left_out)
    return string.format("%d of %d rows %s left out, because the target %s is NULL there: nothing can be learned from "
            .. "such rows. A model that is to tell them needs a value of their own in the target.", left_out,
            left_out + rows, left_out == 1 and "was" or "were", failure.show(target.name))
end

local function rare_advice(target, values, counted)
    local rare = numbers.integer(counted.RARE_COUNT)
    return string.format("%d of the %d classes of the target %s %s fewer than %d rows%s %s: a model hardly learns such "
            .. "a class. Train on more rows of it, or on a view that puts it together with another one.", rare, values,
            failure.show(target.name), rare == 1 and "has" or "have", FEW_ROWS, rare == 1 and "," or ", such as",
            failure.show(counted.RARE_CLASS))
end

local function target_advice(target, rows)
    return string.format("The target %s has another value in each of the %d rows. What only numbers or names the rows "
            .. "cannot be predicted: check target_attribute_name.", failure.show(target.name), rows)
end

local function features_advice(columns, target, rows, counted)
    local list = {}
    for index, column in ipairs(columns) do
        if column ~= target and numbers.integer(counted["FEATURE_" .. index .. "_COUNT"]) >= NEARLY_ALL * rows then
            list[#list + 1] = failure.show(column.name)
        end
    end
    return #list > 0 and "These columns have another value in (nearly) each row: " .. failure.list(list) .. ". Nothing "
            .. "can be learned from what only numbers or names the rows, such as a customer number: train on a view "
            .. "without it. What is measured may well differ in each row." or nil
end

-- What a person should know of a training that goes well.
local function advice(wanted, columns, target, counted, values, result)
    local list = {}
    if result.left_out > 0 then
        list[1] = left_out_advice(target, result.rows, result.left_out)
    end
    if not wanted.is_data_checked then
        return list
    end
    if values == result.rows then
        list[#list + 1] = target_advice(target, result.rows)
    elseif is_class(wanted, target, values) and numbers.integer(counted.RARE_COUNT) > 0 then
        list[#list + 1] = rare_advice(target, values, counted)
    end
    list[#list + 1] = features_advice(columns, target, result.rows, counted)
    return list
end

--- { rows, values, left_out, advice }: the rows that have a target, how many different ones, the number of rows that have
-- none, and sentences.
function data_check.run(database, wanted, columns, target)
    local counted = database:read(wanted.schema .. "." .. wanted.table_or_view,
            query(database, wanted, columns, target))[1]
    local rows, values = numbers.integer(counted.TARGET_COUNT), numbers.integer(counted.VALUE_COUNT)
    local result = { rows = rows, values = values, left_out = numbers.integer(counted.ROW_COUNT) - rows }
    check_rows(wanted, rows, result.left_out)
    check_values(wanted, rows, values)
    result.advice = advice(wanted, columns, target, counted, values, result)
    return result
end

return data_check
