package com.exasol.sme.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.journey.SqlConsole;
import com.exasol.sme.sandbox.aws.RequestLog.Entry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The written table of how each type looks, against both sides: the files of EXPORT and the requests of prediction. */
@ExtendWith(SharedInstallation.class)
class ExportedTextTest {
    private static final String HEADER = "ID,FLAG,PRICE,TINY,BIG,RATIO,BORN,T0,T3,T9,CODE,NOTE,LABEL\n";

    /** One text for each row of special values; each ends where the label would follow. */
    private static final List<String> SPECIAL_ROWS = List.of(
            "1,true,0.50,0.001,123456789012345678901234567890123456,0.1,2024-02-29,2024-03-31 02:30:00,"
                    + "2024-03-31 02:30:00.500,2024-03-31 02:30:00.000000001,ab  ,plain",
            "2,false,-0.50,-0.999,-1,-1.5E-7,1969-12-31,1969-12-31 23:59:59,1969-12-31 23:59:59.000,"
                    + "1969-12-31 23:59:59.123456789,abcd,\"a,b\"",
            "3,,,,,,,,,,,",
            "4,true,-12345.60,0.000,0,1.0E20,0001-01-01,9999-12-31 00:00:00,9999-12-31 00:00:00.001,"
                    + "9999-12-31 00:00:00.100000000,\"\"\"   \",\"say \"\"hi\"\"\"",
            "5,false,12345.00,0.120,1000000,2.5,2024-12-31,2024-01-01 00:00:00,2024-01-01 12:00:00.120,"
                    + "2024-01-01 12:00:00.120000000,äöüß,\"two\nlines, and\r\na third\"",
            "6,true,0.00,0.000,7,0.0,2024-12-31,2024-01-01 00:00:00,2024-01-01 12:00:00.000,"
                    + "2024-01-01 12:00:00.000000000,é   ,Größe 😀 ' ; %jar \\ :x",
            "7,true,0.01,0.000,7,0.0,2024-12-31,2024-01-01 00:00:00,2024-01-01 12:00:00.000,"
                    + "2024-01-01 12:00:00.000000000,1   , blanks around ");

    /** SageMaker takes 500 rows at least. */
    private static final List<String> ROWS = IntStream.rangeClosed(1, 510)
            .mapToObj(row -> row <= SPECIAL_ROWS.size() ? SPECIAL_ROWS.get(row - 1) : row + ",,,,,,,,,,,more")
            .toList();

    private static final String FILE =
            ROWS.stream().map(row -> row + ",yes\n").collect(Collectors.joining("", HEADER, ""))
                    + "511,,,,,,,,,,,more,no\n";
    private static final String REQUEST =
            ROWS.stream().map(row -> row + "\n").collect(Collectors.joining()) + "511,,,,,,,,,,,more\n";

    private final Installation installation;

    ExportedTextTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void load(final Installation installation) throws SQLException {
        installation.run(
                "CREATE TABLE DATA.TYPES (ID DECIMAL(9,0), FLAG BOOLEAN, PRICE DECIMAL(7,2), TINY DECIMAL(3,3),"
                        + " BIG DECIMAL(36,0), RATIO DOUBLE, BORN DATE, T0 TIMESTAMP(0), T3 TIMESTAMP, T9 TIMESTAMP(9),"
                        + " CODE CHAR(4), NOTE VARCHAR(200), LABEL VARCHAR(5))");
        for (final String row : List.of(
                "1, TRUE, 0.5, 0.001, 123456789012345678901234567890123456, 0.1, DATE '2024-02-29',"
                        + " TIMESTAMP '2024-03-31 02:30:00', TIMESTAMP '2024-03-31 02:30:00.5',"
                        + " TIMESTAMP '2024-03-31 02:30:00.000000001', 'ab', 'plain'",
                "2, FALSE, -0.5, -0.999, -1, -0.00000015, DATE '1969-12-31', TIMESTAMP '1969-12-31 23:59:59',"
                        + " TIMESTAMP '1969-12-31 23:59:59', TIMESTAMP '1969-12-31 23:59:59.123456789', 'abcd', 'a,b'",
                "3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ''",
                "4, TRUE, -12345.6, 0, 0, 100000000000000000000, DATE '0001-01-01', TIMESTAMP '9999-12-31 00:00:00',"
                        + " TIMESTAMP '9999-12-31 00:00:00.001', TIMESTAMP '9999-12-31 00:00:00.1', '\"', 'say \"hi\"'",
                "5, FALSE, 12345, 0.12, 1000000, 2.5, DATE '2024-12-31', TIMESTAMP '2024-01-01 00:00:00',"
                        + " TIMESTAMP '2024-01-01 12:00:00.12', TIMESTAMP '2024-01-01 12:00:00.12', 'äöüß',"
                        + " 'two\nlines, and\r\na third'",
                "6, TRUE, 0, 0, 7, 0, DATE '2024-12-31', TIMESTAMP '2024-01-01 00:00:00',"
                        + " TIMESTAMP '2024-01-01 12:00:00', TIMESTAMP '2024-01-01 12:00:00', 'é',"
                        + " 'Größe 😀 '' ; %jar \\ :x'",
                "7, TRUE, 0.01, 0, 7, 0, DATE '2024-12-31', TIMESTAMP '2024-01-01 00:00:00',"
                        + " TIMESTAMP '2024-01-01 12:00:00', TIMESTAMP '2024-01-01 12:00:00', '1',"
                        + " ' blanks around '")) {
            installation.run("INSERT INTO DATA.TYPES VALUES (" + row + ", 'yes')");
        }
        installation.run("INSERT INTO DATA.TYPES (ID, NOTE, LABEL) SELECT I, 'more',"
                + " CASE I WHEN 511 THEN 'no' ELSE 'yes' END FROM VALUES BETWEEN 8 AND 511 T(I)");
    }

    private TrainingCall training(final String job) {
        return installation
                .training(job)
                .with("input_table_or_view_name", "types")
                .with("target_attribute_name", "label");
    }

    private String exported(final String job) {
        return installation.exported(job).stream().map(installation::content).collect(Collectors.joining());
    }

    /** A session set to write everything in another way than the files shall have it. */
    private SqlConsole hostileSession() throws SQLException {
        final SqlConsole console =
                new SqlConsole(installation.sandbox().connect(), new PrintStream(OutputStream.nullOutputStream()));
        console.run("ALTER SESSION SET NLS_DATE_FORMAT = 'DD,MM,YYYY'");
        console.run("ALTER SESSION SET NLS_TIMESTAMP_FORMAT = 'HH24:MI DD,MM,YYYY'");
        console.run("ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',.'");
        return console;
    }

    private static Object numericCharacters(final SqlConsole console) throws SQLException {
        return console.run(
                        "SELECT SESSION_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'NLS_NUMERIC_CHARACTERS'")
                .rows()
                .get(0)
                .get(0);
    }

    @Test
    void sendsTheSameTextThatItWasTrainedOn() throws SQLException {
        installation.serve(training("typed"));
        assertThat(exported("typed")).isEqualTo(FILE);

        try (SqlConsole console = hostileSession()) {
            console.run(
                    "SELECT DATA.TYPED_WITH_KEY(CAST(ID AS VARCHAR(9)), ID, FLAG, PRICE, TINY, BIG, RATIO, BORN, T0, T3,"
                            + " T9, CODE, NOTE) FROM DATA.TYPES");
        }
        assertThat(installation.aws().requests().of("InvokeEndpoint"))
                .filteredOn(request -> request.endpoint().equals("typed"))
                .extracting(Entry::bodyText)
                .containsExactly(REQUEST);
    }

    @Test
    void doesNotFollowTheSession() throws SQLException {
        try (SqlConsole console = hostileSession()) {
            console.run(training("hostile").sql());
            assertThat(exported("hostile")).isEqualTo(FILE);
            assertThat(numericCharacters(console)).isEqualTo(",.");
        }
    }

    @Test
    void givesTheSessionItsDecimalPointBackAfterAFailure() throws SQLException {
        installation.aws().deny("PutObject");
        try (SqlConsole console = hostileSession()) {
            assertThat(Installation.refusal(console, training("hostile-failure").sql()))
                    .startsWith("\"E-SME-LUA-29: ");
            assertThat(numericCharacters(console)).isEqualTo(",.");
        } finally {
            installation.aws().allow("PutObject");
        }
    }
}
