package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TwoSessions;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sessions that train at the same time. */
@ExtendWith(QuickInstallation.class)
@Timeout(60)
class TwoTrainingsTest {
    private static final String POLL = "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('";
    private static final long LIMIT_IN_SECONDS = 30;

    private final Installation installation;

    TwoTrainingsTest(final Installation installation) {
        this.installation = installation;
    }

    private void assertThereIsExactlyOne(final String job) throws SQLException {
        assertThat(installation.recorded(job)).containsExactly(job);
        assertThat(installation.aws().inventory(Installation.REGION).jobs())
                .filteredOn(job::equalsIgnoreCase)
                .containsExactly(job);
        assertThat(installation
                        .run(POLL + job + "', 'AWS_CONN', 'eu-central-1')")
                        .rows())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two-1 | SELECT \"SME\".\"SME_AUTOPILOT_TRAINING_UDF\" | E-SME-UDF-7  | OK",
                "two-2 | COMMIT                                       | E-SME-LUA-58 | OK",
                "two-3 | INSERT INTO                                  | E-SME-LUA-58 | OK",
                "two-4 | INSERT INTO > COMMIT > SELECT                | OK           | E-SME-LUA-25",
                "two-5 | EXPORT                                       | OK           | E-SME-LUA-25",
                "two-6 | before CreateAutoMLJobV2                     | OK           | E-SME-LUA-25",
                "two-7 | after CreateAutoMLJobV2                      | OK           | E-SME-LUA-25",
            })
    void haveOneWinnerForOneName(final String job, final String moment, final String first, final String second)
            throws SQLException {
        final String training = installation.training(job).sql();
        final TwoSessions sessions = TwoSessions.run(installation, training, moment, training);
        assertThat(sessions.codes()).containsExactly(first, second);
        assertThereIsExactlyOne(job);
        // The loser has exported nothing.
        assertThat(installation.aws().trainedOn(Installation.REGION, job))
                .isEqualTo(installation.exported(job))
                .hasSize(1);
        if (first.equals("E-SME-LUA-58")) {
            assertThat(sessions.first())
                    .containsPattern("^\"E-SME-LUA-58: Another session, [0-9]+, has recorded the job '" + job
                            + "' in SME_METADATA_AUTOPILOT_JOBS while this one was preparing it: ")
                    .contains(". Nothing was exported and no job was created here. Poll the status of the other"
                            + " session's job, or choose another job_name.");
        }
    }

    @Test
    void haveTheSecondWaitForARecordThatIsNotCommittedYet() throws Exception {
        final String training = installation.training("two-waiting").sql();
        final CountDownLatch isAtItsInsert = new CountDownLatch(1);
        final CompletableFuture<String> second = new CompletableFuture<>();
        installation.sandbox().database().onNext(sql -> sql.startsWith("INSERT INTO"), first -> {
            installation.sandbox().database().onNext("COMMIT"::equals, session -> {
                installation
                        .sandbox()
                        .database()
                        .onNext(sql -> sql.startsWith("INSERT INTO"), rival -> isAtItsInsert.countDown());
                second.completeAsync(() -> installation.elsewhere(training));
                await(isAtItsInsert);
            });
        });
        installation.run(training);
        assertThat(second.get(LIMIT_IN_SECONDS, TimeUnit.SECONDS)).startsWith("\"E-SME-LUA-58: ");
        assertThereIsExactlyOne("two-waiting");
    }

    private static void await(final CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_IN_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the other session did not come so far");
            }
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    @Test
    void haveOneWinnerForNamesThatDifferInCase() throws SQLException {
        final TwoSessions sessions = TwoSessions.run(
                installation,
                installation.training("two-cases").sql(),
                "COMMIT",
                installation.training("TWO-CASES").sql());
        assertThat(sessions.codes()).containsExactly("E-SME-UDF-7", "OK");
        assertThereIsExactlyOne("TWO-CASES");
    }

    @Test
    void doNotDisturbEachOtherUnderDifferentNames() throws SQLException {
        final TwoSessions sessions = TwoSessions.run(
                installation,
                installation.training("this-one").sql(),
                "COMMIT",
                installation.training("that-one").sql());
        assertThat(sessions.codes()).containsExactly("OK", "OK");
        assertThereIsExactlyOne("this-one");
        assertThereIsExactlyOne("that-one");
    }
}
