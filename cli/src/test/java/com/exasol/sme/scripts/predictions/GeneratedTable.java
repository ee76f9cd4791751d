package com.exasol.sme.scripts.predictions;

import static com.exasol.sme.scripts.predictions.GeneratedColumn.silent;
import static com.exasol.sme.scripts.predictions.GeneratedColumn.telling;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table with 40 features of all types that a UDF can take, and a number that depends on some of each. */
final class GeneratedTable {
    static final int ROWS = 3_000;

    private static final int LONGEST_NAME = 128;
    private static final double SHARE_OF_NULLS = 0.06;
    private static final int DIFFERENT_NUMBERS = 200;

    private final Random random = new Random(20_261_121);
    private final List<GeneratedColumn> features = List.of(
            telling("BOOLEAN", List.of("false"), List.of("true")),
            silent("BOOLEAN", "false", "true"),
            telling("DECIMAL(9,0)", numbers("-999999999", 0), numbers("999999999", 0)),
            telling("DECIMAL(36,0)", numbers("-" + "9".repeat(36), 0), numbers("9".repeat(36), 0)),
            telling("DECIMAL(36,18)", numbers("-" + "9".repeat(18), 18), numbers("9".repeat(18), 18)),
            telling("DECIMAL(18,4)", numbers("-0.9999", 4), numbers("99999999999999", 4)),
            silent("DECIMAL(36,36)", "0." + "0".repeat(35) + "1", "-0." + "9".repeat(36), "0.5", "0"),
            silent("DECIMAL(1,0)", "0", "1", "-9", "9"),
            silent("DECIMAL(10,0)", "0", "9999999999", "-9999999999"),
            silent("DECIMAL(18,0)", "999999999999999999", "-999999999999999999", "10"),
            silent("DECIMAL(19,0)", "9999999999999999999", "-9999999999999999999", "100"),
            silent("DECIMAL(5,2)", "0.5", "-0.50", "0.05", "-999.99", "100", "0"),
            silent("DECIMAL(3,3)", "0.001", "-0.999", "0"),
            telling("DOUBLE", List.of("1e-300", "-0.0", "0.1", "-2e23"), List.of("2e23", "1.7e308", "123456789.125")),
            telling("DOUBLE", numbers("-1", 17), numbers("1", 17)),
            silent("DOUBLE", "1", "2", "-7", "1000000", "1e15", "9007199254740993"),
            silent("DOUBLE", "-0.0", "0.0", "2.2250738585072014e-308", "-1e-300"),
            telling("DATE", List.of("1705-02-28", "1850-12-31", "1899-12-31"), List.of("1970-01-01", "2024-02-29")),
            silent("DATE", "0001-01-01", "9999-12-31", "1582-10-04", "1582-10-15", "1900-01-01"),
            telling(
                    "TIMESTAMP(0)",
                    List.of("1805-12-02 08:00:00", "1899-12-31 23:59:59"),
                    List.of("1900-01-01 00:00:00", "2024-03-31 02:30:00")),
            telling(
                    "TIMESTAMP(3)",
                    List.of("1815-06-18 11:35:00.001", "1850-01-01 00:00:00.100"),
                    List.of("1989-11-09 18:53:00.999", "2024-10-27 02:30:00.000")),
            silent("TIMESTAMP(3)", "0001-01-01 00:00:00.000", "9999-12-31 23:59:59.999"),
            silent("TIMESTAMP(6)", "1969-12-31 23:59:59.999999", "1970-01-01 00:00:00.000001"),
            silent("TIMESTAMP(9)", "1899-12-31 23:59:59.000000001", "2024-03-31 02:30:00.123456789"),
            telling("CHAR(10)", List.of("a", " b", "ten blanks"), List.of("A", "Ä", "\"", "c,d")),
            silent("CHAR(1)", "x", "ß", "\"", ",", " "),
            silent("CHAR(20)", "😀", "a 😀 b", "日本語", "\n"),
            silent("CHAR(5) ASCII", "ascii", "a,b", "\"\"", "1.50"),
            silent("CHAR(300)", "padded", "x".repeat(300)),
            telling("VARCHAR(100)", List.of(",", "\"", "a\nb", ",\"\n\r,"), List.of("\r\n", "\"\"", "a,b", "a;b\tc")),
            telling("VARCHAR(100)", List.of("😀", "Zürich", "日本"), List.of("😁", "Zurich", "日本語", "👩‍👩‍👧")),
            telling("VARCHAR(100)", List.of(" a", "a"), List.of("A ", " A ")),
            silent("VARCHAR(10)", " ", "  ", " x", "x ", "\n", "\t"),
            silent("VARCHAR(20)", "007", "1e5", "true", "NULL", "null", "nan", "None", "2026-01-31", "-", "\\N"),
            silent("VARCHAR(20)", "1.50", "1,50", "1.5", "01.5", "-0", "+1"),
            silent("VARCHAR(20)", "'", "''", "`", "\\", "\\n", "%", "${x}", "{{x}}", ":x", "::x", "?"),
            silent("VARCHAR(50) ASCII", "plain", "with \"quotes\"", "-- no comment", "/"),
            silent("VARCHAR(100)", texts("customer ", 500)),
            silent("VARCHAR(2000)", "e\u0301", "\u00e9", "\ufeffbom", "\u00a0", "\u2028", "\u0001", "\u0085"),
            silent(
                    "VARCHAR(2000000)",
                    "long, long text \"" + "😀ä\n".repeat(1_000),
                    "b",
                    "c",
                    "d",
                    "e",
                    "f",
                    "g",
                    "h",
                    "i"));

