package com.exasol.sme.predict.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.predict.format.FormatCase;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose container knows labels as the numbers from 0 on alone, as XGBoost's does. */
class NumberedLabelsTest {
    private static final Object[] ROW = {"x"};
    private static final String[] ALL = {"predicted_label", "labels", "probabilities"};

    private static TestPrediction binary(final String type, final String... labels) {
        return TestPrediction.classification("BinaryClassification", type, ALL).withLabels(labels);
    }

    @Test
    void givesBackTheLabelWithItsOwnProbability() {
        final TestRuntime model = new TestRuntime(
                body -> "0,\"[0, 1]\",\"[0.8266105651855469, 0.17338943481445312]\"\n1,\"[0, 1]\",\"[0.25, 0.75]\"");
        assertThat(binary("VARCHAR(20) UTF8", "no, \"never\"", "yes").run(model, ROW, ROW))
                .containsExactly(List.of("x", 0.8266105651855469, "no, \"never\""), List.of("x", 0.75, "yes"));
    }

    @Test
    void namesAllProbabilitiesByTheLabels() {
        final TestRuntime model = new TestRuntime(body -> "2,\"[0, 1, 2]\",\"[0.1, 0.2, 0.7]\"");
        assertThat(TestPrediction.classification("MulticlassClassification", "DECIMAL(4,2)", ALL)
                        .withLabels("-1.00", "2.50", "10.00")
                        .withProbabilities()
                        .run(model, new Object[][] {ROW}))
                .containsExactly(
                        List.of("x", 0.7, "{\"-1.00\":0.1,\"2.50\":0.2,\"10.00\":0.7}", new BigDecimal("10.00")));
    }

    @Test
    void takesWholeNumbersWithAPoint() {
        final TestRuntime model = new TestRuntime(body -> "1.0\n0.0");
        assertThat(TestPrediction.classification("MulticlassClassification", "BOOLEAN", "predicted_label")
                        .withLabels("false", "true")
                        .run(model, ROW, ROW))
                .containsExactly(Arrays.asList("x", null, true), Arrays.asList("x", null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "0.5", "yes", "1e9", "99999999999"})
    void refusesWhatIsTheNumberOfNoLabel(final String answer) {
        final TestRuntime model = new TestRuntime(body -> answer);
        final TestPrediction prediction = TestPrediction.classification(
                        "BinaryClassification", "VARCHAR(3)", "predicted_label")
                .withLabels("no", "yes");
        assertThatThrownBy(() -> prediction.run(model, new Object[][] {ROW})).hasMessageStartingWith("E-SME-UDF-");
    }

    @Test
    void givesBackTheLabelsOfOutputs() {
        final TestRuntime model = new TestRuntime(
                body -> "{\"score\": 0.9, \"predicted_label\": 1}\n{\"score\": 0.2, \"predicted_label\": 0.0}\n");
        assertThat(FormatCase.of("DOUBLE")
                        .with("request", "{\"content_type\":\"text/csv\"}")
                        .with(
                                "response",
                                "{\"content_type\":\"application/jsonlines\",\"outputs\":[{\"name\":\"SCORE\",\"type\":"
                                        + "\"DOUBLE\",\"path\":\"$.score\"},{\"name\":\"PREDICTIONS\",\"type\":"
                                        + "\"VARCHAR(3)\",\"path\":\"$.predicted_label\",\"labels\":[\"no\",\"yes\"]}]}")
                        .gives("DOUBLE", "VARCHAR")
                        .run(model, new Object[] {1.0}, new Object[] {2.0}))
                .containsExactly(List.of(0.9, "yes"), List.of(0.2, "no"));
    }

    @Test
    void hasNoLabelsForARegression() {
        final TestPrediction prediction = TestPrediction.regression("DOUBLE").withLabels("a");
        assertThatThrownBy(() -> prediction.run(TestRuntime.perRow(line -> "1"), new Object[][] {{1.0}}))
                .hasMessageStartingWith("E-SME-UDF-30: ")
                .hasMessageContaining("a regression has no labels");
    }
}
