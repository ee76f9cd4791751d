package com.exasol.sme.predict.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.sme.SmeException;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.DoubleTextUdf;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import com.exasol.sme.udf.TestRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoubleTextUdfTest {
    private static final int ROWS = 3000;

    private static List<List<Object>> texts(final Double... numbers)
            throws ExaIterationException, ExaDataTypeException {
        final String[] types = Arrays.stream(numbers).map(number -> "VARCHAR").toArray(String[]::new);
        final TestRows row = new TestRows(List.<Object[]>of(numbers), types);
        DoubleTextUdf.init(new TestMetadata(numbers.length));
        DoubleTextUdf.run(new TestMetadata(numbers.length), row);
        return row.emitted();
    }

    @Test
    void givesOneRowOfTextsForEachRow() throws ExaIterationException, ExaDataTypeException {
        assertThat(texts(5.0, null, -1.5e-7, -0.0)).containsExactly(Arrays.asList("5", null, "-1.5E-7", "0"));
        assertThat(texts((Double) null)).containsExactly(Arrays.asList((Object) null));
    }

    private static List<List<Object>> texts(final String rule, final Object... numbers)
            throws ExaIterationException, ExaDataTypeException {
        final Object[] values =
                Stream.concat(Stream.of(rule), Arrays.stream(numbers)).toArray();
        final String[] types = Arrays.stream(numbers).map(number -> "VARCHAR").toArray(String[]::new);
        final TestRows row = new TestRows(List.<Object[]>of(values), types);
        DoubleTextUdf.run(new TestMetadata(values.length).withTextFirst(), row);
        return row.emitted();
    }

    @Test
    void writesByTheRuleThatComesBeforeTheNumbers() throws ExaIterationException, ExaDataTypeException {
        assertThat(texts("PLAIN_NUMBERS", 5.0, null, -1.5e-7, 1e22))
                .containsExactly(Arrays.asList("5", null, "-0.00000015", "1E22"));
        assertThat(texts("SHORTEST_DOUBLE", -1.5e-7)).containsExactly(List.of("-1.5E-7"));
        assertThatThrownBy(() -> texts("LATER_RULE", 1.0)).hasMessageContaining("there is no such text rule");
    }

    @Test
    void sendsThePlainTextsOfTrainingFilesInRequestsAndOneForTrue() throws ExaIterationException, ExaDataTypeException {
        final Numbers numbers = new Numbers(12);
        final List<Object[]> rows = new ArrayList<>();
        final StringBuilder trained = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            final Double number = numbers.next();
            rows.add(new Object[] {number, row % 2 == 0});
            trained.append(texts("PLAIN_NUMBERS", number).get(0).get(0)).append(row % 2 == 0 ? ",1\n" : ",0\n");
        }
        final TestRuntime model = TestRuntime.perRow(line -> "1");
        TestPrediction.regression("DOUBLE", "BOOLEAN")
                .withTextRule("PLAIN_NUMBERS")
                .limits(ROWS, 4_000_000, 1)
                .run(model, rows);
        assertThat(String.join("", model.bodies)).isEqualTo(trained.toString());
    }

    @Test
    void givesTheVeryTextThatPredictionsSend() throws ExaIterationException, ExaDataTypeException {
        final Numbers numbers = new Numbers(11);
        final List<Object[]> rows = new ArrayList<>();
        final StringBuilder trained = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            final Double[] values = {numbers.next(), row % 5 == 0 ? null : numbers.next()};
            rows.add(values);
            trained.append(texts(values).get(0).stream()
                            .map(text -> text == null ? "" : (String) text)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        final TestRuntime model = TestRuntime.perRow(line -> "1");
        TestPrediction.regression("DOUBLE", "DOUBLE").limits(ROWS, 4_000_000, 1).run(model, rows);
        assertThat(String.join("", model.bodies)).isEqualTo(trained.toString());
    }

    @Test
    void leavesThePredictionsOfOlderScriptsAsTheyAre() {
        final TestRuntime model = TestRuntime.perRow(line -> "1");
        final Object[] row = {5.0, -0.0, 4.9e-324, 1e7, 0.25};
        TestPrediction.regression("DOUBLE", "DOUBLE", "DOUBLE", "DOUBLE", "DOUBLE")
                .withoutTextRule()
                .run(model, row);
        assertThat(model.bodies).containsExactly("5.0,-0.0,4.9E-324,1.0E7,0.25\n");
    }

    @Test
    void refusesWhatIsNoValueInSqlAsPredictionsDo() {
        assertThatThrownBy(() -> texts(Double.NaN))
                .isInstanceOf(SmeException.class)
                .hasMessageStartingWith("E-SME-UDF-66: ");
        final TestPrediction prediction = TestPrediction.regression("DOUBLE");
        assertThatThrownBy(() -> prediction.run(TestRuntime.perRow(line -> "1"), new Object[] {Double.NaN}))
                .isInstanceOf(SmeException.class)
                .hasMessageStartingWith("E-SME-UDF-66: ");
    }
}
