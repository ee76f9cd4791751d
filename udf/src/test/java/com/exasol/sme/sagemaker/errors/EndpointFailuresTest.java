package com.exasol.sme.sagemaker.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.SmeException;
import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.internal.AwsErrorCode;

/** Lets a stand-in fail in each way that the table in docs/endpoint-failures.md has, and looks at what comes of it. */
class EndpointFailuresTest {
    private static final int ROWS = 12;
    private static final String BAD = "7";
    /** Those that may be the fault of a row; the others never are. */
    private static final Set<String> BLAMING = Set.of("ROW_REFUSED", "FORMAT_REFUSED", "MODEL_FAILED");

    private static final Set<String> STOPPING = Set.of("REFUSED", "PERHAPS_TOO_LARGE");

    static List<DocumentedFailure> failures() {
        return DocumentedFailure.all();
    }

    static Stream<DocumentedFailure> failuresOfAnyRequest() {
        return failures().stream().filter(DocumentedFailure::isOfAnyRequest);
    }

    private static List<List<Object>> predict(final TestRuntime model, final String onError) {
        final List<Object[]> rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(number -> new Object[] {(double) number})
                .collect(Collectors.toList());
        return TestPrediction.regression("DOUBLE")
                .onError(onError)
                .limits(4, 1000, 1)
                .run(model, rows);
    }

    private static List<Object> row(final int number, final boolean isPredicted) {
        return Arrays.asList((double) number, isPredicted ? (double) number : null);
    }

    @Test
    void theTableHasRowsForEachWordThatItExplains() {
        assertThat(failures().stream().map(failure -> failure.whatWeDo))
                .contains("BUSY", "TIMED_OUT", "TOO_LARGE", "PERHAPS_TOO_LARGE", "ROW_REFUSED", "FORMAT_REFUSED")
                .contains("MODEL_FAILED", "BROKEN", "NOT_REACHED", "REFUSED");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void endsWithTheErrorOfTheTableWhereAllRequestsFail(final DocumentedFailure failure) {
        final TestRuntime model = failure.in(body -> true);
        assertThatThrownBy(() -> predict(model, "null"))
                .isInstanceOf(SmeException.class)
                .hasMessageStartingWith(failure.error + ": ");
        if (STOPPING.contains(failure.whatWeDo)) {
            assertThat(model.bodies).hasSize(1);
        } else {
            assertThat(model.bodies).hasSizeGreaterThan(2);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void mendsAFailureThatIsOverAndStopsAtOthers(final DocumentedFailure failure) {
        final AtomicInteger failures = new AtomicInteger(2);
        final TestRuntime model = failure.in(body -> failures.getAndDecrement() > 0);
        if (STOPPING.contains(failure.whatWeDo)) {
            assertThatThrownBy(() -> predict(model, "null")).hasMessageStartingWith(failure.error + ": ");
        } else {
            assertThat(predict(model, "null"))
                    .isEqualTo(IntStream.rangeClosed(1, ROWS)
                            .mapToObj(number -> row(number, true))
                            .collect(Collectors.toList()));
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void blamesARowForWhatTheTableSaysAndForNothingElse(final DocumentedFailure failure) {
        final Predicate<String> hasBadRow = body -> body.lines().anyMatch(BAD::equals);
        if (BLAMING.contains(failure.whatWeDo)) {
            assertThat(predict(failure.in(hasBadRow), "null"))
                    .isEqualTo(IntStream.rangeClosed(1, ROWS)
                            .mapToObj(number -> row(number, number != 7))
                            .collect(Collectors.toList()));
            assertThatThrownBy(() -> predict(failure.in(hasBadRow), "error"))
                    .hasMessageStartingWith("E-SME-UDF-31: The model behind endpoint 'my-ep' in region 'eu-central-1'"
                            + " failed on row 7 with HTTP status ");
        } else {
            assertThatThrownBy(() -> predict(failure.in(hasBadRow), "null"))
                    .hasMessageStartingWith(failure.error + ": ");
        }
    }

    @ParameterizedTest
    @MethodSource("failuresOfAnyRequest")
    void tellsTheSameErrorOfOtherRequestsToAws(final DocumentedFailure failure) {
        final TestSageMaker aws = new TestSageMaker().failing("DescribeAutoMLJobV2", failure.failure());
        final Answer answer = Answer.of(
                TestScripts.polling(aws), "{'job_name':'churn','connection_name':'AWS','aws_region':'eu-central-1'}");
        assertThat(answer.code()).isEqualTo(failure.error);
    }

    @Test
    void theTableHasAllCodesThatTheSdkTakesForThrottling() {
        assertThat(failures().stream()
                        .filter(failure -> "BUSY".equals(failure.whatWeDo))
                        .map(failure -> failure.code))
                .containsAll(AwsErrorCode.THROTTLING_ERROR_CODES);
    }
}
