package com.exasol.sme.sandbox.lua;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;

/** Runs scripts for the tests of this package. */
final class ScriptRun {
    static final LuaMeta META = new LuaMeta("DB", "8.29.12", "SME", "POLL", "SYS", "PRED", "1839255503714910208", 7, 4);

    private ScriptRun() {}

    static LuaResult run(final String body, final LuaDatabase database) throws SQLException {
        return LuaScripts.execute(body, Map.of(), META, database);
    }

    static LuaResult run(final String body) throws SQLException {
        return run(body, sql -> {
            throw new SQLException("no database for " + sql, "08000");
        });
    }

    /** What a script gives to output(). */
    static List<String> output(final String body, final LuaDatabase database) throws SQLException {
        return run(body, database).output();
    }

    static List<String> output(final String body) throws SQLException {
        return run(body).output();
    }

    static StatementResult result(final String body) throws SQLException {
        return run(body).result();
    }

    static AbstractThrowableAssert<?, ?> assertError(final String body, final LuaDatabase database) {
        return assertThatThrownBy(() -> run(body, database)).isExactlyInstanceOf(SQLException.class);
    }

    static AbstractThrowableAssert<?, ?> assertError(final String body) {
        return assertThatThrownBy(() -> run(body)).isExactlyInstanceOf(SQLException.class);
    }

    /** The text of the error that a script raises, without what the database says around it. */
    static String errorText(final String body) {
        final String message =
                catchThrowableOfType(SQLException.class, () -> run(body)).getMessage();
        return message.replaceFirst("(?s)^\"(.*)\" caught in script \"SME\".\"POLL\" at line \\d+$", "$1");
    }
}
