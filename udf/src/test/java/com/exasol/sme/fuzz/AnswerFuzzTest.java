package com.exasol.sme.fuzz;

import static com.exasol.sme.fuzz.Fuzz.CASES;
import static com.exasol.sme.fuzz.Fuzz.SEED;
import static com.exasol.sme.fuzz.Fuzz.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.fuzz.FuzzRuntime.Length;
import com.exasol.sme.testkit.FuzzSource;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Feeds generated answers of models, whole and damaged, to whole runs of a prediction script: the exact rows come out, or
 * an error with a code, but never a wrong row. docs/CONTRIBUTING.md says how to run more cases, or one of them again.
 */
class AnswerFuzzTest {
    @Test
    void givesTheExactRowsOfEveryWholeAnswer() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final FuzzAnswer answer = new FuzzAnswer(source);
            final Run run = new Run(answer, body -> body, source.of(Length.values()));
            assertThat(run.failure).as(replay(seed)).isNull();
            assertThat(run.emitted()).as(replay(seed)).isEqualTo(expected(answer.outputs));
            assertThat(answer.oracle().read(answer.csv(0, answer.rows()), answer.rows()))
                    .as("the oracle itself, %s", replay(seed))
                    .contains(answer.outputs);
        }
    }

    @Test
    void neverGivesAWrongRowOfADamagedAnswer() {
        int understood = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final FuzzAnswer answer = new FuzzAnswer(source);
            final int first = Math.min(answer.rowsPerRequest, answer.rows());
            final byte[] damaged = new FuzzDamage(source).of(answer.csv(0, first));
            final Optional<List<List<Object>>> meaning = answer.oracle().read(damaged, first);
            final Run run = new Run(answer, body -> damaged, source.of(Length.UNKNOWN, Length.OF_WHAT_COMES));
            if (run.failure == null) {
                understood++;
                assertThat(meaning).as("%s: there are rows", replay(seed)).isPresent();
                final List<List<Object>> outputs = new ArrayList<>(meaning.get());
                outputs.addAll(answer.outputs.subList(first, answer.rows()));
                assertThat(run.emitted()).as(replay(seed)).isEqualTo(expected(outputs));
            } else {
                requireCode(run, "E-SME-UDF-(3[234]|61)", seed);
            }
        }
        // Damage of which all or nothing is understood would show little.
        assertThat(understood).isBetween(CASES / 40, CASES / 2 + 1);
    }

    @Test
    void noticesEveryEndThatIsMissing() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final FuzzAnswer answer = new FuzzAnswer(source);
            final int lost = 1 + source.below(answer.csv(0, Math.min(answer.rowsPerRequest, answer.rows())).length);
            requireCode(
                    new Run(answer, body -> Arrays.copyOf(body, Math.max(0, body.length - lost)), Length.OF_THE_WHOLE),
                    "E-SME-UDF-(32|61)",
                    seed);
        }
    }

    /** No row of an answer comes out before all of it is understood. */
    private static void requireCode(final Run run, final String code, final long seed) {
        Fuzz.requireCode(run.failure, code, seed);
        assertThat(run.rows.emitted()).as(replay(seed)).isEmpty();
    }

    private static List<List<Object>> expected(final List<List<Object>> outputs) {
        return IntStream.range(0, outputs.size())
                .mapToObj(row -> {
                    final List<Object> whole = new ArrayList<>(List.of(String.valueOf(row)));
                    whole.addAll(outputs.get(row));
                    return whole;
                })
                .collect(Collectors.toList());
    }

    /** One run over rows that hold their own number; the answer to the first request may be damaged. */
    private static final class Run {
        private static final int PROBABILITIES = 2;

        private final boolean wantsAll;
        private final TestRows rows;
        private final Throwable failure;

        Run(final FuzzAnswer answer, final UnaryOperator<byte[]> damage, final Length length) {
            final TestPrediction prediction = answer.prediction();
            wantsAll = answer.wantsAll;
            rows = new TestRows(
                    IntStream.range(0, answer.rows())
                            .mapToObj(row -> new Object[] {String.valueOf(row)})
                            .collect(Collectors.toList()),
                    prediction.outputTypes());
            failure = catchThrowable(() -> prediction.run(
                    new FuzzRuntime(
                            request -> {
                                final int first = Integer.parseInt(
                                        request.lines().findFirst().orElseThrow());
                                return answer.csv(first, (int) request.lines().count());
                            },
                            damage,
                            length),
                    rows));
        }

        /** A prediction of -0 is one of 0; probabilities of all labels are pairs. */
        List<List<Object>> emitted() {
            return rows.emitted().stream().map(this::plain).collect(Collectors.toList());
        }

        private List<Object> plain(final List<Object> row) {
            final List<Object> plain = row.stream()
                    .map(value -> value instanceof Double ? (Double) value + 0.0 : value)
                    .collect(Collectors.toList());
            if (wantsAll && plain.get(PROBABILITIES) != null) {
                plain.set(PROBABILITIES, FuzzObject.pairs((String) plain.get(PROBABILITIES)));
            }
            return plain;
        }
    }
}
