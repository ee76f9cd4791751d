package com.exasol.sme.predict.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** Endpoints that take no request of few rows, such as scikit-learn's in script mode. */
class FewRowsTest {
    private static final String JSON_LINES =
            "{\"content_type\":\"application/jsonlines\",\"outputs\":[{\"name\":\"P\",\"type\":\"DOUBLE\",\"path\":\"$\"}]}";

    private static FormatCase script(final int leastRows) {
        return FormatCase.of("DECIMAL(9,0)")
                .with("request", "{\"content_type\":\"application/json\",\"form\":\"instances\"}")
                .with("response", JSON_LINES)
                .with("min_rows_per_request", String.valueOf(leastRows))
                .gives("DOUBLE");
    }

    private static Object[][] rows(final int count) {
        final Object[][] rows = new Object[count][];
        for (int number = 0; number < count; number++) {
            rows[number] = new Object[] {number + 1};
        }
        return rows;
    }

    private static List<String> values(final String body) {
        return Arrays.stream(body.replaceAll("[^0-9,]", "").split(",", -1)).collect(Collectors.toList());
    }

    /** {@return a model that gives each row itself, and breaks down over requests of fewer rows or with a bad row} */
    private static TestRuntime model(final int leastRows, final String bad) {
        return new TestRuntime(body -> {
            final List<String> values = values(body);
            if (values.size() < leastRows || values.contains(bad)) {
                throw ModelErrorException.builder()
                        .originalStatusCode(500)
                        .originalMessage("Reshape your data")
                        .statusCode(424)
                        .build();
            }
            return values.stream().map(value -> value + "\n").collect(Collectors.joining());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,'{\"instances\":[[1]]}'",
        "1,2,'{\"instances\":[[1],[1]]}'",
        "2,2,'{\"instances\":[[1],[2]]}'",
        "1,5,'{\"instances\":[[1],[1],[1],[1],[1]]}'",
        "2,5,'{\"instances\":[[1],[2],[1],[2],[1],[2]]}'",
        "3,5,'{\"instances\":[[1],[2],[3],[1],[2],[3]]}'"
    })
    void sendsRowsAsOftenAsItTakes(final int count, final int leastRows, final String request) {
        final TestRuntime model = model(leastRows, "");
        final List<List<Object>> output = script(leastRows).run(model, rows(count));
        assertThat(model.bodies).containsExactly(request);
        assertThat(output)
                .containsExactlyElementsOf(
                        Arrays.asList(List.<Object>of(1.0), List.<Object>of(2.0), List.<Object>of(3.0))
                                .subList(0, count));
    }

    /** No request of the search for a bad row has fewer rows, nor has the row that is left at the end. */
    @ParameterizedTest
    @CsvSource({"2", "3"})
    void findsABadRowWithoutARequestOfFewerRows(final int leastRows) {
        final TestRuntime model = model(leastRows, "13");
        final List<List<Object>> output = script(leastRows)
                .with("on_error", "\"null\"")
                .rowsPerRequest(20)
                .run(model, rows(21));
        final List<Object> expected = new ArrayList<>();
        for (int number = 1; number <= 21; number++) {
            expected.add(number == 13 ? null : (double) number);
        }
        assertThat(output.stream().map(row -> row.get(0)).collect(Collectors.toList()))
                .isEqualTo(expected);
        assertThat(model.bodies).allSatisfy(body -> assertThat(values(body)).hasSizeGreaterThanOrEqualTo(leastRows));
    }

    @Test
    void refusesAnswersThatDiffer() {
        final AtomicInteger count = new AtomicInteger();
        final TestRuntime model =
                new TestRuntime(body -> count.incrementAndGet() + "\n" + count.incrementAndGet() + "\n");
        assertThatThrownBy(() -> script(2).run(model, rows(1)))
                .hasMessage(
                        "E-SME-UDF-105: The model answers row 1, which was in one request more than once, with '3.0' and"
                                + " with '4.0'. A model whose answer to a row depends on the rows beside it cannot be asked so."
                                + " Leave out min_rows_per_request if it takes single rows.");
        assertThat(model.bodies).hasSize(2);
    }

    @Test
    void takesAnswersThatAgreeAtLast() {
        final AtomicInteger count = new AtomicInteger();
        final TestRuntime model = new TestRuntime(body -> count.incrementAndGet() == 1 ? "1\n2\n" : "7\n7.0\n");
        assertThat(script(2).run(model, rows(1))).containsExactly(List.of(7.0));
    }

    @Test
    void wantsAnAnswerToEachCopy() {
        assertThatThrownBy(() -> script(2).run(new TestRuntime(body -> "1\n"), rows(1)))
                .hasMessageStartingWith(
                        "E-SME-UDF-32: The answer to row 1 is wrong, also after 2 attempts: it has 1 rows");
    }

    /** The answer in the CSV of Autopilot's containers is compared as well. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'no,0.9\nno,0.9\n' | no", "'no,0.9\nyes,0.9\n' | E-SME-UDF-105"})
    void comparesLabelsToo(final String answer, final String result) {
        final TestRuntime model = new TestRuntime(body -> answer);
        final FormatCase script = FormatCase.of("DECIMAL(9,0)")
                .with("problem_type", "\"BinaryClassification\"")
                .with("target_type", "\"VARCHAR(10)\"")
                .with("response_keys", "[\"predicted_label\",\"probability\"]")
                .with("min_rows_per_request", "2")
                .gives("DOUBLE", "VARCHAR");
        if (result.startsWith("E-")) {
            assertThatThrownBy(() -> script.run(model, rows(1))).hasMessageStartingWith(result);
        } else {
            assertThat(script.run(model, rows(1))).containsExactly(List.of(0.9, result));
        }
        assertThat(model.bodies.get(0)).isEqualTo("1\n1\n");
    }

    /** One row in two copies has to fit into what the endpoint takes. */
    @Test
    void refusesARowOfWhichNoTwoFitIntoARequest() {
        assertThatThrownBy(() -> FormatCase.of("VARCHAR(100) UTF8")
                        .with("response", JSON_LINES)
                        .with("min_rows_per_request", "2")
                        .with("largest_request_in_bytes", "40")
                        .gives("DOUBLE")
                        .run(model(2, ""), new Object[] {"1234567890123456789"}))
                .hasMessageStartingWith("E-SME-UDF-47: Row 1 has 22 bytes as CSV, and the endpoint takes 20 at most.");
    }

    @Test
    void leavesScriptsOfAutopilotAsTheyWere() {
        final TestRuntime model = TestRuntime.perRow(line -> line);
        TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(new Object[] {1.0}));
        assertThat(model.bodies).containsExactly("1\n");
    }
}
