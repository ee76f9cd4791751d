package com.exasol.sme.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {
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
    void keepsEveryTypeAsDeclared() throws SQLException {
        fixture.run(
                "CREATE TABLE T (A BOOLEAN, B CHAR(3) ASCII, C VARCHAR(2000000), D DATE, E TIMESTAMP, F TIMESTAMP(9), G INT,"
                        + " H DECIMAL(36,4), I DOUBLE PRECISION, J HASHTYPE(16 BYTE), K GEOMETRY(7), L INTERVAL YEAR(2) TO MONTH,"
                        + " M INTERVAL DAY(2) TO SECOND(3), N TIMESTAMP WITH LOCAL TIME ZONE)");
        assertThat(
                        fixture.rows(
                                "SELECT COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS WHERE COLUMN_TABLE = 'T' ORDER BY COLUMN_ORDINAL_POSITION"))
                .extracting(row -> row.get(0))
                .containsExactly(
                        "BOOLEAN",
                        "CHAR(3) ASCII",
                        "VARCHAR(2000000) UTF8",
                        "DATE",
                        "TIMESTAMP(3)",
                        "TIMESTAMP(9)",
                        "DECIMAL(18,0)",
                        "DECIMAL(36,4)",
                        "DOUBLE",
                        "HASHTYPE(16 BYTE)",
                        "GEOMETRY",
                        "INTERVAL YEAR(2) TO MONTH",
                        "INTERVAL DAY(2) TO SECOND(3)",
                        "TIMESTAMP(3) WITH LOCAL TIME ZONE");
    }

    @Test
    void givesValuesTheClassesOfJdbc() throws SQLException {
        fixture.run(
                "CREATE TABLE T (A BOOLEAN, B CHAR(3), C VARCHAR(5), D DATE, E TIMESTAMP(9), G DECIMAL(18,0), H DECIMAL(19,0), I DECIMAL(9,2), J DOUBLE)",
                "INSERT INTO T VALUES (TRUE, 'x', 'é', DATE '2024-02-29', TIMESTAMP '2024-01-02 03:04:05.123456789', 12, 12, 0.5, 1e-3)");
        assertThat(fixture.rows("SELECT * FROM T"))
                .containsExactly(List.of(
                        true,
                        "x  ",
                        "é",
                        Date.valueOf("2024-02-29"),
                        Timestamp.valueOf("2024-01-02 03:04:05.123456789"),
                        12L,
                        new BigDecimal("12"),
                        new BigDecimal("0.50"),
                        0.001));
    }

    @Test
    void padsByCharactersAndNotByTheirHalves() throws SQLException {
        fixture.run("CREATE TABLE T (A CHAR(4))", "INSERT INTO T VALUES ('😀'), ('é'), ('a😀')");
        assertThat(fixture.rows("SELECT A FROM T"))
                .containsExactly(List.of("😀   "), List.of("é   "), List.of("a😀  "));
    }

    @Test
    void refusesTextThatIsTooLong() throws SQLException {
        fixture.run("CREATE TABLE T (A VARCHAR(3), B CHAR(2) ASCII)");
        fixture.assertRefused("INSERT INTO T (A) VALUES ('abcd')")
                .hasMessageContaining("string data, right truncation: 4 characters for column A VARCHAR(3) UTF8");
        fixture.assertRefused("INSERT INTO T (B) VALUES ('abc')").hasMessageContaining("string data, right truncation");
        fixture.assertRefused("INSERT INTO T (B) VALUES ('é')").hasMessageContaining("a character that is not ASCII");
        fixture.run("INSERT INTO T (A) VALUES ('abc')");
        fixture.assertRefused("UPDATE T SET A = A || 'd'").hasMessageContaining("string data, right truncation");
        fixture.assertRefused("SELECT CAST('abcd' AS VARCHAR(3))")
                .hasMessageContaining("string data, right truncation");
    }

    @Test
    void takesAnEmptyTextForNull() throws SQLException {
        fixture.run("CREATE TABLE T (A VARCHAR(3), B VARCHAR(3) DEFAULT 'x')", "INSERT INTO T (A) VALUES ('')");
        assertThat(fixture.rows(
                        "SELECT A, B, CASE WHEN '' IS NULL THEN 'null' END, REPLACE('a', 'a') FROM T WHERE A IS NULL"))
                .containsExactly(Arrays.asList(null, "x", "null", null));
    }

    @Test
    void refusesNumbersOutOfRange() throws SQLException {
        fixture.run("CREATE TABLE T (A DECIMAL(3,1))", "INSERT INTO T VALUES (12.34), ('1.25')");
        assertThat(fixture.rows("SELECT A FROM T"))
                .containsExactly(List.of(new BigDecimal("12.3")), List.of(new BigDecimal("1.3")));
        fixture.assertRefused("INSERT INTO T VALUES (123)").hasMessageContaining("numeric value out of range");
        fixture.assertRefused("INSERT INTO T VALUES ('x')").hasMessageContaining("'x' is not a number, for column A");
    }

    @Test
    void refusesNullWhereItIsForbidden() throws SQLException {
        fixture.run("CREATE TABLE T (A VARCHAR(3) NOT NULL)");
        fixture.assertRefused("INSERT INTO T VALUES ('')")
                .hasMessageStartingWith("SANDBOX: constraint violation - not null");
    }

    @Test
    void readsDatesAndBooleansFromText() throws SQLException {
        fixture.run(
                "CREATE TABLE T (D DATE, E TIMESTAMP, B BOOLEAN)",
                "INSERT INTO T VALUES ('2024-05-06', '2024-05-06 07:08:09.123999', 'true')");
        assertThat(fixture.rows("SELECT * FROM T"))
                .containsExactly(
                        List.of(Date.valueOf("2024-05-06"), Timestamp.valueOf("2024-05-06 07:08:09.123"), true));
        fixture.assertRefused("INSERT INTO T (D) VALUES ('6.5.2024')").hasMessageContaining("is not a DATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VARCHAR", "VARCHAR(2000001)", "DECIMAL(37,0)", "TEXT", "TIMESTAMP WITH TIME ZONE"})
    void refusesTypesThatExasolDoesNotHave(final String type) {
        fixture.assertRefused("CREATE TABLE T (A " + type + ")").hasMessageStartingWith("SANDBOX: syntax error");
    }
}
