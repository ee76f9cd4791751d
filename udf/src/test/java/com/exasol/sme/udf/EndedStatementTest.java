package com.exasol.sme.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.ExaIterationException;
import com.exasol.sme.testkit.TestMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database ends a statement, or its input, while a prediction runs. */
class EndedStatementTest {
    private static final String CANCELLED = "Query was terminated by user";
    private static final String TO_DO =
            " Nothing of it is left running in the database. Run it again if nobody stopped" + " it on purpose.";

    private static TestRows rows(final int count) {
        return rows(count, "DOUBLE");
    }

    private static TestRows rows(final int count, final String... outputTypes) {
        final List<String> types = new ArrayList<>(List.of(outputTypes));
        types.add("DOUBLE");
        return new TestRows(
                IntStream.range(0, count)
                        .mapToObj(number -> outputTypes.length > 1
                                ? new Object[] {"k" + number, (double) number}
                                : new Object[] {(double) number})
                        .collect(Collectors.toList()),
                types.toArray(String[]::new));
    }

    private static TestPrediction prediction() {
        return TestPrediction.regression("DOUBLE").limits(10, 1_000_000, 4);
    }

    @Test
    void isToldWhenRowsAreRead() {
        assertThatThrownBy(() -> prediction()
                        .run(TestRuntime.perRow(line -> line), rows(100).endsAfter(40, CANCELLED)))
                .hasMessage("E-SME-UDF-69: The database ended the statement: F-UDF-CL-SL-JAVA-1103: " + CANCELLED + "."
                        + TO_DO);
    }

