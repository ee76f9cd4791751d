-- What the job optimises: the problem type and the metric that fits it.
local failure = require("sme.failure")
local json = require("sme.json")

local objective = {}

local TYPES = { "BinaryClassification", "MulticlassClassification", "Regression" }

-- Autopilot for tabular data knows these metrics, each for the given problem types only.
local METRICS = {
    BinaryClassification = { "Accuracy", "AUC", "BalancedAccuracy", "F1", "Precision", "Recall" },
    MulticlassClassification = { "Accuracy", "BalancedAccuracy", "F1macro", "PrecisionMacro", "RecallMacro" },
    Regression = { "MAE", "MSE", "R2", "RMSE" },
}

local function contains(list, element)
    for _, candidate in ipairs(list) do
        if candidate == element then
            return true
        end
    end
    return false
end

local function check_type(problem_type)
    if not METRICS[problem_type] then
        failure.raise("E-SME-LUA-14", "The problem_type %s is unknown. Use one of %s.",
                failure.show(problem_type), table.concat(TYPES, ", "))
    end
end

--- The name of the metric: given as such, or in the Python extension's form {"MetricName":"F1"}, as text or object.
local function metric(given)
    if type(given) == "string" and not given:find("{", 1, true) then
        return given
    end
    local object = given
    if type(given) == "string" then
        object = json.decode_object(given)
    end
    local name = object and object.MetricName
    if type(name) ~= "string" or next(object, next(object)) then
        failure.raise("E-SME-LUA-16",
                'The objective %s cannot be read. Give the name of a metric, such as "F1", or {"MetricName":"F1"}.',
                type(given) == "table" and "object" or failure.show(given))
    end
    return name
end

--- The pair of problem type and metric name; both or neither are given.
function objective.read(problem_type, given)
    if problem_type then
        check_type(problem_type)
    end
    if not problem_type ~= not given then
        failure.raise("E-SME-LUA-15",
                "The argument has %s but lacks %s. SageMaker needs both or, to find out both by itself, neither.",
                problem_type and "problem_type" or "objective", problem_type and "objective" or "problem_type")
    end
    if not given then
        return nil, nil
    end
    local name = metric(given)
    if not contains(METRICS[problem_type], name) then
        failure.raise("E-SME-LUA-17", "The metric %s does not fit the problem_type %s. Use one of %s.",
                failure.show(name), problem_type, table.concat(METRICS[problem_type], ", "))
    end
    return problem_type, name
end

return objective
