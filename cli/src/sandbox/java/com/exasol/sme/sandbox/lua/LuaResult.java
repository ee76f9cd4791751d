package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.result.StatementResult;
import java.util.List;

/**
 * What EXECUTE SCRIPT of a Lua script answers.
 *
 * @param result the table or row count that the script returned
 * @param output the texts given to output(), which a person sees only WITH OUTPUT
 */
public record LuaResult(StatementResult result, List<String> output) {
    public LuaResult {
        output = List.copyOf(output);
    }
}
