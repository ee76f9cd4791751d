package com.exasol.sme.predict.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.SmeException;
import com.exasol.sme.testkit.MarkdownRows;
import com.exasol.sme.udf.TestRuntime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of settings that the tests of the Lua modules read as well. */
class WrittenFormatsTest {
    static List<List<String>> table() throws IOException {
        try (InputStream page = MarkdownRows.class.getResourceAsStream("/prediction-formats.md")) {
            return MarkdownRows.of(new String(page.readAllBytes(), UTF_8), "argument");
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void takesWhatTheLuaModulesWriteAndSaysOfTheRestWhatTheTableSays(final List<String> row) throws IOException {
        final boolean isWritten = row.get(1).equals("taken");
        assertThat(isRefused(new ObjectMapper().readTree(isWritten ? row.get(2) : row.get(0)), row.get(0)))
                .as(row.get(0))
                .isEqualTo(row.get(2).equals("E-SME-UDF-30"));
    }

    /** Runs a script, because some settings are only looked at when they are of use. */
    private static boolean isRefused(final JsonNode settings, final String argument) {
        final FormatCase script =
                FormatCase.of("DECIMAL(9,0)", "VARCHAR(9) UTF8").gives("VARCHAR");
        script.rowsPerRequest(
                argument.contains("\"rows_per_request\":1,") || argument.contains("\"rows_per_request\":1}") ? 1 : 500);
        if (!settings.path("response").has("outputs")) {
            script.with("problem_type", "\"Regression\"")
                    .with("target_type", "\"DOUBLE\"")
                    .with("response_keys", "[]");
        }
        for (final Map.Entry<String, JsonNode> member : settings.properties()) {
            if (!member.getKey().equals("rows_per_request")) {
                script.with(member.getKey(), member.getValue().toString());
            }
        }
        final Throwable failure = catchThrowable(() -> script.run(new TestRuntime(body -> "1"), new Object[] {1, "a"}));
        return failure instanceof SmeException && failure.getMessage().startsWith("E-SME-UDF-30: ");
    }
}
