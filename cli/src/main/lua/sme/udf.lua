-- Calls of the UDFs that talk to SageMaker.
local cjson = require("cjson")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")
local script_end = require("sme.script_end")

local udf = {}

--- Asks the UDF: { ok, message, results } of its one row, or nil and the database's message if it did not run.
function udf.try(database, name, request)
    -- The statement's id makes each call unlike all others, so that no query cache answers for AWS.
    local done, rows = database:try("SELECT ::udf(:statement_id, :request) FROM DUAL", {
        udf = database:own(name),
        statement_id = numbers.text(database.meta.statement_id),
        request = json.encode_object(request),
    })
    if not done then
        return nil, rows
    end
    local row = rows[1]
    return {
        ok = row.STATUS == "OK",
        message = row.MESSAGE,
        results = type(row.RESULTS) == "string" and cjson.decode(row.RESULTS) or {},
    }
end

--- The results of a UDF that has to succeed; its own error is raised as it is, unless `on_refusal` raises a better one.
function udf.call(database, name, request, on_refusal)
    local answer, problem = udf.try(database, name, request)
    if not answer then
        script_end.check(database, name)
        failure.raise("E-SME-LUA-30", "The UDF %s could not be run: %s. Check that you have EXECUTE on %s, which a new "
                .. "deployment may have dropped, and let the administrator check that the JAR is in BucketFS and the "
                .. "script language is activated. If its VM crashed, run the statement again.", name, problem,
                database:own(name))
    end
    if not answer.ok then
        if on_refusal then
            on_refusal(answer)
        end
        failure.raise_text(answer.message)
    end
    return answer.results
end

return udf