    /** Numbers between zero, which is none of them, and the largest one, which may be negative. */
    private List<String> numbers(final String largest, final int scale) {
        final BigInteger limit = new BigDecimal(largest).setScale(scale).unscaledValue();
        final BigInteger sign = BigInteger.valueOf(limit.signum());
        return Stream.generate(() -> new BigInteger(2 * limit.bitLength(), random))
                .limit(DIFFERENT_NUMBERS)
                .map(number -> number.mod(limit.abs()).add(BigInteger.ONE).multiply(sign))
                .map(number -> new BigDecimal(number, scale).toPlainString())
                .toList();
    }

    private static String[] texts(final String beginning, final int count) {
        return IntStream.range(0, count).mapToObj(number -> beginning + number).toArray(String[]::new);
    }

    /** Names of the features in quotes; a comma in one would be refused. */
    List<String> names() {
        return IntStream.range(0, features.size())
                .mapToObj(index ->
                        quoted(index + 1 + " " + features.get(index).type().replace(',', ';')))
                .toList();
    }

    /** A name that is as long as Exasol allows, and differs from others at its end only. */
    static String quoted(final String end) {
        final String beginning = "Ä name of 128 characters ";
        return '"' + beginning + "_".repeat(LONGEST_NAME - beginning.length() - end.length()) + end + '"';
    }

    /** The definitions of the features. */
    String definitions() {
        final List<String> names = names();
        return IntStream.range(0, names.size())
                .mapToObj(index -> names.get(index) + " " + features.get(index).type())
                .collect(Collectors.joining(", "));
    }

    /** Writes the number, a key, the features and the target of each row. */
    void writeTo(final Path file) throws IOException {
        final List<String> lines = new ArrayList<>();
        for (int row = 1; row <= ROWS; row++) {
            lines.add(row + "," + delimited(key(row)) + "," + row());
        }
        Files.write(file, lines, UTF_8);
    }

    /** The key of a row, which CSV would have to quote. */
    static String key(final int row) {
        return "Key \"" + row + "\", 😀\n";
    }

    private static String delimited(final String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    private String row() {
        final StringBuilder row = new StringBuilder();
        double target = random.nextGaussian() / 4;
        for (final GeneratedColumn feature : features) {
            if (random.nextDouble() >= SHARE_OF_NULLS) {
                final boolean isHigh = random.nextBoolean();
                final List<String> values = isHigh ? feature.high() : feature.low();
                row.append(delimited(values.get(random.nextInt(values.size()))));
                target += isHigh ? feature.weight() : -feature.weight();
            }
            row.append(',');
        }
        return row.append(BigDecimal.valueOf(target).toPlainString()).toString();
    }
}
