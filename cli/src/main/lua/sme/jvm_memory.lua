-- The words by which Exasol's Java client knows that a script decides on the memory of its JVM itself. It looks for them
-- anywhere in an option, and adds none of its own where it finds one (`setJvmOptions` in its source, August 2026).
local jvm_memory = {}

local WORDS = { "-Xms", "-Xmx", "-Xss" }

--- The first such word in a text that is no such option, or nil.
function jvm_memory.word_in(text)
    for _, word in ipairs(WORDS) do
        if text:find(word, 1, true) then
            return word
        end
    end
    return nil
end

return jvm_memory
