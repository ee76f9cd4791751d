package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdfValuesTest {
    @TempDir
    private Path buckets;

    private static List<List<Object>> allTypes() {
        return List.of(
                Arrays.asList(
                        7L,
                        8L,
                        new BigDecimal("1.50"),
                        new BigDecimal("123456789012345678901"),
                        0.1,
                        "ä😀",
                        "ab",
                        true,
                        Date.valueOf("2024-02-29"),
                        Timestamp.valueOf("2024-02-29 23:59:59.123")),
                Arrays.asList(new Object[10]));
    }

    private DemoCall callWithAllTypes(final String statements) throws IOException {
        final DemoCall call = DemoCall.ofRun(buckets, statements);
        final List<String> types = List.of(
                "DECIMAL(9,0)",
                "DECIMAL(18,0)",
                "DECIMAL(5,2)",
                "DECIMAL(36,0)",
                "DOUBLE",
                "VARCHAR(20)",
                "CHAR(3) ASCII",
                "BOOLEAN",
                "DATE",
                "TIMESTAMP");
        for (int column = 0; column < types.size(); column++) {
            call.input("c" + column, types.get(column)).output("C" + column, types.get(column));
        }
        return call.rows(allTypes());
    }

    @Test
    void passThroughUnchanged() throws IOException, SQLException {
        final DemoCall call = callWithAllTypes("""
                do {
                    Object[] row = new Object[10];
                    for (int i = 0; i < row.length; i++) { row[i] = rows.getObject(i); }
                    rows.emit(row);
                } while (rows.next());
                """);
        final List<Object> first =
                allTypes().get(0).stream().map(v -> "ab".equals(v) ? "ab " : v).toList();
        assertThat(call.emitted()).containsExactly(first, allTypes().get(1));
    }

    @Test
    void haveTheClassesOfTheRealClient() throws IOException, SQLException {
        final DemoCall call = callWithAllTypes("""
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < 10; i++) {
                    text.append(meta.getInputColumnType(i).getSimpleName()).append(' ')
                            .append(rows.getObject("c" + i).getClass().getSimpleName()).append(' ')
                            .append(meta.getInputColumnSqlType(i)).append(' ')
                            .append(meta.getInputColumnPrecision(i)).append(' ')
                            .append(meta.getInputColumnScale(i)).append(' ')
                            .append(meta.getInputColumnLength(i)).append('\\n');
                }
                System.out.print(text);
                """);
        call.emitted();
        assertThat(call.console()).contains("""
                        Integer Integer DECIMAL(9,0) 9 0 0
                        Long Long DECIMAL(18,0) 18 0 0
                        BigDecimal BigDecimal DECIMAL(5,2) 5 2 0
                        BigDecimal BigDecimal DECIMAL(36,0) 36 0 0
                        Double Double DOUBLE 0 0 0
                        String String VARCHAR(20) UTF8 0 0 20
                        String String CHAR(3) ASCII 0 0 3
                        Boolean Boolean BOOLEAN 0 0 0
                        Date Date DATE 0 0 0
                        Timestamp Timestamp TIMESTAMP(3) 0 0 0
                        """);
    }

    /** Runs all statements in one call and gives what each of them threw. */
    private static String[] thrown(final DemoCall call) throws SQLException {
        call.emitted();
        return call.console()
                .lines()
                .filter(line -> line.startsWith("thrown: "))
                .map(line -> line.substring("thrown: ".length()))
                .toArray(String[]::new);
    }

    private DemoCall callThatTries(final String... statements) throws IOException {
        return DemoCall.ofRun(
                buckets,
                Arrays.stream(statements)
                        .map(statement -> "try { " + statement
                                + "; } catch (Exception e) { System.out.println(\"thrown: \" + e); }\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void mustFitTheirColumn() throws IOException, SQLException {
        final DemoCall call = callThatTries(
                        "rows.emit(\"1\", null, null, null, null)",
                        "rows.emit(null, true, null, null, null)",
                        "rows.emit(null, null, 1, null, null)",
                        "rows.emit(null, null, (short) 1, null, null)",
                        "rows.emit(null, null, 1L, null, null)",
                        "rows.emit(null, null, 1f, null, null)",
                        "rows.emit(null, null, BigDecimal.ONE, null, null)",
                        "rows.emit(null, null, null, new java.sql.Date(0), null)",
                        "rows.emit(null, null, null, null, new java.sql.Timestamp(0))")
                .output("A", "DECIMAL(9,0)")
                .output("B", "DECIMAL(18,0)")
                .output("C", "VARCHAR(9)")
                .output("D", "DOUBLE")
                .output("E", "DATE");
        final String error = "com.exasol.ExaDataTypeException: E-UDF-CL-SL-JAVA-";
        assertThat(thrown(call))
                .containsExactly(
                        error + "1114: emit column 'A' is of type INT32 but data given have type java.lang.String",
                        error + "1112: emit column 'B' is of type INT64 but data given have type java.lang.Boolean",
                        error + "1108: emit column 'C' is of type STRING but data given have type java.lang.Integer",
                        error + "1108: emit column 'C' is of type STRING but data given have type java.lang.Short",
                        error + "1109: emit column 'C' is of type STRING but data given have type java.lang.Long",
                        error + "1110: emit column 'C' is of type STRING but data given have type java.lang.Float",
                        error + "1111: emit column 'C' is of type STRING but data given have type java.math.BigDecimal",
                        error + "1115: emit column 'D' is of type DOUBLE but data given have type java.sql.Date",
                        error + "1116: emit column 'E' is of type DATE but data given have type java.sql.Timestamp");
    }

    @Test
    void mustBeOfAKnownClass() throws IOException, SQLException {
        final DemoCall call = callThatTries(
                        "rows.emit(BigInteger.ONE)",
                        "rows.emit('c')",
                        "rows.emit((Object) new byte[0])",
                        "rows.emit(java.time.LocalDate.MIN)",
                        "rows.emit(new java.util.Date())")
                .output("X", "VARCHAR(9)");
        final String error =
                "com.exasol.ExaDataTypeException: E-UDF-CL-SL-JAVA-1117: emit column 'X' is of unsupported" + " type ";
        assertThat(thrown(call))
                .containsExactly(
                        error + "java.math.BigInteger",
                        error + "java.lang.Character",
                        error + "byte[]",
                        error + "java.time.LocalDate",
                        error + "java.util.Date");
    }

    @Test
    void areRefusedInTheWordsOfTheRealClient() throws IOException, SQLException {
        final DemoCall call = callThatTries(
                        "rows.emit(1)",
                        "rows.emit(1, 2, 3)",
                        "rows.emit((Object[]) null)",
                        "rows.getString(1)",
                        "rows.getString(\"x\")",
                        "rows.getBoolean(0)",
                        "rows.getDate(\"X\")",
                        "rows.getInteger(0)",
                        "meta.getInputColumnName(1)",
                        "meta.getOutputColumnLength(2)",
                        "meta.getConnection(null)",
                        "while (rows.next()) { } rows.getString(0)")
                .input("X", "DECIMAL(18,0)")
                .group(5_000_000_000L)
                .output("A", "INT")
                .output("B", "INT");
        final String iteration = "com.exasol.ExaIterationException: E-UDF-CL-SL-JAVA-";
        final String dataType = "com.exasol.ExaDataTypeException: E-UDF-CL-SL-JAVA-";
        assertThat(thrown(call))
                .containsExactly(
                        iteration + "1107: emit() takes exactly 2 arguments (1 given)",
                        iteration + "1107: emit() takes exactly 2 arguments (3 given)",
                        iteration + "1119: emit() takes exactly 2 arguments (1 given)",
                        iteration + "1138: Column number 1 does not exist",
                        iteration + "1131: Column with name 'x' does not exist",
                        dataType + "1132: getBoolean cannot convert column 'X' of type DECIMAL(18,0) to a Boolean",
                        dataType + "1134: getDate cannot convert column 'X' of type DECIMAL(18,0) to a Date",
                        dataType + "1143: emit column 'X' has value of 5000000000 but column can only have maximum"
                                + " value of 2147483647",
                        iteration + "1083: Column number 1 does not exist",
                        iteration + "1094: Column number 2 does not exist",
                        "com.exasol.ExaConnectionAccessException: E-UDF-CL-SL-JAVA-1098: Connection name is null",
                        iteration + "1139: Iteration finished");
    }

    @Test
    void takeOnlyWholeNumbersThatFit() throws IOException, SQLException {
        final DemoCall call = callThatTries(
                        "rows.emit(1.5, null)",
                        "rows.emit(Double.NaN, null)",
                        "rows.emit(1.5f, null)",
                        "rows.emit(3e9, null)",
                        "rows.emit(-3e9, null)",
                        "rows.emit(5000000000L, null)",
                        "rows.emit(null, 1e30)",
                        "rows.emit(null, -1e30)",
                        "rows.emit(null, Double.NaN)",
                        "rows.emit(null, 1.5f)",
                        "rows.emit(null, new BigDecimal(\"1.5\"))",
                        "rows.emit(7.0, 8f)")
                .output("A", "DECIMAL(9,0)")
                .output("B", "DECIMAL(18,0)");
        final String dataType = "com.exasol.ExaDataTypeException: E-UDF-CL-SL-JAVA-";
        assertThat(thrown(call))
                .containsExactly(
                        dataType + "1150: emit column 'A' has a non-integer value of 1.5",
                        dataType + "1150: emit column 'A' has a non-integer value of NaN",
                        dataType + "1147: emit column 'A' has a non-integer value of 1.5",
                        dataType + "1148: emit column 'A' has value of 3.0E9 but column can only have maximum"
                                + " value of 2147483647",
                        dataType + "1149: emit column 'A' has value of -3.0E9 but column can only have minimum"
                                + " value of -2147483648",
                        dataType + "1143: emit column 'A' has value of 5000000000 but column can only have maximum"
                                + " value of 2147483647",
                        dataType + "1154: emit column 'B' has value of 1.0E30 but column can only have maximum"
                                + " value of 9223372036854775807",
                        dataType + "1155: emit column 'B' has value of -1.0E30 but column can only have minimum"
                                + " value of -9223372036854775808",
                        dataType + "1156: emit column 'B' has a non-integer value of NaN",
                        dataType + "1153: emit column 'B' has a non-integer value of 1.5",
                        "java.lang.ArithmeticException: Rounding necessary");
    }

    @Test
    void convertBetweenNumbers() throws IOException, SQLException {
        assertThat(DemoCall.ofRun(
                                buckets,
                                "rows.emit(rows.getLong(0) + \" \" + rows.getBigDecimal(0) + \" \" + rows.getDouble(0)"
                                        + " + \" \" + rows.getInteger(0) + \" \" + rows.getString(0));")
                        .input("X", "DECIMAL(36,0)")
                        .group(new BigDecimal(12))
                        .output("X", "VARCHAR(100)")
                        .values())
                .containsExactly("12 12 12.0 12 12");
    }

    @Test
    void becomeTextOfAnyType() throws IOException, SQLException {
        final DemoCall call = callWithAllTypes("""
                StringBuilder text = new StringBuilder("texts");
                for (int i = 0; i < 10; i++) { text.append("|").append(rows.getString(i)); }
                System.out.println(text);
                """);
        call.emitted();
        assertThat(call.console())
                .contains("texts|7|8|1.50|123456789012345678901|0.1|ä😀|ab|true|2024-02-29|2024-02-29 23:59:59.123\n"
                        .replace("ä😀", "??"));
    }

    /** What a database makes of that text, nobody knows. */
    @Test
    void leaveAsTextForANumberOfManyDigits() throws IOException {
        assertThat(DemoCall.ofRun(buckets, "rows.emit(Double.NaN);")
                        .output("X", "DECIMAL(36,0)")
                        .error())
                .isEqualTo("SANDBOX: nobody knows what a database makes of the number NaN in column X");
    }

    /** The classes that carry dates have no days from 5 to 14 October 1582. */
    @Test
    void moveDaysThatJavaDoesNotHave() throws IOException, SQLException {
        assertThat(DemoCall.ofRun(
                                buckets,
                                "rows.emit(rows.getDate(0) + \"|\" + rows.getTimestamp(1) + \"|\""
                                        + " + java.sql.Date.valueOf(\"1582-10-04\"));")
                        .input("D", "DATE")
                        .input("T", "TIMESTAMP")
                        .output("X", "VARCHAR(99)")
                        .rows(List.of(
                                List.of(new TimestampText("1582-10-05"), new TimestampText("1582-10-14 23:59:59.5"))))
                        .values())
                .containsExactly("1582-10-15|1582-10-24 23:59:59.5|1582-10-04");
        assertThat(DemoCall.ofRun(buckets, "do { rows.emit(rows.getDate(0)); } while (rows.next());")
                        .input("D", "DATE")
                        .output("D", "DATE")
                        .group(new TimestampText("1582-10-05"), new TimestampText("1582-10-14"))
                        .values())
                .containsExactly(Date.valueOf("1582-10-15"), Date.valueOf("1582-10-24"));
    }

    @Test
    void loseWhatCStringsAndUtf8CannotHold() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, """
                        rows.emit(rows.getString(0) + "|b\\0c");
                        rows.emit("a\\ud83d" + "b");
                        rows.emit("");
                        rows.emit((Object[]) null);
                        """)
                .input("X", "VARCHAR(9)")
                .group("a\0b")
                .output("X", "VARCHAR(9)");
        assertThat(call.values()).containsExactly("a|b", "a?b", null, null);
    }

    @Test
    void showTheDatabasesRefusalWhenTheBufferIsFull() throws IOException {
        final DemoCall call = DemoCall.ofRun(buckets, """
                        String text = "x".repeat(999_996);
                        for (int i = 0; i < 3; i++) { rows.emit(text); }
                        System.out.println("three kept");
                        rows.emit(text);
                        """).output("X", "VARCHAR(10)");
        assertThat(call.error()).startsWith("SANDBOX: a text of 999996 characters is too long");
        assertThat(call.console())
                .containsSubsequence(
                        "three kept",
                        "com.exasol.ExaIterationException: F-UDF-CL-SL-JAVA-1120: SANDBOX: a text of 999996 characters");
    }

    @Test
    void dependOnTheTimeZoneOfTheJvm() throws IOException, SQLException {
        final String statements = "rows.emit(java.sql.Timestamp.from(java.time.Instant.EPOCH).toString());";
        assertThat(DemoCall.ofRun(buckets, statements)
                        .output("X", "VARCHAR(99)")
                        .values())
                .containsExactly("1970-01-01 01:00:00.0");
        assertThat(DemoCall.ofRun(buckets, statements)
                        .option("%jvmoption -Duser.timezone=UTC;")
                        .output("X", "VARCHAR(99)")
                        .values())
                .containsExactly("1970-01-01 00:00:00.0");
    }

    @Test
    void shiftInAGapOfTheTimeZone() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, "rows.emit(rows.getTimestamp(0).toString());")
                .input("T", "TIMESTAMP")
                .output("X", "VARCHAR(99)")
                .group(new TimestampText("2024-03-31 02:30:00.0"));
        assertThat(call.values()).containsExactly("2024-03-31 03:30:00.0");
        assertThat(call.option("%jvmoption -Duser.timezone=UTC;").values()).containsExactly("2024-03-31 02:30:00.0");
    }

    /** A local time that may not exist in the time zone of the test's own JVM. */
    private record TimestampText(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
