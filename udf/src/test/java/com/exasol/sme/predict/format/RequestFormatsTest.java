package com.exasol.sme.predict.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.udf.TestRuntime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent in each format, byte by byte; the table of docs/prediction-formats.md has the first ones. */
@Tag("turkish-locale")
class RequestFormatsTest {
    private static final Path PAGE = Path.of("..", "docs", "prediction-formats.md");
    private static final String[] TYPES = {"DECIMAL(9,0)", "DECIMAL(18,2)", "VARCHAR(20) UTF8"};
    private static final Object[] FIRST = {41, new BigDecimal("1200.50"), "K\u00f6ln"};
    private static final Object[] SECOND = {null, new BigDecimal("0.10"), "a, \"b\""};
    private static final String ANSWER =
            "{\"content_type\":\"application/jsonlines\",\"outputs\":[{\"name\":\"P\",\"type\":\"DOUBLE\",\"path\":\"$\"}]}";
    private static final String EVERY_TYPE = "BOOLEAN;DECIMAL(9,0);DECIMAL(18,0);DECIMAL(36,3);DOUBLE;DOUBLE;DATE;"
            + "TIMESTAMP;TIMESTAMP(0);TIMESTAMP(9);CHAR(3) ASCII;VARCHAR(20) UTF8";

