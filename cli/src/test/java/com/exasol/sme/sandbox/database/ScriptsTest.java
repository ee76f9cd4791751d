package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.database.session.LoggedStatement;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    private DatabaseFixture fixture;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S");
    }

    @AfterEach
    void close() throws SQLException, IOException {
        fixture.close();
    }

    @Test
    void showsScriptsNormalised() throws SQLException {
        fixture.run(
                "CREATE OR REPLACE JAVA SET SCRIPT S.U (a INT, \"B\" VARCHAR(3))\nEMITS (n int, \"v\" double) AS\n%jar /x;\n-- 'open\n/\n",
                "create lua script L (x, ARRAY y) RETURNS TABLE AS\nreturn 1;\n/",
                "CREATE SCRIPT PLAIN AS return 1",
                "CREATE SCRIPT ROWS_ () RETURNS ROWCOUNT AS\n\n");
        assertThat(
                        fixture.rows(
                                "SELECT SCRIPT_NAME, SCRIPT_TYPE, SCRIPT_INPUT_TYPE, SCRIPT_RESULT_TYPE, SCRIPT_TEXT FROM EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'S' ORDER BY SCRIPT_NAME"))
                .containsExactly(
                        Arrays.asList(
                                "L",
                                "SCRIPTING",
                                null,
                                "TABLE",
                                "CREATE LUA SCRIPT \"L\" (x, ARRAY y) RETURNS TABLE AS\nreturn 1;\n"),
                        Arrays.asList(
                                "PLAIN", "SCRIPTING", null, "ROWCOUNT", "CREATE LUA SCRIPT \"PLAIN\" () AS return 1"),
                        Arrays.asList(
                                "ROWS_",
                                "SCRIPTING",
                                null,
                                "ROWCOUNT",
                                "CREATE LUA SCRIPT \"ROWS_\" () RETURNS ROWCOUNT AS\n\n"),
                        Arrays.asList(
                                "U",
                                "UDF",
                                "SET",
                                "EMITS",
                                "CREATE JAVA SET SCRIPT \"U\" (\"a\" DECIMAL(18,0), \"B\" VARCHAR(3) UTF8) EMITS (\"N\" DECIMAL(18,0), \"v\" DOUBLE) AS\n%jar /x;\n-- 'open\n"));
    }

    @Test
    void replacesOnlyWhenAsked() throws SQLException {
        fixture.run("CREATE SCRIPT L AS\n-- 1", "CREATE TABLE T (A INT)");
        fixture.assertRefused("CREATE SCRIPT L AS\n-- 2").hasMessageContaining("object \"S\".\"L\" already exists");
        fixture.assertRefused("CREATE OR REPLACE SCRIPT T AS\n-- 2").hasMessageContaining("already exists");
        fixture.run("CREATE OR REPLACE SCRIPT L AS\n-- 3", "DROP SCRIPT L", "DROP SCRIPT IF EXISTS L");
        fixture.assertRefused("DROP SCRIPT L").hasMessageContaining("script \"S\".\"L\" not found");
    }

    @Test
    void wantsTheLanguageToBeActivated() throws SQLException {
        final String create = "CREATE MYJAVA SET SCRIPT U (a INT) EMITS (b INT) AS\n";
        fixture.assertRefused(create).hasMessageContaining("script language MYJAVA is not in SCRIPT_LANGUAGES");
        fixture.run(
                "ALTER SESSION SET SCRIPT_LANGUAGES = 'myjava=localzmq+protobuf:///b/d/s?lang=java#buckets/b/d/s/exaudf/exaudfclient PYTHON3=builtin_python3'",
                create);
        assertThat(fixture.rows("SELECT U(1)")).containsExactly(List.of(1L));
        fixture.assertRefused("CREATE JAVA SET SCRIPT V (a INT) EMITS (b INT) AS\n")
                .hasMessageContaining("script language JAVA");
        fixture.run("CREATE PYTHON3 SET SCRIPT P (a INT) EMITS (b INT) AS\n");
        fixture.assertRefused("SELECT P(1)").hasMessageContaining("in PYTHON3 is not in the declared subset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localzmq+protobuf:///b/d/s",
                "localzmq+protobuf:///b/d/s?lang=java",
                "localzmq+protobuf:///b/d/s?lang=java&x=1#buckets/b/d/s/e",
                "localzmq+protobuf:///b/d/s?lang=java#b/d/s/e",
                "builtinjava"
            })
    void wantsTheUrlOfAContainer(final String definition) throws SQLException {
        fixture.run("ALTER SESSION SET SCRIPT_LANGUAGES = 'J=" + definition + "'");
        fixture.assertRefused("CREATE J SET SCRIPT U (a INT) EMITS (b INT) AS\n")
                .hasMessageContaining("no URL of a script language container: " + definition);
    }

    @Test
    void wantsTheClientInItsContainer() throws SQLException {
        fixture.run("ALTER SESSION SET SCRIPT_LANGUAGES ="
                + " 'J=localzmq+protobuf:///b/d/s?lang=java&scriptOptionsParserVersion=2#buckets/b/d/other/e'");
        fixture.assertRefused("CREATE J SET SCRIPT U (a INT) EMITS (b INT) AS\n")
                .hasMessageContaining("the client is not in the container");
    }

    @Test
    void setsParametersOfTheSessionOrOfSessionsToCome() throws SQLException {
        final String query =
                "SELECT SESSION_VALUE, SYSTEM_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'SCRIPT_LANGUAGES'";
        final String first = "R=builtin_r JAVA=builtin_java PYTHON3=builtin_python3";
        assertThat(fixture.rows(query)).containsExactly(List.of(first, first));
        fixture.run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'X=y'");
        assertThat(fixture.rows(query)).containsExactly(List.of(first, "X=y"));
        fixture.run("ALTER SESSION SET SCRIPT_LANGUAGES = 'Z=z'");
        assertThat(fixture.rows(query)).containsExactly(List.of("Z=z", "X=y"));
        try (Connection later = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            assertThat(rows(later, query)).containsExactly(List.of("X=y", "X=y"));
        }
    }

    @Test
    void runsScriptsWithLiteralArguments() throws SQLException {
        fixture.run(
                "CREATE SCRIPT L (a, b, c, ARRAY d) RETURNS TABLE AS\nreturn {{a, b == null, c, d[2] .. #d}}, 'A VARCHAR(20), B BOOLEAN, C DECIMAL(5,2), D VARCHAR(9)'");
        assertThat(table("EXECUTE SCRIPT S.L('it''s', NULL, -1.50, ARRAY('x', 'y'))"))
                .containsExactly(List.of("it's", true, new BigDecimal("-1.50"), "y2"));
        fixture.assertRefused("EXECUTE SCRIPT L(1)")
                .hasMessageContaining("script \"S\".\"L\" takes 4 arguments, not 1");
        fixture.assertRefused("EXECUTE SCRIPT L(1, 2, 3, 4)")
                .hasMessageContaining("parameter d of script \"S\".\"L\" takes an ARRAY");
        fixture.assertRefused("EXECUTE SCRIPT L(1 + 1, 2, 3, ARRAY())").hasMessageContaining("expected ,");
        fixture.assertRefused("EXECUTE SCRIPT NONE()").hasMessageContaining("script \"S\".\"NONE\" not found");
    }

    @Test
    void givesScriptsTheSessionAndTheDatabase() throws SQLException {
        fixture.run("CREATE TABLE T (A INT)", """
                CREATE SCRIPT L AS
                local rows = query([[INSERT INTO ::t VALUES (:a), (2)]], {t = quote('T'), a = 1})
                output(exa.meta.script_schema .. exa.meta.script_name .. exa.meta.current_user .. exa.meta.node_count)
                output(tostring(rows.rows_inserted))
                local ok, result = pquery('SELECT * FROM NONE')
                output(result.error_message)
                output(tostring(query('SELECT COUNT(*) AS N FROM T')[1].N))\
                """);
        assertThat(table("EXECUTE SCRIPT L() WITH OUTPUT"))
                .satisfiesExactly(
                        row -> assertThat(row).containsExactly("SLSYS2"),
                        row -> assertThat(row).containsExactly("2"),
                        row -> assertThat((String) row.get(0))
                                .matches("SANDBOX: object \"S\".\"NONE\" not found \\(Session: \\d{19}\\)"),
                        row -> assertThat(row).containsExactly("2"));
        assertThat(fixture.database.statements())
                .extracting(LoggedStatement::text)
                .endsWith("SELECT COUNT(*) AS N FROM T");
    }

    @Test
    void countsStatements() throws SQLException {
        fixture.run("CREATE SCRIPT L RETURNS TABLE AS\nreturn {{tostring(exa.meta.statement_id)}}, 'A VARCHAR(20)'");
        final long first =
                Long.parseLong((String) table("EXECUTE SCRIPT L").get(0).get(0));
        assertThat(table("EXECUTE SCRIPT L")).containsExactly(List.of(String.valueOf(first + 1)));
    }

    @Test
    void wantsATableFromAScriptThatReturnsOne() throws SQLException {
        fixture.run("CREATE SCRIPT L RETURNS TABLE AS\nlocal x = 1");
        fixture.assertRefused("EXECUTE SCRIPT L").hasMessageContaining("RETURNS TABLE and returned none");
    }

    @Test
    void refusesShapesOfUdfsThatItDoesNotRun() {
        fixture.assertRefused("CREATE JAVA SCALAR SCRIPT U (a INT) RETURNS INT AS\n")
                .hasMessageContaining("RETURNS of a UDF is not in the declared subset");
        fixture.assertRefused("CREATE JAVA SET SCRIPT U (a INT) EMITS () AS\n")
                .hasMessageContaining("EMITS () names no column");
    }

    private List<List<Object>> table(final String sql) throws SQLException {
        return DatabaseFixture.executed(fixture.sys, sql);
    }
}
