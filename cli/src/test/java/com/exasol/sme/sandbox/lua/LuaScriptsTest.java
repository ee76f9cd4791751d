package com.exasol.sme.sandbox.lua;

import static com.exasol.sme.sandbox.lua.ScriptRun.META;
import static com.exasol.sme.sandbox.lua.ScriptRun.assertError;
import static com.exasol.sme.sandbox.lua.ScriptRun.errorText;
import static com.exasol.sme.sandbox.lua.ScriptRun.output;
import static com.exasol.sme.sandbox.lua.ScriptRun.result;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.result.StatementResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuaScriptsTest {
    @Test
    void runsLua54() throws SQLException {
        assertThat(output("output(_VERSION) output(7 // 2)")).containsExactly("Lua 5.4", "3");
    }

    @Test
    void keepsNothingFromTheScriptBefore() throws SQLException {
        output("kept = 1 package.preload.m = function() return 1 end string.kept = 1");
        assertThat(output("output(tostring(kept)) output(tostring(package.preload.m)) output(tostring(string.kept))"))
                .containsExactly("nil", "nil", "nil");
    }

    @Test
    void givesArgumentsAsGlobals() throws SQLException {
        final Map<String, Object> arguments = new HashMap<>();
        arguments.put("text", "ä€😀 a\0b \"\\\r\n");
        arguments.put("int", 3L);
        arguments.put("dec", new BigDecimal("1.50"));
        arguments.put("double", 0.5);
        arguments.put("bool", false);
        arguments.put("none", null);
        arguments.put("empty", "");
        arguments.put("array", Arrays.asList("a", null, 2L));
        final String body = """
                output(text) output(#text)
                output(type(int) .. tostring(int)) output(tostring(dec)) output(double) output(tostring(bool))
                output(none == null and empty == null) output(#array .. array[1] .. tostring(array[3]))
                output(array[2] == null)
                """;
        assertThat(LuaScripts.execute(body, arguments, META, sql -> null).output())
                .containsExactly(
                        "ä€😀 a\0b \"\\\r\n", "18", "userdata3", "1.50", "0.5", "false", "true", "3a2", "true");
    }

    @Test
    void saysWhereAnErrorCameFromAsTheDatabaseDoes() {
        assertError("local x = 1\nerror([[No columns found for \"S\".\"T\"]])")
                .hasMessage("\"No columns found for \"S\".\"T\"\" caught in script \"SME\".\"POLL\" at line 2")
                .extracting("SQLState")
                .isEqualTo("43000");
    }

    @Test
    void givesErrorTextsByteForByte() {
        assertThat(errorText("error('X-1: ä€😀\\0\"', 0)")).isEqualTo("X-1: ä€😀\0\"");
    }

    @Test
    void givesPositionsToErrorsThatAScriptCatches() throws SQLException {
        assertThat(output("local _, text = pcall(error, 'a', 0) output(text)\n"
                        + "_, text = pcall(function() error('b') end) output(text)"))
                .containsExactly("a", "SANDBOX:2: b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local a = nil + 1 | attempt to perform arithmetic on a nil value",
                "local a = {} .. 'x' | attempt to concatenate a table value",
                "local a = = 1 | unexpected symbol near '='",
                "error({}) | SANDBOX: error() with a table",
                "error() | SANDBOX: error() with a nil",
                "local function f() return f() + 1 end f() | stack overflow",
                "require('nope') | module 'nope' not found:",
                "require('socket') | SANDBOX: require('socket') is not there",
                "import('S.LIB', 'lib') | SANDBOX: there is no script to import, asked for S.LIB",
                "output(null) | SANDBOX: output() takes one text",
                "local x = exa.meta.vm_id | SANDBOX: exa.meta.vm_id is not known in scripts",
                "exa.meta.x = 1 | SANDBOX: exa.meta is read-only",
                "local x = exa.pquery | SANDBOX: exa.pquery is not known in scripts",
                "return 1, 2, 3 | SANDBOX: more than two values returned",
                "pcall(exit) | SANDBOX: exit() was caught by the script",
                "query('SELECT \\xff') | SANDBOX: statement is not UTF-8",
            })
    void raises(final String body, final String expected) {
        assertThat(errorText(body)).startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io",
                "print",
                "dofile",
                "loadfile",
                "java",
                "os.execute",
                "os.getenv",
                "os.remove",
                "os.time",
                "package.loadlib",
                "package.searchers[3]",
                "debug.getregistry",
                "package.loaded.io",
                "package.loaded.java",
                "__jthrowable__"
            })
    void hasNoWayOutOfTheSandbox(final String name) throws SQLException {
        assertThat(output("output(tostring(" + name + "))")).containsExactly("nil");
    }

    @Test
    void loadsNoModuleFromFiles(@TempDir final Path directory) throws IOException {
        Files.writeString(directory.resolve("x.lua"), "return 1", UTF_8);
        assertThat(errorText("package.path = [[" + directory + "/?.lua]] require('x')"))
                .startsWith("module 'x' not found:");
    }

    @Test
    void knowsTheTimeOfDay() throws SQLException {
        assertThat(output("output(os.date('!%Y', 0))")).containsExactly("1970");
    }

    @Test
    void requiresModulesThatTheScriptBringsAlong() throws SQLException {
        assertThat(output("package.preload['sme.x'] = function(...) local name = ... return { name = name } end\n"
                        + "output(require('sme.x').name)"))
                .containsExactly("sme.x");
    }

    @Test
    void knowsTheSession() throws SQLException {
        assertThat(output("for _, name in ipairs({ 'database_name', 'database_version', 'script_schema', 'script_name',"
                        + " 'current_user', 'current_schema', 'session_id', 'statement_id', 'node_count' }) do"
                        + " output(exa.meta[name]) end"))
                .containsExactly("DB", "8.29.12", "SME", "POLL", "SYS", "PRED", "1839255503714910208", "7", "4");
    }

    @Test
    void tellsNullFromNil() throws SQLException {
        assertThat(output("output(type(null)) output(null == NULL) output(null ~= nil) output(not not null)"))
                .containsExactly("userdata", "true", "true", "true");
        assertThat(errorText("local x = 'a' .. null")).startsWith("attempt to concatenate a null value");
    }

    @Test
    void ignoresBlockCommentsOfSql() throws SQLException {
        assertThat(output("/* a\n ' */ output('/* kept */') -- /*\noutput([[/* kept */]])"))
                .containsExactly("/* kept */", "/* kept */");
    }

    @Test
    void compilesTextOnly() {
        assertThat(errorText("\033Lua")).startsWith("attempt to load a binary chunk");
    }

    @Test
    void leavesEarly() throws SQLException {
        assertThat(result("local function f() exit({ rows_affected = 3 }) end f() error('not here')"))
                .isEqualTo(StatementResult.affecting(3));
    }

    @Test
    void handsOnFaultsOfTheSandboxThatAScriptWouldHide() {
        assertThatThrownBy(() -> output("pcall(query, 'X')", sql -> {
                    throw new IllegalStateException("fault");
                }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("fault");
    }

    @Test
    void runsScriptsInsideScripts() throws SQLException {
        assertThat(output("query('EXECUTE') output('outer')", sql -> ScriptRun.result("exit({ rows_affected = 1 })")))
                .containsExactly("outer");
    }

    @Test
    void runsStatementsInCoroutines() throws SQLException {
        assertThat(output(
                        "local go = coroutine.wrap(function() output(query('X').rows_affected) end) go()",
                        sql -> StatementResult.affecting(2)))
                .containsExactly("2");
    }
}
