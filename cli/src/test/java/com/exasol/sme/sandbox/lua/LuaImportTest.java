package com.exasol.sme.sandbox.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Lua script that imports others. */
class LuaImportTest {
    /** A session with the scripts S.LIB, as given, and S.OTHER. */
    private record Libraries(String lib, List<String> statements) implements LuaDatabase {
        @Override
        public StatementResult execute(final String sql) {
            statements.add(sql);
            return StatementResult.affecting(3);
        }

        @Override
        public String imported(final String name) throws SQLException {
            return switch (name) {
                case "S.LIB" -> lib;
                case "S.OTHER" -> "function name() return 'other' end";
                default -> throw new SQLException("no " + name, "42000");
            };
        }
    }

    private static LuaResult run(final String library, final String body) throws SQLException {
        return ScriptRun.run(body, new Libraries(library, new ArrayList<>()));
    }

    private static List<String> output(final String library, final String body) throws SQLException {
        return run(library, "import('S.LIB', 'lib')\n" + body).output();
    }

    private static String error(final String library, final String body) {
        try {
            throw new AssertionError("no error, but " + run(library, body).output());
        } catch (final SQLException exception) {
            return exception.getMessage();
        }
    }

    @Test
    void reachesGlobalFunctionsAndTablesByTheAlias() throws SQLException {
        assertThat(output(
                        "function f(x) return 'f' .. x end\nlist = { 'a' }\nlocal function hidden() end\n"
                                + "text = 'b' number = 1 flag = true",
                        "output(lib.f(1)) output(lib.list[1]) for _, name in ipairs({ 'hidden', 'text', 'number',"
                                + " 'flag', 'exa', 'nothing' }) do output(tostring(lib[name])) end"))
                .containsExactly("f1", "a", "nil", "nil", "nil", "nil", "nil", "nil");
    }

    @Test
    void runsTheBodyInTheSession() throws SQLException {
        final Libraries libraries =
                new Libraries("query('INSERT') function f() return pquery('SELECT') end", new ArrayList<>());
        assertThat(ScriptRun.output("import('S.LIB', 'lib') local _, r = lib.f() output(r.rows_affected)", libraries))
                .containsExactly("3");
        assertThat(libraries.statements()).containsExactly("INSERT", "SELECT");
    }

    @Test
    void sharesNoGlobalWithTheScript() throws SQLException {
        assertThat(output(
                        "secret = 1 function quote() return 'own' end function get() return tostring(mine) .. quote() end",
                        "mine = 2 output(lib.get()) output(tostring(secret)) output(quote('a'))"))
                .containsExactly("nilown", "nil", "\"a\"");
    }

    @Test
    void doesNotShowTheScriptsParameters() throws SQLException {
        assertThat(LuaScripts.execute(
                                "import('S.LIB', 'lib') output(lib.get())",
                                Map.of("job_name", "j"),
                                ScriptRun.META,
                                new Libraries("function get() return tostring(job_name) end", new ArrayList<>()))
                        .output())
                .containsExactly("nil");
    }

    @Test
    void keepsImportsApart() throws SQLException {
        assertThat(output(
                        "local n = 0 function count() n = n + 1 return n end function name() return 'lib' end",
                        "import('S.OTHER', 'other') import('S.LIB', 'again') output(lib.name() .. other.name())"
                                + " output(lib.count()) output(lib.count()) output(again.count())"))
                .containsExactly("libother", "1", "2", "1");
    }

    /** Modules are known to the whole run: a library that leaves one there meets those of others. */
    @Test
    void sharesModulesWithTheScript() throws SQLException {
        assertThat(output("package.preload.m = function() return { 'm' } end", "output(require('m')[1])"))
                .containsExactly("m");
    }

    @Test
    void tellsTheSessionButNotWhichOfTheTwoScriptsRuns() throws SQLException {
        assertThat(output("function get() return exa.meta.current_user end", "output(lib.get())"))
                .containsExactly("SYS");
        assertThat(error("local s = exa.meta.script_schema", "import('S.LIB', 'lib')"))
                .contains("SANDBOX: exa.meta.script_schema is not known in an imported script");
        assertThat(error("function f() return exa.meta.script_name end", "import('S.LIB', 'lib') lib.f()"))
                .contains("SANDBOX: exa.meta.script_name is not known in an imported script");
    }

    @Test
    void ignoresBlockCommentsOfSql() throws SQLException {
        assertThat(output("/* it's\n */ function f() return [[/* kept */]] end", "output(lib.f())"))
                .containsExactly("/* kept */");
    }

    @Test
    void canBeCaught() throws SQLException {
        assertThat(run("error('broken', 0)", """
                                local _, first = pcall(function() import('S.NONE', 'lib') end) output(first)
                                local _, second = pcall(function() import('S.LIB', 'lib') end) output(second)
                                output(tostring(lib))
                                import('S.OTHER', 'lib') output(lib.name())
                                """).output()).containsExactly("no S.NONE", "broken", "nil", "other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f() error('oh', 0) end | \"oh\" caught in script \"SME\".\"POLL\" at line 2",
                "| \"attempt to call a nil value (field 'f')\" caught in script \"SME\".\"POLL\" at line 2",
                "error('oh', 0) | \"oh\" caught in script \"SME\".\"POLL\" at line 1",
                "function f() error('oh') end"
                        + " | \"SANDBOX import of S.LIB:1: oh\" caught in script \"SME\".\"POLL\" at line 2",
                "x = = 1 | \"SANDBOX import of S.LIB:1: unexpected symbol near '='\""
                        + " caught in script \"SME\".\"POLL\" at line 1",
                "import('S.OTHER', 'o') | \"SANDBOX: import() of an imported script is not known\""
                        + " caught in script \"SME\".\"POLL\" at line 1",
            })
    void namesTheLineOfTheScriptThatWasExecuted(final String library, final String expected) {
        assertThat(error(library == null ? "" : library, "import('S.LIB', 'lib')\nlib.f()"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'S.LIB'", "1, 'lib'", "'S.LIB', null", "'S.LIB', 'lib', 1"})
    void takesANameAndAnAlias(final String arguments) {
        assertThat(error("", "import(" + arguments + ")"))
                .contains("SANDBOX: import() takes the name of a script and an alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1", "query", "string"})
    void takesAnAliasThatCanBeANewGlobal(final String alias) {
        assertThatThrownBy(() -> run("", "import('S.LIB', '" + alias + "')"))
                .hasMessageContaining("SANDBOX: import() takes an alias that can be a new global, not " + alias);
    }
}
