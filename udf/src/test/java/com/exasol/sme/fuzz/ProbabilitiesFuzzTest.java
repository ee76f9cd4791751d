package com.exasol.sme.fuzz;

import static com.exasol.sme.fuzz.Fuzz.CASES;
import static com.exasol.sme.fuzz.Fuzz.SEED;
import static com.exasol.sme.fuzz.Fuzz.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.testkit.FuzzSource;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import com.exasol.sme.udf.TestRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Renders generated labels and probabilities in each form in which containers write them, and reads the JSON objects that
 * come out with a library: names, order and numbers are those that were generated.
 */
class ProbabilitiesFuzzTest {
    private static final int ROW_KEY = 0;
    private static final int PROBABILITY = 1;
    private static final int PROBABILITIES = 2;
    private static final int PREDICTION = 3;

    @ParameterizedTest
    @EnumSource
    void tellWhatWasGenerated(final FuzzForm form) {
        for (long seed = SEED; seed < SEED + cases(); seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final boolean repeats = form.tellsAll() && source.oneIn(20);
            final List<FuzzLabels> rows = rows(form, source);
            if (repeats) {
                rows.get(source.below(rows.size())).repeatALabel();
            }
            final Object[][] input = new Object[rows.size()][];
            Arrays.setAll(input, row -> new Object[] {String.valueOf(row)});
            final TestRows out = new TestRows(List.of(input), "VARCHAR", "DOUBLE", "VARCHAR", "VARCHAR");
            final Throwable failure = catchThrowable(() -> predict(form, rows, source, out));
            if (repeats) {
                Fuzz.requireCode(failure, "E-SME-UDF-33", seed);
                assertThat(out.emitted()).as(replay(seed)).isEmpty();
            } else {
                assertThat(failure).as(replay(seed)).isNull();
                requireAll(form, rows, out.emitted(), seed);
            }
        }
    }

    private static int cases() {
        return Math.max(1, CASES / FuzzForm.values().length);
    }

    /** Rows of one model, most of which have the list of the first. */
    private static List<FuzzLabels> rows(final FuzzForm form, final FuzzSource source) {
        final List<FuzzLabels> rows = new ArrayList<>();
        rows.add(new FuzzLabels(form, source));
        while (!source.oneIn(3)) {
            rows.add(
                    source.oneIn(4) ? new FuzzLabels(form, source) : rows.get(0).again());
        }
        return rows;
    }

    private static void predict(
            final FuzzForm form, final List<FuzzLabels> rows, final FuzzSource source, final TestRows out) {
        final String answer = rows.stream().map(row -> form.line(row, source)).collect(Collectors.joining("\n"));
        TestPrediction.classification("MulticlassClassification", "VARCHAR(200) UTF8", form.keys())
                .withProbabilities()
                .run(new TestRuntime(body -> answer), out);
    }

    private static void requireAll(
            final FuzzForm form, final List<FuzzLabels> rows, final List<List<Object>> emitted, final long seed) {
        assertThat(emitted).as(replay(seed)).hasSameSizeAs(rows);
        for (int row = 0; row < rows.size(); row++) {
            final List<Object> values = emitted.get(row);
            final FuzzLabels expected = rows.get(row);
            assertThat(values.get(ROW_KEY)).isEqualTo(String.valueOf(row));
            assertThat(values.get(PREDICTION)).as(replay(seed)).isEqualTo(expected.winner());
            if (form.tellsAll()) {
                final List<List<Object>> pairs = FuzzObject.pairs((String) values.get(PROBABILITIES));
                assertThat(pairs).as(replay(seed)).isEqualTo(expected.pairs());
                final Object own = pairs.stream()
                        .filter(pair -> pair.get(0).equals(expected.winner()))
                        .collect(Collectors.toList())
                        .get(0)
                        .get(1);
                assertThat(own).as(replay(seed)).isEqualTo(plain(values.get(PROBABILITY)));
            } else {
                assertThat(values.get(PROBABILITIES)).as(replay(seed)).isNull();
            }
        }
    }

    private static Object plain(final Object number) {
        return number == null ? null : (Double) number + 0.0;
    }
}
