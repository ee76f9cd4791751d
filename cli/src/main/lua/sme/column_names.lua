-- Which names of columns can be carried: to SageMaker in the header of CSV files, and into prediction scripts.
local characters = require("sme.characters")
local failure = require("sme.failure")

local column_names = {}

local CONTROL = "it has a line break or another control character"
local BLANK = "it starts or ends with a blank"

local DELIMITED = "it has a comma or a double quote"

-- Refused is what readers or writers may treat differently: a line break in a header; blanks around a name, which some
-- trim, so that the target is not found or two columns become one; and what has to be delimited, because it is
-- documented nowhere whether EXPORT delimits names, and one name read as two would shift every column.
-- INFERRED: names of columns are case-sensitive in a header as SageMaker documents it for the target.
local function header_problem(name)
    if characters.has_control(name) then
        return CONTROL
    end
    if name:find('[,"]') then
        return DELIMITED
    end
    return characters.has_blank_around(name) and BLANK or nil
end

local function list(columns, problem_of)
    local refused = {}
    for _, column in ipairs(columns) do
        local problem = problem_of(column.header or column.name)
        if problem then
            refused[#refused + 1] = failure.show(column.header or column.name) .. " (" .. problem .. ")"
        end
    end
    return #refused > 0 and failure.list(refused) or nil
end

--- Columns with their types, as an error shows them.
function column_names.with_types(columns)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = failure.show(column.name) .. " (" .. column.type_text .. ")"
    end
    return failure.list(list)
end

--- Gives columns the names that the header is to have for them: one for each in the order of the table, or none.
function column_names.name(columns, names)
    if names and #names ~= #columns then
        failure.raise("E-SME-LUA-149", "The value of column_names has %d names, but the table or view has %d columns. Give "
                .. "one for each, in the order of the table, the target included.", #names, #columns)
    end
    for index, column in ipairs(columns) do
        column.header = names and names[index]
    end
end

--- Stops before an export whose header would not be read as it was written.
function column_names.check_header(columns)
    local refused = list(columns, header_problem)
    if refused then
        failure.raise("E-SME-LUA-50", "Names of columns cannot safely be carried by the header of a CSV file: %s. "
                .. "Nothing was exported. Train on a view that gives these columns other names.", refused)
    end
end

--- Stops before a script whose parameters would break its lines; such a job was not trained or recorded by us.
function column_names.check_parameters(job_name, columns)
    local refused = list(columns, function(name)
        return characters.has_control(name) and CONTROL or nil
    end)
    if refused then
        failure.raise("E-SME-LUA-51", "The job %s was trained on columns whose names cannot stand in a prediction "
                .. "script: %s. Nothing was created. Train again on a view that gives these columns other names.",
                failure.show(job_name), refused)
    end
end

--- Stops before scripts that would return two columns of one name: only those with probabilities have this one.
function column_names.check_probabilities(job_name, columns)
    for _, column in ipairs(columns) do
        if column.name == "PROBABILITIES" then
            failure.raise("E-SME-LUA-76", "The job %s was trained on a column named PROBABILITIES, and prediction "
                    .. "scripts with probabilities return a column of that name. Nothing was created. Leave out "
                    .. "probabilities, or train again on a view that gives the column another name.",
                    failure.show(job_name))
        end
    end
end

return column_names
