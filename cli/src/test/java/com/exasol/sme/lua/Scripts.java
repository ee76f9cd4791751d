package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.lua.LuaMeta;
import com.exasol.sme.sandbox.lua.LuaScripts;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Runs the bundled scripts as the user JANE would, in session 1839255503714910208 on two nodes. */
public final class Scripts {
    private static final LuaMeta META =
            new LuaMeta("DB", "8.29.12", "SME", "THE_SCRIPT", "JANE", null, "1839255503714910208", 7, 2);

    private Scripts() {}

    static List<List<Object>> run(
            final String entry, final Map<String, Object> arguments, final ScriptedDatabase database)
            throws SQLException {
        final List<List<Object>> rows = LuaScripts.execute(LuaBundle.ofEntry(entry), arguments, META, database)
                .result()
                .rows();
        assertThat(database.unsent()).isEmpty();
        return rows;
    }

    /** The text of the error that the script raises, as its modules worded it. */
    static String error(final String entry, final Map<String, Object> arguments, final ScriptedDatabase database) {
        return errorOf(LuaBundle.ofEntry(entry), arguments, database);
    }

    static String errorOf(final String body, final Map<String, Object> arguments, final ScriptedDatabase database) {
        try {
            throw new AssertionError("no error, but " + LuaScripts.execute(body, arguments, META, database));
        } catch (final SQLException exception) {
            assertThat(database.unsent()).isEmpty();
            final String message = exception.getMessage();
            final String raised = "\" caught in script \"SME\".\"THE_SCRIPT\" at line ";
            assertThat(message).startsWith("\"").contains(raised);
            return message.substring(1, message.lastIndexOf(raised));
        }
    }

    /** The first value that a piece of Lua code returns, as text. */
    public static String evaluate(final String code) throws SQLException {
        return (String) LuaScripts.execute(LuaBundle.of(code), Map.of(), META, new ScriptedDatabase())
                .result()
                .rows()
                .get(0)
                .get(0);
    }
}
