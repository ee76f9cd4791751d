package com.exasol.sme.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.udf.call.UdfSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdfCallTest {
    private DatabaseFixture fixture;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S");
        create();
    }

    @AfterEach
    void close() throws SQLException, IOException {
        fixture.close();
    }

    private void create() throws SQLException {
        fixture.run(
                "CREATE JAVA SET SCRIPT \"U\" (\"a\" VARCHAR(5), b DECIMAL(9,0)) EMITS (\"x\" VARCHAR(5), y INT) AS\n%scriptclass a.B;\n/",
                "CREATE TABLE T (G INT, A VARCHAR(5))", "INSERT INTO T VALUES (1, 'x'), (2, 'y'), (1, 'z')");
    }

    @Test
    void handsOverTheScriptAndTheSession() throws SQLException {
        assertThat(fixture.rows("SELECT S.U('x', 3) FROM DUAL")).containsExactly(List.of("x", 3L));
        assertThat(fixture.udfs.script.body()).isEqualTo("%scriptclass a.B;\n");
        assertThat(fixture.udfs.script.inputs())
                .extracting(Object::toString)
                .first()
                .asString()
                .contains("a", "VARCHAR(5)");
        final UdfSession session = fixture.udfs.session;
        assertThat(session.currentUser()).isEqualTo("SYS");
        assertThat(session.currentSchema()).isEqualTo("S");
        assertThat(session.nodeCount()).isEqualTo(2);
        assertThat(session.sessionId()).matches("\\d{19}");
    }

    @Test
    void convertsArguments() throws SQLException {
        assertThat(fixture.rows("SELECT \"U\"(12.5, '7')")).containsExactly(List.of("12.5", 7L));
        assertThat(fixture.rows("SELECT U('', 2.5)")).containsExactly(Arrays.asList(null, 3L));
        fixture.assertRefused("SELECT U('abcdef', 1)")
                .hasMessageContaining("string data, right truncation: 6 characters for \"a\" of script \"S\".\"U\"");
        fixture.assertRefused("SELECT U('a', 'b')").hasMessageContaining("'b' is not a number, for \"b\"");
        fixture.assertRefused("SELECT U('a')").hasMessageContaining("script \"S\".\"U\" takes 2 arguments, not 1");
    }

    @Test
    void bindsArguments() throws SQLException {
        assertThat(fixture.rows("SELECT S.U(?, ?) FROM T WHERE A = ?", "p", 5, "y"))
                .containsExactly(List.of("p", 5L));
    }

    @Test
    void makesOneGroupWithoutGroupBy() throws SQLException {
        assertThat(fixture.rows("SELECT U(A, G) FROM T x WHERE x.A <> 'q'"))
                .containsExactly(List.of("x", 1L), List.of("y", 2L), List.of("z", 1L));
        assertThat(fixture.udfs.groups).hasSize(1);
    }

    @Test
    void splitsGroups() throws SQLException {
        fixture.rows("SELECT U(A, G) FROM T GROUP BY G");
        assertThat(fixture.udfs.groups)
                .containsExactlyInAnyOrder(List.of(List.of("x", 1L), List.of("z", 1L)), List.of(List.of("y", 2L)));
        fixture.rows("SELECT U(A, G) FROM T GROUP BY IPROC(), G");
        assertThat(fixture.udfs.groups).hasSizeBetween(2, 3);
    }

    @Test
    void runsTheRowsOfANodeWhereTheyAre() throws SQLException {
        fixture.run("INSERT INTO T SELECT I, 'r' FROM VALUES BETWEEN 1 AND 25 V(I)");
        final List<List<Object>> rows = fixture.rows("SELECT IPROC(), MOD(ROWNUM, 3) FROM T");
        final List<List<Object>> places = rows.stream().distinct().toList();
        assertThat(places).as("places").hasSize(6);
        fixture.rows("SELECT U(A, G) FROM T GROUP BY IPROC(), MOD(ROWNUM, 3)");
        assertThat(fixture.udfs.nodes)
                .isEqualTo(places.stream()
                        .map(place -> ((Number) place.get(0)).intValue())
                        .toList());
        assertThat(fixture.udfs.groups)
                .extracting(List::size)
                .isEqualTo(places.stream()
                        .map(place -> Collections.frequency(rows, place))
                        .toList());
    }

    @Test
    void touchesEveryNodeUnlessGroupsShareOne() throws SQLException {
        final String sql = "SELECT U('a', i) FROM VALUES BETWEEN 1 AND 4 t(i) GROUP BY i";
        assertThat(fixture.rows(sql)).hasSize(4);
        assertThat(fixture.udfs.nodes).containsExactly(0, 1, 0, 1);
        fixture.database.placeGroups(index -> index / 3);
        fixture.rows(sql);
        assertThat(fixture.udfs.nodes).containsExactly(0, 0, 0, 1);
        fixture.rows("SELECT U(A, G) FROM T");
        assertThat(fixture.udfs.nodes).containsExactly(0);
    }

    @Test
    void givesOneRowOfNullsForNoInputUnlessGrouped() throws SQLException {
        assertThat(fixture.rows("SELECT U(A, G) FROM T WHERE G = 9")).containsExactly(Arrays.asList(null, null));
        assertThat(fixture.rows("SELECT U(A, G) FROM T WHERE G = 9 GROUP BY G")).isEmpty();
        assertThat(fixture.udfs.groups).isNull();
    }

    @Test
    void standsForAWholeDerivedTable() throws SQLException {
        assertThat(
                        fixture.rows(
                                "SELECT t.G, p.\"x\", P.Y FROM T t JOIN (SELECT S.U(A, G) FROM T GROUP BY G) p ON p.\"x\" = t.A WHERE t.G = 2"))
                .containsExactly(List.of(2L, "y", 2L));
        assertThat(
                        fixture.rows(
                                "SELECT COUNT(*) FROM (SELECT U(A, G) FROM (SELECT * FROM T WHERE G = 1) q) AS p(m, n) WHERE n = 1"))
                .containsExactly(List.of(2L));
    }

    @Test
    void fillsTables() throws SQLException {
        fixture.run("CREATE TABLE C AS SELECT U(A, G) FROM T", "INSERT INTO C SELECT U('n', 9)");
        assertThat(fixture.rows("SELECT \"x\", Y FROM C WHERE Y > 1 ORDER BY Y"))
                .containsExactly(List.of("y", 2L), List.of("n", 9L));
        assertThat(fixture.rows(
                        "SELECT COLUMN_TYPE FROM EXA_ALL_COLUMNS WHERE COLUMN_TABLE = 'C' AND COLUMN_NAME = 'x'"))
                .containsExactly(List.of("VARCHAR(5) UTF8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT U('a', 1), 2", "SELECT 1, U('a', 1)", "SELECT UPPER(U('a', 1))",
                        "SELECT * FROM T WHERE A IN (SELECT U('a', 1))",
                "SELECT U('a', 1) UNION ALL SELECT 'b', 2", "SELECT U(A, G) FROM T ORDER BY 1",
                        "SELECT U(A, G) FROM T LIMIT 1", "CREATE VIEW V AS SELECT U('a', 1)"
            })
    void isRefusedAnywhereElse(final String sql) {
        fixture.assertRefused(sql)
                .hasMessageMatching("SANDBOX: .*U.* is not in the declared subset \\(Session: \\d+\\)");
    }

    @Test
    void isRefusedWhenThereIsNoSuchScript() {
        fixture.assertRefused("SELECT S.NONE(1) FROM T")
                .hasMessageContaining("function or script \"S\".\"NONE\" not found");
        fixture.assertRefused("SELECT NONE(1) FROM T").hasMessageContaining("script NONE not found");
    }

    @Test
    void checksWhatIsEmitted() throws SQLException {
        fixture.udfs.behaviour = (script, groups, session, connections) -> List.of(Arrays.asList("", 1));
        assertThat(fixture.rows("SELECT U('a', 1)")).containsExactly(Arrays.asList(null, 1L));
        fixture.udfs.behaviour = (script, groups, session, connections) -> List.of(List.of("abcdef", 1));
        fixture.assertRefused("SELECT U('a', 1)")
                .hasMessageContaining("right truncation: 6 characters for \"x\" of script \"S\".\"U\"");
        fixture.udfs.behaviour =
                (script, groups, session, connections) -> List.of(List.of("a", new BigDecimal("1e18")));
        fixture.assertRefused("SELECT U('a', 1)").hasMessageContaining("numeric value out of range");
    }

    @Test
    void passesErrorsOnAsTheyAre() {
        fixture.udfs.behaviour = (script, groups, session, connections) -> {
            throw new SQLException("VM error: no", "22002");
        };
        fixture.assertRefused("SELECT U('a', 1)")
                .hasMessageMatching("VM error: no \\(Session: \\d+\\)")
                .hasFieldOrPropertyWithValue("SQLState", "22002");
    }

    @Test
    void readsConnectionsByTheRulesOfNames() throws SQLException {
        fixture.run("CREATE CONNECTION \"my_c\" TO 'addr' USER 'u' IDENTIFIED BY 'it''s'");
        fixture.udfs.behaviour = (script, groups, session, connections) -> {
            assertThatThrownBy(() -> connections.find("my_c")).hasMessage("connection MY_C does not exist");
            assertThat(connections.find("\"my_c\"").password()).isEqualTo("it's");
            return List.of();
        };
        assertThat(fixture.rows("SELECT U('a', 1)")).isEmpty();
    }

    @Test
    void padsChar() throws SQLException {
        fixture.run("CREATE JAVA SET SCRIPT P (c CHAR(3)) EMITS (d CHAR(4)) AS\n");
        assertThat(fixture.rows("SELECT P('a')")).containsExactly(List.of("a   "));
        assertThat(fixture.udfs.groups).containsExactly(List.of(List.of("a  ")));
    }

    @Test
    void givesNothingForNoInputOfAScalarScript() throws SQLException {
        fixture.run("CREATE JAVA SCALAR SCRIPT P (a INT) EMITS (b INT) AS\n");
        assertThat(fixture.rows("SELECT P(G) FROM T WHERE G = 2")).containsExactly(List.of(2L));
        assertThat(fixture.rows("SELECT P(G) FROM T WHERE G = 9")).isEmpty();
    }

    @Test
    void putsWhatAScalarScriptEmitsBesideTheRestOfItsRow() throws SQLException {
        fixture.run("CREATE JAVA SCALAR SCRIPT P (a INT, b VARCHAR(5)) EMITS (c INT, d VARCHAR(5)) AS\n");
        fixture.udfs.behaviour = (script, groups, session, connections) ->
                List.of(List.of(2L, 30L, "c"), List.of(0L, 10L, "a"), List.of(0L, 11L, "b"));
        assertThat(fixture.rows("SELECT LOWER(A) AS \"l\", S.P(G, A), G FROM T ORDERED WHERE G < 3"))
                .containsExactly(List.of("x", 10L, "a", 1L), List.of("x", 11L, "b", 1L), List.of("z", 30L, "c", 1L));
        assertThat(fixture.udfs.groups).containsExactly(List.of(List.of(1L, "x"), List.of(2L, "y"), List.of(1L, "z")));
        assertThat(fixture.rows("SELECT q.D, q.\"l\" FROM (SELECT P(G, A), UPPER(A) AS \"l\" FROM T) q WHERE C = 30"))
                .containsExactly(List.of("c", "Z"));
    }

    @Test
    void letsACallDecideOnParametersAndColumns() throws SQLException {
        fixture.run("CREATE JAVA SCALAR SCRIPT P (...) EMITS (...) AS\n");
        assertThat(fixture.rows(
                        "SELECT G, P(A, CAST(G AS DOUBLE)) EMITS (x VARCHAR(7), \"y\" DOUBLE) FROM T WHERE G = 2"))
                .containsExactly(List.of(2L, "y", 2.0));
        assertThat(fixture.udfs.script.inputs())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("0 VARCHAR(5) UTF8", "1 DOUBLE");
        assertThat(fixture.udfs.script.outputs())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("X VARCHAR(7) UTF8", "y DOUBLE");
        assertThat(fixture.value("SELECT SCRIPT_TEXT FROM EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = 'P'"))
                .isEqualTo("CREATE JAVA SCALAR SCRIPT \"P\" (...) EMITS (...) AS\n");
        fixture.assertRefused("SELECT P(A) FROM T")
                .hasMessageContaining("The script has dynamic return arguments. Either specify the return arguments"
                        + " in the query via EMITS or implement the method default_output_columns");
        fixture.assertRefused("SELECT U(A, G) EMITS (x INT) FROM T")
                .hasMessageContaining("EMITS in a call of script \"S\".\"U\", which has it in its definition");
    }

    @Test
    void handsRowsToAScalarScriptInBlocks() throws SQLException {
        fixture.run("CREATE JAVA SCALAR SCRIPT P (a INT) EMITS (b INT) AS\n");
        assertThat(fixture.rows("SELECT I, P(I) FROM VALUES BETWEEN 1 AND 5000 V(I)"))
                .hasSize(5000)
                .allMatch(row -> row.get(0).equals(row.get(1)));
        assertThat(fixture.udfs.groups).extracting(List::size).containsExactly(2048, 2048, 904);
        assertThat(fixture.udfs.nodes).containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT P(G), P(G) FROM T",
                "SELECT *, P(G) FROM T",
                "SELECT P(G) FROM T GROUP BY G",
                "SELECT UPPER(P(G)) FROM T",
                "SELECT G FROM T WHERE P(G) = 1",
                "SELECT P(G), U(A, G) FROM T",
                "SELECT P(G) FROM T LIMIT 1",
                "CREATE VIEW V AS SELECT P(1)"
            })
    void takesACallOfAScalarScriptNowhereElse(final String sql) throws SQLException {
        fixture.run("CREATE JAVA SCALAR SCRIPT P (a INT) EMITS (b INT) AS\n");
        fixture.assertRefused(sql).hasMessageMatching("SANDBOX: .* is not in the declared subset \\(Session: \\d+\\)");
    }

    @Test
    void wantsAParameterForASetScript() throws SQLException {
        fixture.run("CREATE JAVA SET SCRIPT P () EMITS (b INT) AS\n");
        fixture.assertRefused("SELECT P()")
                .hasMessageStartingWith("data exception - missing input parameters for SET UDF script");
    }
}
