-- What a person is told of an endpoint that has become functions of SQL.
local failure = require("sme.failure")
local prediction_statements = require("sme.prediction_statements")

local prediction_result = {}

--- The columns of the result.
prediction_result.COLUMNS = "ENDPOINT_NAME VARCHAR(63), PREDICTION_SCRIPT VARCHAR(600), "
        .. "PREDICTION_SCRIPT_WITH_KEY VARCHAR(600), STATUS VARCHAR(20), PREDICTION_VIEW VARCHAR(600), "
        .. "SELECT_STATEMENT VARCHAR(2000000), SELECT_STATEMENT_WITH_KEY VARCHAR(2000000), "
        .. "GRANT_STATEMENTS VARCHAR(2000000), ADVICE VARCHAR(2000000)"

-- What a person should know of what went well, or NULL.
local function advice(database, selects, facts)
    local sentences = {}
    if facts.grants then
        sentences[1] = "Before you can predict, let the connection's owner or an administrator run what stands in "
                .. "GRANT_STATEMENTS, again after each deployment of this endpoint, which drops these grants."
    end
    if selects.key then
        sentences[#sentences + 1] = "SELECT_STATEMENT_WITH_KEY has " .. failure.show(selects.key) .. " as its key, the "
                .. "first column of the source that the model does not use: if it does not tell the rows apart, put "
                .. "another in its place."
    else
        sentences[#sentences + 1] = "Put what you predict for in place of the words in angle brackets."
    end
    sentences[#sentences + 1] = facts.advice
    if facts.comment_problem then
        sentences[#sentences + 1] = "No comment could be written that names the " .. facts.commented .. ": "
                .. facts.comment_problem .. ". That takes the owner of the schema, or DBA."
    end
    return #sentences > 0 and table.concat(sentences, " ") or database.null
end

--- One row of the COLUMNS.
-- `facts` are { endpoint, status, features, source, grants, advice, commented, comment_problem }: the last five may be nil.
function prediction_result.row(database, scripts, facts)
    local selects = prediction_statements.of(database, scripts, facts.features, facts.source)
    return {
        facts.endpoint,
        scripts.plain,
        scripts.with_key,
        facts.status,
        scripts.view or database.null,
        selects.plain,
        selects.with_key,
        facts.grants or database.null,
        advice(database, selects, facts),
    }
end

return prediction_result