    /** Whatever the words are: nothing but its end can go wrong with the rows of a statement. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Statement aborted: time limit", "F-UDF-CL-LIB-1060: Communication error: failed to parse data"})
    void isToldInAnyWordsWhenRowsAreRead(final String words) {
        assertThatThrownBy(() -> prediction()
                        .run(TestRuntime.perRow(line -> line), rows(100).endsAfter(40, words)))
                .hasMessageStartingWith(
                        "E-SME-UDF-69: The database ended the statement: F-UDF-CL-SL-JAVA-1103: " + words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CANCELLED,
                "Query terminated because a limit was reached",
                "query has been terminated",
                "F-UDF-CL-LIB-1085: Unknown error occured"
            })
    void isToldWhenRowsAreEmitted(final String words) {
        assertThatThrownBy(() -> prediction()
                        .run(TestRuntime.perRow(line -> line), rows(100).takes(40, words)))
                .hasMessage("E-SME-UDF-69: The database ended the statement: F-UDF-CL-SL-JAVA-1120: " + words + "."
                        + TO_DO);
    }

    @Test
    void isNoRefusalOfARow() {
        final String words = "data exception - string data, right truncation";
        assertThatThrownBy(() -> prediction()
                        .run(TestRuntime.perRow(line -> line), rows(100).takes(40, words)))
                .hasMessageStartingWith("E-SME-UDF-35: The database refused a row: F-UDF-CL-SL-JAVA-1120: " + words);
    }

    @ParameterizedTest
    @ValueSource(strings = {CANCELLED, "F-UDF-CL-LIB-1050: Internal error: wrong message type, got MT_CLOSE"})
    void isToldWhenAConnectionIsLookedUp(final String words) {
        final String error =
                "E-SME-UDF-69: The database ended the statement: E-UDF-CL-SL-JAVA-1099: " + words + "." + TO_DO;
        assertThatThrownBy(() -> prediction()
                        .run(TestRuntime.perRow(line -> line), rows(100), new TestMetadata(1).ending(words)))
                .hasMessage(error);
        final Answer answer = Answer.of(
                (metadata, rows) ->
                        AutopilotJobStatusPollingUdf.run(metadata, rows, (access, region) -> new TestSageMaker()),
                "{'job_name':'churn','connection_name':'AWS','aws_region':'eu-central-1'}",
                new TestMetadata(2).ending(words));
        assertThat(answer.status()).isEqualTo("ERROR");
        assertThat(answer.code()).isEqualTo("E-SME-UDF-69");
        assertThat(answer.message()).isEqualTo(error);
    }

    @Test
    void isNoConnectionThatIsNotThere() {
        assertThatThrownBy(() -> prediction()
                        .run(
                                TestRuntime.perRow(line -> line),
                                rows(100),
                                new TestMetadata(1).ending("connection TERMINATED QUERY does not exist")))
                .hasMessageStartingWith("E-SME-UDF-2: CONNECTION 'AWS' cannot be read: ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNoThreadRunning(final boolean isReading) throws InterruptedException {
        final Set<Thread> workers = ConcurrentHashMap.newKeySet();
        final CountDownLatch underWay = new CountDownLatch(2);
        final TestRuntime silent = new TestRuntime(body -> {
            workers.add(Thread.currentThread());
            underWay.countDown();
            if (!isReading && body.startsWith("0\n")) {
                return body;
            }
            try {
                new CountDownLatch(1).await();
            } catch (final InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
            return body;
        });
        final TestRows rows =
                isReading ? rows(100).endsAfter(40, CANCELLED) : rows(100).takes(5, CANCELLED);
        assertThatThrownBy(() -> prediction().run(silent, rows)).hasMessageStartingWith("E-SME-UDF-69: ");
        assertThat(workers).isNotEmpty();
        for (final Thread worker : workers) {
            worker.join(10_000);
            assertThat(worker.isAlive()).isFalse();
        }
        assertThat(silent.isClosed).isTrue();
    }

    @Test
    void mayLookLikeTheEndOfTheRows() {
        final TestRows rows = rows(200).endsAfter(40, null);
        assertThatThrownBy(() -> prediction().run(TestRuntime.perRow(line -> line), rows))
                .hasMessage("E-SME-UDF-70: The database handed over 40 of 200 rows, and then no more. Run the statement"
                        + " again if nobody stopped it on purpose. Nothing of it is left running in the database.");
        assertThat(rows.emitted()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void mayLookLikeTheEndOfTheRowsWithAKey() {
        final TestRows rows = rows(200, "VARCHAR", "DOUBLE").endsAfter(199, null);
        assertThatThrownBy(() -> prediction().withKey().run(TestRuntime.perRow(line -> line), rows))
                .hasMessageStartingWith("E-SME-UDF-70: The database handed over 199 of 200 rows, and then no more. ");
    }

    @ParameterizedTest
    @CsvSource({"1", "9", "10", "11", "200"})
    void isNotSuspectedWhereAllRowsCame(final int count) {
        final TestRows rows = rows(count);
        prediction().run(TestRuntime.perRow(line -> line), rows);
        assertThat(rows.emitted()).hasSize(count);
    }

    /** Rows nobody has counted may be all or not. */
    @Test
    void isToldWhenTheSizeIsNot() {
        final TestRows rows = rows(20).hasNoSize("F-UDF-CL-LIB-1064: Internal error: not enough nulls for strings");
        assertThatThrownBy(() -> prediction().run(TestRuntime.perRow(line -> line), rows))
                .hasMessageStartingWith("E-SME-UDF-69: The database ended the statement: F-UDF-CL-SL-JAVA-1101:"
                        + " F-UDF-CL-LIB-1064: Internal error");
    }

    /** The first answer of the database was its last: the client runs the script all the same. */
    @Test
    void mayComeBeforeTheFirstRow() throws ExaIterationException {
        final TestRuntime model = TestRuntime.perRow(line -> line);
        assertThatThrownBy(() -> prediction().run(model, rows(0)))
                .hasMessageStartingWith("E-SME-UDF-69: The database ended the statement: F-UDF-CL-SL-JAVA-1103:"
                        + " E-UDF-CL-LIB-1065: Iteration finished.");
        assertThat(model.bodies).isEmpty();
    }
}
