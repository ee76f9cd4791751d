package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.assertRefused;
import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
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

    private void people() throws SQLException {
        fixture.run(
                "CREATE TABLE P (ID INT PRIMARY KEY, NAME VARCHAR(20), BORN DATE, \"size\" DECIMAL(5,2))",
                "INSERT INTO P VALUES (1, 'Ann', DATE '1990-01-02', 1.5), (2, 'Bob', DATE '1985-12-31', 2.25), (3, '', NULL, NULL)");
    }

    @Test
    void joinsGroupsAndSorts() throws SQLException {
        people();
        fixture.run("CREATE TABLE O (P INT, WHAT VARCHAR(9))", "INSERT INTO O VALUES (1, 'x'), (1, 'y'), (2, 'z')");
        assertThat(
                        fixture.rows(
                                "SELECT p.NAME, COUNT(*) AS N, MAX(o.WHAT) FROM S.P p LEFT JOIN O o ON o.P = p.ID"
                                        + " WHERE p.ID IN (SELECT P FROM O) GROUP BY p.NAME HAVING COUNT(*) > 0 ORDER BY N DESC LIMIT 5"))
                .containsExactly(List.of("Ann", 2L, "y"), List.of("Bob", 1L, "z"));
        assertThat(fixture.rows("SELECT S.P.NAME, P.\"size\" FROM S.P WHERE S.P.ID = 1"))
                .containsExactly(List.of("Ann", new BigDecimal("1.50")));
        assertThat(fixture.rows("SELECT a.ID FROM P a, P b WHERE a.ID = b.ID + 2"))
                .containsExactly(List.of(3L));
        assertThat(
                        fixture.rows(
                                "SELECT X.* FROM (SELECT ID FROM P UNION ALL SELECT 9 FROM DUAL) AS X(N) WHERE N > 2 ORDER BY 1"))
                .containsExactly(List.of(3L), List.of(9L));
    }

    @Test
    void dividesWholeNumbersToFractions() throws SQLException {
        people();
        assertThat(fixture.rows("SELECT SUM(CASE WHEN NAME IS NULL THEN 0 ELSE 1 END) / COUNT(*) FROM P WHERE ID <> 1"))
                .containsExactly(List.of(0.5));
    }

    @Test
    void writesDatesAndNumbersByFormat() throws SQLException {
        assertThat(
                        fixture.rows(
                                "SELECT TO_CHAR(TIMESTAMP '2024-02-03 14:05:06.123456789', 'YYYY-MM-DD HH24:MI:SS.FF3'),"
                                        + " TO_CHAR(TIMESTAMP '2024-02-03 14:05:06.123456789', 'DD.MM.YY HH:MI FF9'), TO_CHAR(DATE '2024-02-03', 'MON DD')"))
                .containsExactly(List.of("2024-02-03 14:05:06.123", "03.02.24 14:05 123456789", "FEB 03"));
        assertThat(
                        fixture.rows(
                                "SELECT TO_CHAR(1234.5, '9990.00'), TO_CHAR(-0.5, '9990.00'), TO_CHAR(5, '000'), TO_CHAR(0.25, '9.9'), TO_CHAR(12345, '99G999D00')"))
                .containsExactly(List.of("1234.50", "   -0.50", "005", " .3", "12,345.00"));
        fixture.assertRefused("SELECT TO_CHAR(12, '9')").hasMessageContaining("number too large for the format '9'");
        fixture.assertRefused("SELECT TO_CHAR(12, 'FM9')")
                .hasMessageContaining("the number format 'FM9' is not in the declared subset");
        fixture.assertRefused("SELECT TO_CHAR(DATE '2024-02-03', 'Q')")
                .hasMessageContaining("is not in the declared subset");
    }

    @Test
    void followsTheSessionsFormatsWhereNoneIsGiven() throws SQLException {
        final String sql =
                "SELECT TO_CHAR(1.5), CAST(DATE '2024-02-03' AS VARCHAR(20)), CAST(1.5 AS VARCHAR(5)), TO_CHAR(TIMESTAMP '2024-02-03 14:05:06'), CAST(TRUE AS VARCHAR(5))";
        assertThat(fixture.rows(sql))
                .containsExactly(List.of("1.5", "2024-02-03", "1.5", "2024-02-03 14:05:06.000000", "TRUE"));
        fixture.run(
                "ALTER SESSION SET NLS_DATE_FORMAT = 'DD.MM.YYYY'",
                "ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',.'",
                "ALTER SESSION SET NLS_TIMESTAMP_FORMAT = 'HH24-MI'");
        assertThat(fixture.rows(sql)).containsExactly(List.of("1,5", "03.02.2024", "1,5", "14-05", "TRUE"));
    }

    @Test
    void expandsViewsWithTheirOwnersRightsAndSchema() throws SQLException {
        people();
        fixture.run(
                "CREATE VIEW V AS SELECT ID, NAME FROM P WHERE ID < 3;",
                "CREATE VIEW W (N, \"t\") AS SELECT V.ID, NAME FROM V",
                "CREATE SCHEMA OTHER");
        try (Connection user = fixture.user("U", "USAGE ON SCHEMA S", "SELECT ON S.W")) {
            assertThat(rows(user, "SELECT N, x.\"t\" FROM S.W x ORDER BY N"))
                    .containsExactly(List.of(1L, "Ann"), List.of(2L, "Bob"));
            assertRefused(user, "SELECT * FROM S.V").hasMessageContaining("insufficient privileges");
        }
        assertThat(fixture.rows("SELECT COLUMN_NAME, COLUMN_OBJECT_TYPE FROM EXA_ALL_COLUMNS WHERE COLUMN_TABLE = 'W'"))
                .containsExactlyInAnyOrder(List.of("N", "VIEW"), List.of("t", "VIEW"));
        fixture.run("CREATE OR REPLACE VIEW S.V AS SELECT 7 AS ID, 'x' AS NAME", "DROP VIEW IF EXISTS S.NONE");
        assertThat(fixture.rows("SELECT * FROM S.W")).containsExactly(List.of(7L, "x"));
    }

    @Test
    void makesTablesOfQueries() throws SQLException {
        people();
        fixture.run("CREATE TABLE C AS SELECT ID, NAME, \"size\" FROM P WHERE ID = 2");
        assertThat(
                        fixture.rows(
                                "SELECT COLUMN_TYPE FROM EXA_ALL_COLUMNS WHERE COLUMN_TABLE = 'C' ORDER BY COLUMN_ORDINAL_POSITION"))
                .containsExactly(List.of("DECIMAL(18,0)"), List.of("VARCHAR(20) UTF8"), List.of("DECIMAL(5,2)"));
        assertThat(fixture.rows("SELECT * FROM C")).containsExactly(List.of(2L, "Bob", new BigDecimal("2.25")));
    }

    @Test
    void knowsTheSession() throws SQLException {
        assertThat(fixture.rows("SELECT CURRENT_USER, CURRENT_SCHEMA, NPROC() FROM DUAL"))
                .containsExactly(List.of("SYS", "S", 2L));
        assertThat(String.valueOf(fixture.value("SELECT CURRENT_SESSION"))).matches("\\d{19}");
        assertThat(fixture.value("SELECT CURRENT_TIMESTAMP FROM SYS.DUAL")).isInstanceOf(Timestamp.class);
        assertThat(fixture.rows("SELECT i FROM VALUES BETWEEN 1 AND NPROC() t(i) ORDER BY i"))
                .containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void tellsTheTimeInTheSessionsZoneAndInTheDatabases() throws SQLException {
        final Timestamp database = (Timestamp) fixture.value("SELECT SYSTIMESTAMP");
        fixture.run("ALTER SESSION SET TIME_ZONE = 'ASIA/KOLKATA'");
        final Timestamp session = (Timestamp) fixture.value("SELECT CURRENT_TIMESTAMP");
        // Half an hour beside any zone that has whole hours.
        assertThat(Duration.between(database.toLocalDateTime(), session.toLocalDateTime()))
                .isBetween(Duration.ofMinutes(330), Duration.ofMinutes(331));
        assertThat((Timestamp) fixture.value("SELECT SYSTIMESTAMP")).isBetween(database, session);
        fixture.assertRefused("ALTER SESSION SET TIME_ZONE = 'NOWHERE'")
                .hasMessageContaining("unknown time zone NOWHERE");
    }

    @Test
    void upperCasesNamesUnlessQuoted() throws SQLException {
        fixture.run("CREATE TABLE \"my_t\" (a INT, \"b c\" INT)", "INSERT INTO s.\"my_t\" (A, \"b c\") VALUES (1, 2)");
        assertThat(fixture.rows("SELECT A, \"my_t\".\"b c\" AS \"user\" FROM \"my_t\""))
                .containsExactly(List.of(1L, 2L));
        fixture.assertRefused("SELECT A FROM my_t").hasMessageContaining("object \"S\".\"MY_T\" not found");
        fixture.assertRefused("SELECT \"a\" FROM \"my_t\"").hasMessageContaining("not in the declared subset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE INTO T USING U ON (1 = 1)",
                "TRUNCATE TABLE T",
                "SELECT H2VERSION()",
                "SELECT REGEXP_INSTR('a', 'b')",
                "WITH X AS (SELECT 1) SELECT * FROM X",
                "SELECT LOCAL.A FROM DUAL",
                "DROP INDEX I",
                "ALTER USER U IDENTIFIED BY 'x'",
                "CREATE VIRTUAL SCHEMA V",
                "CREATE FUNCTION F() RETURN INT",
                "COMMENT ON TABLE T IS 'x'",
                "CREATE JAVA ADAPTER SCRIPT A AS\n",
                "",
                "IMPORT INTO T FROM CSV AT C FILE 'x'",
                "EXPORT DUAL INTO SCRIPT X",
                "SELECT 1 QUALIFY 2",
                "GRANT DRINK ALL BEER TO SYS",
                "ALTER SESSION SET COLOUR = 'red'",
                "EXECUTE IMMEDIATE 'x'"
            })
    void refusesTheRestOfSqlByName(final String sql) {
        fixture.assertRefused(sql)
                .hasMessageMatching(
                        "(?s)SANDBOX: .*(not in the declared subset|expected SCRIPT).* \\(Session: \\d+\\)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT :x",
                "SELECT 1; SELECT 2",
                "SELECT A::INT FROM DUAL",
                "INSERT INTO T (A) SELECT 1",
                "SELECT 1 FROM",
                "CREATE TABLE T",
                "SELEC 1",
                "SELECT (1"
            })
    void refusesWhatIsWrong(final String sql) {
        fixture.assertRefused(sql).hasMessageStartingWith("SANDBOX: ").hasFieldOrPropertyWithValue("SQLState", "42000");
    }

    @Test
    void refusesInsertsThatDoNotFit() throws SQLException {
        people();
        fixture.assertRefused("INSERT INTO P (ID) VALUES (7, 8)")
                .hasMessageContaining("INSERT of 2 values into 1 columns");
        fixture.assertRefused("INSERT INTO P (NONE) VALUES (7)").hasMessageContaining("column NONE not found");
        fixture.assertRefused("CREATE TABLE P (A INT)").hasMessageContaining("object \"S\".\"P\" already exists");
        fixture.assertRefused("ALTER TABLE P MODIFY (NAME VARCHAR(2))").hasMessageContaining("right truncation");
        fixture.assertRefused("ALTER TABLE P ADD COLUMN NAME INT").hasMessageContaining("column NAME already exists");
        final List<List<Object>> before = fixture.rows("SELECT * FROM P");
        fixture.run("ALTER TABLE P ADD COLUMN IF NOT EXISTS NAME INT");
        assertThat(fixture.rows("SELECT * FROM P")).isEqualTo(before);
        fixture.assertRefused("DROP SCHEMA S").hasMessageContaining("schema S is not empty");
        fixture.assertRefused("CREATE TABLE NONE.T (A INT)").hasMessageContaining("NONE");
    }
}
