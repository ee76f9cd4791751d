package com.exasol.sme.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.S3;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                                        + " INTO CSV AT C FILE 'f.csv' (5 FORMAT = 'DD.MM.YYYY', 6..6 DELIMIT = ALWAYS) REPLACE ENCODING = 'UTF-8' NULL = '' BOOLEAN = 'yes/no'"
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
