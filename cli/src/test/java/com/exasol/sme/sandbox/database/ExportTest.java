package com.exasol.sme.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.storage.S3;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    private DatabaseFixture fixture;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S");
        connect();
    }

    @AfterEach
    void close() throws SQLException, IOException {
        fixture.close();
    }

    private static final String ADDRESS = "https://b.s3.eu-central-1.amazonaws.com";

    private void connect() throws SQLException {
        fixture.run("CREATE CONNECTION C TO '" + ADDRESS + "' USER 'u' IDENTIFIED BY 'p'");
    }

    private String exported(final String sql) throws SQLException {
        fixture.run(sql);
        return fixture.s3.objects.get(ADDRESS + "/f.csv");
    }

    @Test
    void writesWhatTheOptionsSay() throws SQLException {
        assertThat(
                        exported(
                                "EXPORT (SELECT 'a,b' AS \"x \"\"y\", '' AS N, TRUE AS T, 1.50 AS D, DATE '2024-02-03' AS E, 'c''\"d' AS F FROM DUAL)"
                                        + " INTO CSV AT C FILE 'f.csv' (1..4, 5 FORMAT = 'DD.MM.YYYY' DELIMIT = NEVER, 6..6 DELIMIT = ALWAYS) REPLACE ENCODING = 'UTF-8' NULL = '' BOOLEAN = 'yes/no'"
                                        + " ROW SEPARATOR = 'CRLF' COLUMN SEPARATOR = ',' COLUMN DELIMITER = '\"' DELIMIT = AUTO WITH COLUMN NAMES;"))
                .isEqualTo("\"x \"\"y\",N,T,D,E,\"F\"\r\n\"a,b\",,yes,1.50,03.02.2024,\"c'\"\"d\"\r\n");
    }

    @Test
    void followsTheSessionWhereTheStatementSaysNothing() throws SQLException {
        fixture.run(
                "ALTER SESSION SET NLS_DATE_FORMAT = 'DD.MM.YYYY'", "ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',.'");
        assertThat(
                        exported(
                                "EXPORT (SELECT DATE '2024-02-03', 1.5, 2, FALSE, CAST(0.5 AS DOUBLE)) INTO CSV AT C FILE 'f.csv'"))
                .isEqualTo("03.02.2024,\"1,5\",2,SANDBOX-DEFAULT-FALSE,\"0,5\"\n");
    }

    @Test
    void delimitsWhatHasWhiteSpaceOrSeparatorsUnlessToldOtherwise() throws SQLException {
        assertThat(
                        exported(
                                "EXPORT (SELECT 'a b' AS \"N 1\", 'a\tb', ' ', 'ab', NULL, TIMESTAMP '2024-01-01 00:00:00')"
                                        + " INTO CSV AT C FILE 'f.csv' (1..4 DELIMIT = AUTO, 5..5 DELIMIT = ALWAYS, 6 DELIMIT = NEVER)"))
                .isEqualTo("\"a b\",\"a\tb\",\" \",ab,,2024-01-01 00:00:00.000000\n");
    }

    @Test
    void writesEveryDoubleWithAllItsDigits() throws SQLException {
        assertThat(exported("EXPORT (SELECT 1e-300, CAST(0.1 AS DOUBLE), 2e23, CAST(5 AS DOUBLE)) INTO CSV AT C"
                        + " FILE 'f.csv'"))
                .isEqualTo("1E-300,0.10000000000000001,1.9999999999999998E+23,5\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1 DELIMIT = AUTO)", "(2..3)", "(1, 3)", "(1..3, 3)", "(1..2, 2..3)", "(3..1)"})
    void leavesNoColumnOutOfAListOfColumns(final String list) {
        fixture.assertRefused("EXPORT (SELECT 1, 2, 3) INTO CSV AT C FILE 'f.csv' " + list)
                .hasMessageContaining("the list of EXPORT's columns goes from 1 to 3 in order");
    }

    @Test
    void spreadsRowsOverAllFilesWithAHeaderInEach() throws SQLException {
        fixture.run(
                "CREATE TABLE T AS SELECT I FROM VALUES BETWEEN 1 AND 300 t(I)",
                "EXPORT T INTO CSV AT C FILE '1' FILE '2' FILE '3' FILE '4' WITH COLUMN NAMES");
        assertThat(fixture.s3.objects.values().stream().map(text -> text.lines().count()))
                .containsExactly(129L, 129L, 45L, 1L);
        assertThat(fixture.s3.objects.values()).allMatch(text -> text.startsWith("I\n"));
    }

    @Test
    void tellsTheNumberOfRows() throws SQLException {
        try (Statement statement = fixture.sys.createStatement()) {
            assertThat(statement.executeUpdate("EXPORT (SELECT 1 UNION ALL SELECT 2) INTO CSV AT C FILE 'f.csv'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void overwritesOnlyWhenAsked() throws SQLException {
        exported("EXPORT (SELECT 1) INTO CSV AT C FILE 'f.csv'");
        fixture.assertRefused("EXPORT (SELECT 2) INTO CSV AT C FILE 'f.csv'")
                .hasMessageContaining("exists and EXPORT does not say REPLACE");
        assertThat(exported("EXPORT (SELECT 2) INTO CSV AT C FILE 'f.csv' REPLACE"))
                .isEqualTo("2\n");
    }

    @Test
    void reportsRefusalsOfS3() {
        fixture.s3.refusal = new S3.Refusal(403, "InvalidAccessKeyId");
        fixture.assertRefused("EXPORT (SELECT 1) INTO CSV AT C FILE 'd/f.csv'")
                .hasMessageMatching(
                        "ETL-5106: Following error occured while writing data to external connection \\[" + ADDRESS
                                + "/d/f.csv\\?uploads= failed with error code=403 after 0 bytes. InvalidAccessKeyId\\] \\(Session: \\d+\\)")
                .hasFieldOrPropertyWithValue("SQLState", "42636");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT NONE FILE 'f.csv' | connection NONE does not exist",
                "AT 'https://x' FILE 'f.csv' | EXPORT to an address that is no CONNECTION is not in the declared subset",
                "AT C FILE 'f.csv.gz' | EXPORT to the file 'f.csv.gz' is not in the declared subset",
                "AT C FILE '' | EXPORT to the file '' is not in the declared subset",
                "AT C | expected FILE",
                "AT C FILE 'f.csv' TRUNCATE | the option TRUNCATE of EXPORT is not in the declared subset",
                "AT C FILE 'f.csv' (2 FORMAT = 'x') | EXPORT has no column 2",
                "AT C FILE 'f.csv' (0 DELIMIT = AUTO) | EXPORT has no column 0",
                "AT C FILE 'f.csv' (1 DELIMIT = AUTO, 1 FORMAT = 'x') | the list of EXPORT's columns goes from 1 to 1 in order",
                "AT C FILE 'f.csv' (1 DELIMIT = AUTO FORMAT = 'x') | expected )",
                "AT C FILE 'f.csv' (1 DELIMIT = 'AUTO') | expected ALWAYS, NEVER or AUTO",
                "AT C FILE 'f.csv' REPLACE (1 DELIMIT = AUTO) | the option ( of EXPORT is not in the declared subset",
                "AT C FILE 'f.csv' ROW SEPARATOR = 'X' | ROW SEPARATOR is LF, CRLF or CR, not X",
                "AT C FILE 'f.csv' ENCODING = '!' | unknown ENCODING !",
                "AT C FILE 'f.csv' BOOLEAN = 'yes' | BOOLEAN takes two texts",
                "AT C FILE 'f.csv' DELIMIT = MAYBE | expected ALWAYS, NEVER or AUTO"
            })
    void refuses(final String target, final String message) {
        fixture.assertRefused("EXPORT (SELECT 1) INTO CSV " + target).hasMessageContaining(message);
        assertThat(fixture.s3.objects).isEmpty();
    }
}
