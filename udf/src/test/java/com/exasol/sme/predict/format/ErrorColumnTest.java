package com.exasol.sme.predict.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.udf.TestRuntime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** The column that says why a row has no prediction. */
class ErrorColumnTest {
    private static FormatCase autopilot(final String problemType, final String... keys) {
        final String list = Arrays.stream(keys).map(key -> '"' + key + '"').collect(Collectors.joining(","));
        return FormatCase.of("DOUBLE")
                .with("problem_type", '"' + problemType + '"')
                .with("target_type", "\"DECIMAL(3,0)\"")
                .with("response_keys", "[" + list + "]")
                .with("error_column", "true");
    }

    private static TestRuntime refusing(final int status, final String bad) {
        return new TestRuntime(body -> {
            if (body.lines().anyMatch(bad::equals)) {
                throw ModelErrorException.builder()
                        .originalStatusCode(status)
                        .originalMessage("cannot handle it")
                        .statusCode(424)
                        .build();
            }
            return body;
        });
    }

    private static Object[] row(final double number) {
        return new Object[] {number};
    }

    private static void assertReason(final List<Object> row, final String reason) {
        assertThat(row.subList(0, row.size() - 1)).containsOnlyNulls();
        assertThat((String) row.get(row.size() - 1)).startsWith(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void saysWhyTheModelRefusesARow(final int status) {
        final List<List<Object>> rows =
                autopilot("Regression").gives("DOUBLE", "VARCHAR").run(refusing(status, "2"), row(1), row(2), row(3));
        assertThat(rows.get(0)).containsExactly(1.0, null);
        assertReason(
                rows.get(1),
                "E-SME-UDF-31: The model behind endpoint 'my-ep' in region 'eu-central-1' failed on row 2 with HTTP"
                        + " status " + status + ": cannot handle it. ");
        assertThat(rows.get(2)).containsExactly(3.0, null);
    }

    @Test
    void saysWhichNumberIsNone() {
        final List<List<Object>> rows = autopilot("Regression")
                .gives("DOUBLE", "VARCHAR")
                .run(new TestRuntime(body -> "1\nnan\ninf\n"), row(1), row(2), row(3));
        assertThat(rows.get(0)).containsExactly(1.0, null);
        assertReason(rows.get(1), "E-SME-UDF-64: The model's prediction for row 2 is 'nan', which is no number.");
        assertReason(rows.get(2), "E-SME-UDF-64: The model's prediction for row 3 is 'inf', which is no number.");
    }

    @Test
    void saysWhichLabelIsNoValueOfTheTarget() {
        final List<List<Object>> rows = autopilot("BinaryClassification", "predicted_label", "probability")
                .gives("DOUBLE", "DECIMAL", "VARCHAR")
                .run(new TestRuntime(body -> "1,0.5\nyes,0.5\n"), row(1), row(2));
        assertThat(rows.get(0)).hasToString("[0.5, 1, null]");
        assertReason(rows.get(1), "E-SME-UDF-34: The model's prediction for row 2 is 'yes', which is no value of type");
    }

    /** One line may be the page of a proxy; it is asked for once more, as without the column. */
    @Test
    void asksOnceMoreForALabelThatIsNoValueWhereThereIsOneRow() {
        final TestRuntime model = new TestRuntime(body -> "yes,0.5\n");
        assertReason(
                autopilot("BinaryClassification", "predicted_label", "probability")
                        .gives("DOUBLE", "DECIMAL", "VARCHAR")
                        .run(model, row(1))
                        .get(0),
                "E-SME-UDF-34: ");
        assertThat(model.bodies).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithOutputs() {
        final List<List<Object>> rows = FormatCase.of("DOUBLE")
                .with(
                        "response",
                        "{\"content_type\":\"application/json\",\"outputs\":["
                                + "{\"name\":\"A\",\"type\":\"DOUBLE\",\"path\":\"$.a\"},"
                                + "{\"name\":\"B\",\"type\":\"BOOLEAN\",\"path\":\"$.b\"}]}")
                .with("error_column", "true")
                .gives("DOUBLE", "BOOLEAN", "VARCHAR")
                .run(
                        new TestRuntime(body -> "[{\"a\":1,\"b\":true},{\"a\":2,\"b\":\"maybe\"},{\"a\":3}]"),
                        row(1),
                        row(2),
                        row(3));
        assertThat(rows.get(0)).containsExactly(1.0, true, null);
        assertThat(rows.get(1).subList(0, 2)).containsExactly(2.0, null);
        assertThat((String) rows.get(1).get(2))
                .startsWith("E-SME-UDF-104: The model's answer to row 2 has 'maybe' for 'B'");
        assertThat(rows.get(2).subList(0, 2)).containsExactly(3.0, null);
        assertThat((String) rows.get(2).get(2))
                .startsWith("E-SME-UDF-103: The model's answer to row 3 has no value for 'B'");
    }

    /** The size of a row is no reason to lose the others. */
    @Test
    void saysThatNoRequestCanCarryARow() {
        final TestRuntime model = new TestRuntime(body -> {
            if (body.contains("2")) {
                throw ModelErrorException.builder()
                        .originalStatusCode(413)
                        .originalMessage("")
                        .statusCode(424)
                        .build();
            }
            return body;
        });
        final List<List<Object>> rows =
                autopilot("Regression").gives("DOUBLE", "VARCHAR").run(model, row(1), row(2), row(3));
        assertThat(rows.get(0)).containsExactly(1.0, null);
        assertReason(
                rows.get(1),
                "E-SME-UDF-75: The model behind endpoint 'my-ep' in region 'eu-central-1' refuses as too large row 2");
        assertThat(rows.get(2)).containsExactly(3.0, null);
    }

    /** What is wrong with the endpoint is no reason of a row. */
    @Test
    void endsWhereTheEndpointAnswersNothing() {
        final Object[][] rows = new Object[20][];
        Arrays.fill(rows, row(2));
        assertThatThrownBy(
                        () -> autopilot("Regression").gives("DOUBLE", "VARCHAR").run(refusing(400, "2"), rows))
                .hasMessageStartingWith("E-SME-UDF-56: ");
        final TestRuntime narrow = refusing(413, "2");
        assertThatThrownBy(
                        () -> autopilot("Regression").gives("DOUBLE", "VARCHAR").run(narrow, rows))
                .hasMessageStartingWith("E-SME-UDF-75: ");
        assertThat(narrow.bodies).hasSizeLessThan(20);
    }

    @Test
    void isNullInEachRowThatIsPredicted() {
        final Object[][] input = new Object[500][];
        for (int number = 0; number < input.length; number++) {
            input[number] = row(number);
        }
        final List<List<Object>> rows = autopilot("Regression")
                .rowsPerRequest(100)
                .gives("DOUBLE", "VARCHAR")
                .run(refusing(400, "250"), input);
        assertThat(rows.stream().filter(row -> row.get(1) != null)).hasSize(1);
        assertReason(rows.get(250), "E-SME-UDF-31: ");
        assertThat(rows.get(0)).containsExactly(0.0, null);
        assertThat(rows.get(499)).containsExactly(499.0, null);
    }
}
