-- SageMaker's built-in algorithms that are trained on tables: how they are told what to learn, and how they answer.
local failure = require("sme.failure")

local built_in_algorithms = {}

local BINARY, MULTICLASS, REGRESSION = "BinaryClassification", "MulticlassClassification", "Regression"

-- `supported` are the keys that the container can be asked to answer, as Autopilot's containers tell them.
-- https://github.com/aws/sagemaker-xgboost-container, serve_utils.py: with probability and the label, a binary model
-- gives the probability of the second class; so the probabilities of all labels are asked for.
local ALL_LABELS = "predicted_label,labels,probabilities"

-- https://docs.aws.amazon.com/sagemaker/latest/dg/LL-in-formats.html: of two classes the score tells how strongly the
-- class 1 is believed in, of more it is a list, and of a regression it is the prediction. The score of two classes is
-- not named a probability: what is learned with another loss than logistic has none.
local function linear_learner_response(job)
    local outputs
    if job.problem_type == REGRESSION then
        outputs = { { name = "PREDICTIONS", type = "DOUBLE", path = "$.score" } }
    else
        outputs = { { name = "PREDICTIONS", type = job.target.type_text, path = "$.predicted_label" } }
    end
    if job.problem_type == BINARY then
        table.insert(outputs, 1, { name = "SCORE", type = "DOUBLE", path = "$.score" })
    end
    return { content_type = "application/jsonlines", outputs = outputs }
end

local ALGORITHMS = {
    xgboost = {
        goal = "objective",
        count = "num_class",
        goals = {
            ["binary:logistic"] = { problem_type = BINARY, supported = ALL_LABELS },
            ["multi:softprob"] = { problem_type = MULTICLASS, supported = ALL_LABELS },
            ["multi:softmax"] = { problem_type = MULTICLASS, supported = "predicted_label" },
            ["reg:squarederror"] = { problem_type = REGRESSION },
            ["reg:absoluteerror"] = { problem_type = REGRESSION },
            ["reg:pseudohubererror"] = { problem_type = REGRESSION },
            ["reg:squaredlogerror"] = { problem_type = REGRESSION, outside = { "<= -1" } },
            ["reg:logistic"] = { problem_type = REGRESSION, outside = { "< 0", "> 1" } },
            ["reg:gamma"] = { problem_type = REGRESSION, outside = { "<= 0" } },
            ["reg:tweedie"] = { problem_type = REGRESSION, outside = { "< 0" } },
            ["count:poisson"] = { problem_type = REGRESSION, outside = { "< 0" } },
        },
        -- A second column of weights would be one in the requests as well.
        refused = { csv_weights = "the columns of the table are the target and features" },
    },
    -- Its code is not public, and its own checks of hyperparameters neither: none are repeated here.
    -- https://docs.aws.amazon.com/sagemaker/latest/dg/linear-learner.html
    ["linear-learner"] = {
        goal = "predictor_type",
        count = "num_classes",
        goals = {
            binary_classifier = { problem_type = BINARY, reserved = "SCORE" },
            multiclass_classifier = { problem_type = MULTICLASS },
            regressor = { problem_type = REGRESSION },
        },
        refused = {},
        response = linear_learner_response,
    },
}

built_in_algorithms.CHANNEL = "train"
built_in_algorithms.CONTENT_TYPE = "text/csv"

local function names(list)
    local sorted = {}
    for name in pairs(list) do
        sorted[#sorted + 1] = name
    end
    table.sort(sorted)
    return table.concat(sorted, ", ")
end

--- The algorithm of a name: { name, goal, count, goals, refused }.
function built_in_algorithms.of(name)
    local algorithm = ALGORITHMS[name]
    if not algorithm then
        failure.raise("E-SME-LUA-139", "The algorithm %s is not one of those that are known here: %s. Name its image with "
                .. "training_image instead, and say what its files look like.", failure.show(name), names(ALGORITHMS))
    end
    return algorithm
end

--- What the hyperparameters say is to be learned: { problem_type, supported, outside, reserved }, the third being
-- comparisons that hold for targets on which the training would fail, the last the name of one more predicted column.
function built_in_algorithms.goal(name, given)
    local algorithm = built_in_algorithms.of(name)
    local value = given[algorithm.goal]
    local goal = value and algorithm.goals[value]
    if not goal then
        failure.raise("E-SME-LUA-143", "The hyperparameter %s of %s %s. It decides what is learned, and has to be one of "
                .. "%s.", algorithm.goal, name, value and "is " .. failure.show(value) or "is missing",
                names(algorithm.goals))
    end
    if given[algorithm.count] then
        failure.raise("E-SME-LUA-144", "The hyperparameter %s is counted from the classes of the target. Leave it out.",
                algorithm.count)
    end
    for key, reason in pairs(algorithm.refused) do
        if given[key] then
            failure.raise("E-SME-LUA-144", "The hyperparameter %s cannot be used: %s. Leave it out.", key, reason)
        end
    end
    return goal
end

--- The hyperparameter that tells how many classes there are, or nil.
function built_in_algorithms.count_of_classes(name, goal)
    return goal.problem_type == MULTICLASS and ALGORITHMS[name].count or nil
end

--- What a recorded job's model answers, as prediction_formats reads it; nil where it answers as Autopilot's models do.
function built_in_algorithms.response(job)
    local algorithm = ALGORITHMS[job.algorithm]
    return algorithm and algorithm.response and algorithm.response(job)
end

return built_in_algorithms
