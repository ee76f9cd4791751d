package com.exasol.sme.predict.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of a request against the literal file that the exported files are tested against too. */
class RequestTextTest {
    private static final int RATIO = 8;
    private static final int COLUMNS = 16;
    private static final BigDecimal TINIEST = new BigDecimal("1E-36");
    private static final BigDecimal GREATEST = BigDecimal.TEN.pow(36).subtract(BigDecimal.ONE);

    private static final List<Object[]> ROWS = List.of(
            row(
                    1,
                    true,
                    1L,
                    new BigDecimal("0.50"),
                    new BigDecimal("0.001"),
                    new BigDecimal("123456789012345678901234567890123456"),
                    TINIEST,
                    new BigDecimal("1.5"),
                    0.1,
                    Date.valueOf("2024-02-29"),
                    Timestamp.valueOf("2024-03-31 02:30:00"),
                    Timestamp.valueOf("2024-03-31 02:30:00.5"),
                    Timestamp.valueOf("2024-03-31 02:30:00.5"),
                    Timestamp.valueOf("2024-03-31 02:30:00.000000001"),
                    "ab  ",
                    "plain"),
            row(
                    2,
                    false,
                    -999999999999999999L,
                    new BigDecimal("-0.5"),
                    new BigDecimal("-0.999"),
                    GREATEST.negate(),
                    GREATEST.negate().movePointLeft(36),
                    GREATEST.negate().movePointLeft(10),
                    -0.00000015,
                    Date.valueOf("1899-12-31"),
                    Timestamp.valueOf("1899-12-31 23:59:59"),
                    Timestamp.valueOf("1899-12-31 23:59:59"),
                    Timestamp.valueOf("1899-12-31 23:59:59.123456"),
                    Timestamp.valueOf("1899-12-31 23:59:59.123456789"),
                    "abcd",
                    "a,b"),
            row(3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
            row(
                    4,
                    true,
                    999999999999999999L,
                    new BigDecimal("-12345.6"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("0E-36"),
                    BigDecimal.ZERO,
                    Double.valueOf("2e23"),
                    Date.valueOf("0001-01-01"),
                    Timestamp.valueOf("0001-01-01 00:00:00"),
                    Timestamp.valueOf("0001-01-01 00:00:00.001"),
                    Timestamp.valueOf("0001-01-01 00:00:00.000001"),
                    Timestamp.valueOf("0001-01-01 00:00:00.000000001"),
                    "\"   ",
                    "say \"hi\""),
            row(
                    5,
                    false,
                    -7L,
                    new BigDecimal("12345"),
                    new BigDecimal("0.12"),
                    new BigDecimal("1E+6"),
                    new BigDecimal("0.5"),
                    new BigDecimal("1E+2"),
                    1e-300,
                    Date.valueOf("9999-12-31"),
                    Timestamp.valueOf("9999-12-31 23:59:59"),
                    Timestamp.valueOf("9999-12-31 23:59:59.999"),
                    Timestamp.valueOf("9999-12-31 23:59:59.999999"),
                    Timestamp.valueOf("9999-12-31 23:59:59.999999999"),
                    "    ",
                    "two\nlines"),
            row(
                    6,
                    true,
                    0L,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("7"),
                    TINIEST.negate(),
                    new BigDecimal("-1E-10"),
                    -0.0,
                    Date.valueOf("1582-10-15"),
                    Timestamp.valueOf("2024-10-27 02:30:00"),
                    Timestamp.valueOf("2024-10-27 02:30:00"),
                    Timestamp.valueOf("2024-10-27 02:30:00.1"),
                    Timestamp.valueOf("2024-10-27 02:30:00.1"),
                    "äöü€",
                    "two\r\nlines, one \" each\r\n"),
            row(
                    7,
                    null,
                    10L,
                    new BigDecimal("0.01"),
                    null,
                    BigDecimal.TEN,
                    null,
                    BigDecimal.TEN,
                    5.0,
                    Date.valueOf("1970-01-01"),
                    Timestamp.valueOf("1969-12-31 23:59:59"),
                    Timestamp.valueOf("1969-12-31 23:59:59.999"),
                    Timestamp.valueOf("1969-12-31 23:59:59.999999"),
                    Timestamp.valueOf("1969-12-31 23:59:59.999999999"),
                    "😀   ",
                    "\rcarriage\rreturns\r"),
            note(8, Double.MAX_VALUE, "  blanks around  "),
            note(9, Double.MIN_VALUE, " "),
            note(10, 1e20, "\ttabs\t"),
            note(11, 0.0, "Größe, 日本語 👩‍👧 😀"),
            note(12, 1234567.0, "' ; %jar /x; -- \\ \\n :x ::y"),
            note(13, 12345678.901234567, "# no comment"),
            note(14, -3.0, "NULL"),
            note(15, 0.1 + 0.2, "001"),
            note(16, 1e7, "\""),
            note(17, 0.001, "\n"));

    private static Object[] row(final Object... values) {
        return values;
    }

    private static Object[] note(final int id, final double ratio, final String note) {
        final Object[] row = new Object[COLUMNS];
        row[0] = id;
        row[RATIO] = ratio;
        row[COLUMNS - 1] = note;
        return row;
    }

    private static String literalFile() {
        try (InputStream file = RequestTextTest.class.getResourceAsStream("/csv/types.csv")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Test
    void isThatOfTheLiteralFile() {
        final TestRuntime model = new TestRuntime(body -> "1\n".repeat(ROWS.size()));
        TestPrediction.regression(
                        "DECIMAL(9,0)",
                        "BOOLEAN",
                        "DECIMAL(18,0)",
                        "DECIMAL(7,2)",
                        "DECIMAL(3,3)",
                        "DECIMAL(36,0)",
                        "DECIMAL(36,36)",
                        "DECIMAL(36,10)",
                        "DOUBLE",
                        "DATE",
                        "TIMESTAMP(0)",
                        "TIMESTAMP",
                        "TIMESTAMP(6)",
                        "TIMESTAMP(9)",
                        "CHAR(4) UTF8",
                        "VARCHAR(200) UTF8")
                .run(model, ROWS);
        assertThat(model.bodies).hasSize(1);
        assertThat(model.bodies.get(0)).isEqualTo(literalFile());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1500-02-28 23:59:59",
        "1, 1500-02-28 23:59:59.1",
        "2, 1500-02-28 23:59:59.12",
        "3, 1500-02-28 23:59:59.123",
        "4, 1500-02-28 23:59:59.1234",
        "5, 1500-02-28 23:59:59.12345",
        "6, 1500-02-28 23:59:59.123456",
        "7, 1500-02-28 23:59:59.1234567",
        "8, 1500-02-28 23:59:59.12345678",
        "9, 1500-02-28 23:59:59.123456789"
    })
    void hasAsManyDigitsOfASecondAsTheType(final int digits, final String text) {
        final TestRuntime model = new TestRuntime(body -> "1\n");
        TestPrediction.regression("TIMESTAMP(" + digits + ")")
                .run(model, List.<Object[]>of(row(Timestamp.valueOf(text))));
        assertThat(model.bodies).containsExactly('"' + text + "\"\n");
    }
}