    static Stream<List<String>> formsOnThePage() throws IOException {
        return Files.readAllLines(PAGE, UTF_8).stream()
                .dropWhile(line -> !line.startsWith("| content type | form |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(cell -> cell.strip().replaceAll("^`|`$", ""))
                        .collect(Collectors.toList()));
    }

    private static String request(final String contentType, final String form, final String more) {
        return "{\"content_type\":\"" + contentType + "\",\"form\":\"" + form + "\",\"column_names\":[\"AGE\","
                + "\"INCOME\",\"CITY\"]" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    /** {@return the bodies of the requests, whose answers have as many rows as asked} */
    private static List<String> send(final FormatCase script, final int rowsPerRequest, final Object[]... rows) {
        final TestRuntime model = new TestRuntime(body -> "1\n".repeat(Math.min(rowsPerRequest, rows.length)));
        script.with("response", ANSWER)
                .rowsPerRequest(rowsPerRequest)
                .gives("DOUBLE")
                .run(model, rows);
        return model.bodies;
    }

    @ParameterizedTest
    @MethodSource("formsOnThePage")
    void sendsEachFormOnThePage(final List<String> line) {
        final boolean isSingle = line.get(1).equals("record");
        final FormatCase script = FormatCase.of(TYPES).with("request", request(line.get(0), line.get(1), line.get(2)));
        final String[] expected = line.get(3).replace("\u23ce", "\n").split("` and `", -1);
        assertThat(send(script, isSingle ? 1 : 1000, FIRST, SECOND)).containsExactly(expected);
    }

    /** A format that the code has and the page has not would be one that nobody can find. */
    @Test
    void hasNoFormThatIsNotOnThePage() throws IOException {
        assertThat(formsOnThePage().map(line -> line.get(0) + " " + line.get(1)).distinct())
                .containsExactlyElementsOf(RequestFormats.names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | true,-5,123456789012345678,-0.500,-0.1,1.5E-7,0999-12-31,2024-02-29 23:59:59.500,"
                        + "2024-02-29 23:59:59,2024-02-29 23:59:59.123456789,ab ,\u20ac\ud83d\ude00",
                "application/jsonlines | [true,-5,123456789012345678,-0.500,-0.1,1.5E-7,\"0999-12-31\","
                        + "\"2024-02-29T23:59:59.500\",\"2024-02-29T23:59:59\",\"2024-02-29T23:59:59.123456789\",\"ab \","
                        + "\"\u20ac\ud83d\ude00\"]"
            })
    void writesEveryType(final String contentType, final String line) {
        final FormatCase script = FormatCase.of(EVERY_TYPE.split(";", -1))
                .with(
                        "request",
                        "{\"content_type\":\"" + contentType + "\""
                                + (contentType.equals("text/csv") ? "}" : ",\"form\":\"rows\"}"));
        final Object[] row = {
            true,
            -5,
            123456789012345678L,
            new BigDecimal("-.5"),
            -0.1,
            1.5e-7,
            Date.valueOf("0999-12-31"),
            Timestamp.valueOf("2024-02-29 23:59:59.5"),
            Timestamp.valueOf("2024-02-29 23:59:59"),
            Timestamp.valueOf("2024-02-29 23:59:59.123456789"),
            "ab ",
            "\u20ac\ud83d\ude00"
        };
        assertThat(send(script, 10, row)).containsExactly(line + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "say \"a\\b\" | \"say \\\"a\\\\b\\\"\"",
                "'a\nb\r\tc\u0001\u001f' | \"a\\u000ab\\u000d\\u0009c\\u0001\\u001f\"",
                "'\u007f\u2028' | \"\u007f\u2028\""
            })
    void escapesInJsonWhatRfc8259WantsEscaped(final String text, final String json) {
        final FormatCase script = FormatCase.of("VARCHAR(20) UTF8")
                .with("request", "{\"content_type\":\"application/jsonlines\",\"form\":\"rows\"}");
        assertThat(send(script, 10, new Object[] {text})).containsExactly("[" + json + "]\n");
    }

    @Test
    void givesTextsBackAsTheyCameWhateverTheirTextInTheRequest() {
        for (final String quoting : List.of("minimal", "always")) {
            final TestRuntime model = new TestRuntime(body -> "1\n2\n3\n");
            final List<List<Object>> rows = FormatCase.of("VARCHAR(20) UTF8")
                    .with("request", "{\"content_type\":\"text/csv\",\"quoting\":\"" + quoting + "\"}")
                    .with("response", ANSWER)
                    .gives("DOUBLE")
                    .run(model, new Object[] {"plain"}, new Object[] {"a, \"b\""}, new Object[] {"\u00e4\n"});
            assertThat(rows).containsExactly(List.of(1.0), List.of(2.0), List.of(3.0));
        }
    }

    @Test
    void refusesARowThatCannotBeWrittenWithoutQuotes() {
        final FormatCase script = FormatCase.of("VARCHAR(20) UTF8", "VARCHAR(20) UTF8")
                .with("request", "{\"content_type\":\"text/csv\",\"quoting\":\"never\"}");
        assertThat(send(script, 10, new Object[] {"a b", "\u00e4"})).containsExactly("a b,\u00e4\n");
        final FormatCase other = FormatCase.of("VARCHAR(20) UTF8", "VARCHAR(20) UTF8")
                .with("request", "{\"content_type\":\"text/csv\",\"quoting\":\"never\"}");
        assertThatThrownBy(() -> send(other, 10, new Object[] {"a", "b"}, new Object[] {"a", "b,c"}))
                .hasMessage(
                        "E-SME-UDF-102: Row 2 cannot be written as CSV without quotes: its text has a comma, a double"
                                + " quote or a line break, or is empty, in column 2 of the model. Change the text in the query, or"
                                + " register the endpoint with \"quoting\": \"minimal\".");
    }

    @Test
    void saysWhatItSendsAndWhatItWants() {
        final TestRuntime model = new TestRuntime(body -> "1\n");
        FormatCase.of("DOUBLE")
                .with(
                        "request",
                        "{\"content_type\":\"text/csv; charset=utf-8\",\"accept\":\"application/jsonlines;q=1\"}")
                .with("response", ANSWER)
                .gives("DOUBLE")
                .run(model, new Object[] {1.0});
        assertThat(model.lastRequest.contentType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(model.lastRequest.accept()).isEqualTo("application/jsonlines;q=1");
        FormatCase.of("DOUBLE").with("response", ANSWER).gives("DOUBLE").run(model, new Object[] {1.0});
        assertThat(model.lastRequest.contentType()).isEqualTo("text/csv");
        assertThat(model.lastRequest.accept()).isEqualTo("application/jsonlines");
    }

    @Test
    void countsWhatStandsAroundTheRowsAmongTheBytesOfARequest() {
        final String template = "{\"pad\":\"" + "x".repeat(990) + "\",\"rows\":\"$rows\"}";
        final String request = "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\""
                + template.replace("\"", "\\\"") + "\"}";
        assertThat(send(
                                FormatCase.of("DECIMAL(9,0)")
                                        .with("request", request)
                                        .with("largest_request_in_bytes", "1020"),
                                10,
                                new Object[] {12345678})
                        .get(0))
                .hasSize(1020);
        assertThatThrownBy(() -> send(
                        FormatCase.of("DECIMAL(9,0)").with("request", request).with("largest_request_in_bytes", "1019"),
                        10,
                        new Object[] {12345678}))
                .hasMessageStartingWith("E-SME-UDF-47: Row 1 has 11 bytes as JSON, and the endpoint takes 10 at most.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content_type\":\"text/xml\"}",
                "{\"content_type\":\"application/json\",\"form\":\"rows\"}",
                "{\"content_type\":\"application/json\",\"header\":true}",
                "{\"content_type\":\"application/json\",\"quoting\":\"minimal\"}",
                "{\"content_type\":\"application/json\",\"null\":\"omit\"}",
                "{\"content_type\":\"application/json\",\"form\":\"records\"}",
                "{\"content_type\":\"application/json\",\"form\":\"records\",\"column_names\":[]}",
                "{\"content_type\":\"application/json\",\"form\":\"record\",\"column_names\":[\"A\"]}",
                "{\"content_type\":\"application/json\",\"form\":\"template\"}",
                "{\"content_type\":\"application/json\",\"template\":\"\\\"$rows\\\"\"}",
                "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"$rows\"}",
                "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"\\\"$rows\\\" 1\"}",
                "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"{\\\"$rows\\\":1}\"}",
                "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"[\\\"$rows\\\",\\\"$rows\\\"]\"}",
                "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"[\\\"\\\\u0024rows\\\"]\"}",
                "{\"content_type\":\"text/csv\",\"quoting\":\"seldom\"}",
                "{\"content_type\":\"text/csv\",\"header\":true}",
                "{\"content_type\":\"text/csv\",\"header\":true,\"column_names\":[\"A\",\"B\"]}"
            })
    void refusesSettingsThatMeanNoFormat(final String request) {
        assertThatThrownBy(() -> send(FormatCase.of("DOUBLE").with("request", request), 10, new Object[] {1.0}))
                .hasMessageStartingWith("E-SME-UDF-30: This prediction script is damaged: sme.settings: ");
    }
}
