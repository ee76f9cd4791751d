package com.exasol.sme.predict.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import com.exasol.sme.udf.TestSageMaker;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often an endpoint is asked again after an answer that is of no use. */
class FlawedAnswerTest {
    private static final int ROWS = 3000;

    private static List<Object[]> rows(final int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Object[] {(double) number})
                .collect(Collectors.toList());
    }

    /** Gives one answer after the other, and the last one as often as it is asked for. */
    private static TestRuntime answering(final String... answers) {
        final Iterator<String> next = Arrays.asList(answers).iterator();
        final String last = answers[answers.length - 1];
        return new TestRuntime(body -> next.hasNext() ? next.next() : last);
    }

    private static void predictTwoRows(final TestRuntime model) {
        TestPrediction.regression("DOUBLE").run(model, rows(2));
    }

    @Test
    void doesNotAskAgainForALabelThatIsNoValueOfTheTarget() {
        final TestRuntime model = TestRuntime.perRow(line -> "maybe");
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .limits(1000, 1_000_000, 1)
                        .run(model, rows(ROWS)))
                .hasMessageStartingWith("E-SME-UDF-34: The model's prediction for row 1 is 'maybe', which is no value");
        assertThat(model.bodies).hasSize(1);
    }

    /** A page in place of an answer looks like a label. */
    @Test
    void asksOnceMoreWhereALabelMayBeNone() {
        final TestRuntime model = answering("<html>", "1\n2\n");
        assertThat(TestPrediction.regression("DOUBLE").run(model, rows(2)))
                .containsExactly(List.of(0.0, 1.0), List.of(1.0, 2.0));
        final TestRuntime ofOneRow = answering("<html>", "1\n");
        assertThat(TestPrediction.regression("DOUBLE").run(ofOneRow, rows(1))).containsExactly(List.of(0.0, 1.0));
        final TestRuntime always = answering("<html>");
        assertThatThrownBy(() -> predictTwoRows(always))
                .hasMessageStartingWith("E-SME-UDF-34: The model's prediction for row 1 is '<html>', which is");
        assertThat(always.bodies).hasSize(2);
    }

    @Test
    void hasNoMoreUnderWayThanOneFlightWhenEveryLabelIsOfTheWrongType() {
        final TestRuntime model = TestRuntime.perRow(line -> "maybe");
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .limits(500, 1_000_000, 4)
                        .run(model, rows(ROWS)))
                .hasMessageStartingWith("E-SME-UDF-34: ");
        assertThat(model.bodies).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "'1\n',E-SME-UDF-32: The answer to rows 1 to 2 is wrong; also after 2 attempts: it has 1 rows.",
        "'1\n\"2\n',E-SME-UDF-32: The answer to rows 1 to 2 is wrong; also after 2 attempts: it is no CSV at row 2; where a quote is not closed.",
        "'1,2\n1,2\n','E-SME-UDF-33: The model''s answer to row 1 is not understood: ''1,2''; 2 fields instead of 1.'"
    })
    void givesUpWhenTheSameFlawCameTwice(final String answer, final String error) {
        final TestRuntime model = answering(answer);
        assertThatThrownBy(() -> predictTwoRows(model)).hasMessageStartingWith(error.replace(';', ','));
        assertThat(model.bodies).hasSize(2);
    }

    @Test
    void givesUpWhenTheSameFlawCameTwiceWithALossInBetween() {
        final AtomicInteger requests = new AtomicInteger();
        final TestRuntime lossy = new TestRuntime(body -> {
            if (requests.incrementAndGet() == 2) {
                throw TestSageMaker.refusal(500, "InternalFailure", "words of AWS");
            }
            return "1\n2\n3\n";
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(lossy, rows(1)))
                .hasMessageContaining("is wrong, also after 3 attempts: it has 3 rows.");
        assertThat(lossy.bodies).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\n", "1\n2\n3\n4\n5\n", "x,y\nx,y\n"})
    void asksAgainAsLongAsFlawsDiffer(final String flawed) {
        final TestRuntime model = answering("1\n", "\"2\n", "1\n2\n3\n", "3,4\n5,6\n", flawed, "8\n9\n");
        assertThat(TestPrediction.regression("DOUBLE").run(model, rows(2)))
                .containsExactly(List.of(0.0, 8.0), List.of(1.0, 9.0));
        assertThat(model.bodies).hasSize(6);
    }

    @Test
    void givesUpAfterEightFlawsOfWhichNoneIsLikeTheOneBefore() {
        final TestRuntime model = answering("1\n", "1\n2\n3\n", "1\n", "1\n2\n3\n", "1\n", "1\n2\n3\n", "1\n", "x,y\n");
        assertThatThrownBy(() -> predictTwoRows(model)).hasMessageStartingWith("E-SME-UDF-33: ");
        assertThat(model.bodies).hasSize(8);
    }

    /** Each half is a request of its own, whose flaws nobody has seen yet. */
    @Test
    void asksAgainForTheHalvesOfABatchThatHadAFlaw() {
        final AtomicInteger requests = new AtomicInteger();
        final TestRuntime halving = new TestRuntime(body -> {
            switch (requests.incrementAndGet()) {
                case 1:
                case 3:
                    return "1\n2\n3\n";
                case 2:
                    throw TestSageMaker.refusal(504, "GatewayTimeout", "words of AWS");
                default:
                    return body;
            }
        });
        assertThat(TestPrediction.regression("DOUBLE").limits(1000, 1000, 1).run(halving, rows(2)))
                .containsExactly(List.of(0.0, 0.0), List.of(1.0, 1.0));
        assertThat(halving.bodies).hasSize(5);
    }
}
