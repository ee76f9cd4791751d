-- By which rule values become text. A model is served by the rule of the files that it was trained on, so the record of
-- its job names it, and so do its prediction scripts; what was trained before there were rules has none.
local failure = require("sme.failure")

local text_rule = {}

--- The rule of today's training files: a DOUBLE has the text that SME_DOUBLE_TEXT gives it.
text_rule.CURRENT = "SHORTEST_DOUBLE"

--- The rule of files of numbers alone: no exponent as far as that goes, and 1 and 0 for truth values.
text_rule.PLAIN = "PLAIN_NUMBERS"

--- The rule that the record of a job names, or nil.
function text_rule.of_record(recorded, job_name)
    if type(recorded) ~= "string" then
        return nil
    end
    if recorded ~= text_rule.CURRENT and recorded ~= text_rule.PLAIN then
        failure.raise("E-SME-LUA-80", "The job %s was trained on texts written by the rule %s, which this version does "
                .. "not know: predictions would send other texts. Deploy it with the version of sme that it was "
                .. "trained with or a later one, or train again.", failure.show(job_name), failure.show(recorded))
    end
    return recorded
end

return text_rule
