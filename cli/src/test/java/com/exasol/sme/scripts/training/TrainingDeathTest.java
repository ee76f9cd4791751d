package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.scripts.installation.Death;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.Moment;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sessions that die while they train. The tests after which there is no job use one job name, so that each of them also
 * shows that the tests before it have left nothing that stands in the way.
 */
@ExtendWith(QuickInstallation.class)
class TrainingDeathTest {
    private static final String JOB = "mortal-job";
    private static final Pattern REMOVAL = Pattern.compile("(DELETE FROM .+) and (?:run the script|train) again");

    private final Installation installation;
    private final Death death;

    TrainingDeathTest(final Installation installation) {
        this.installation = installation;
        death = new Death(installation);
    }

    private List<String> jobs() {
        return installation.aws().inventory(Installation.REGION).jobs();
    }

    private static String polling(final String job) {
        return "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + job + "', '" + Installation.CONNECTION
                + "', '" + Installation.REGION + "')";
    }

    /** Runs the statement that an error names to take back a record. */
    private void runRemovalNamedBy(final String error) throws SQLException {
        final Matcher removal = REMOVAL.matcher(error);
        assertThat(removal.find()).as(error).isTrue();
        installation.run(removal.group(1));
    }

    @Test
    void leavesNothingWhenItDiesBeforeTheJobIsRecorded() throws SQLException {
        final String call = installation.training(JOB).sql();
        for (final Moment moment : List.of(
                Moment.beforeAction("check"),
                Moment.insteadOf("ListAutoMLJobs"),
                Moment.before("INSERT"),
                Moment.beforeNext("COMMIT", "INSERT"))) {
            death.ofSession(moment, call);
            assertThat(installation.recorded(JOB)).as("%s", moment).isEmpty();
        }
        assertThat(jobs()).doesNotContain(JOB);
    }

    static Stream<Moment> whileThereIsNoJob() {
        return Stream.of(
                Moment.before("EXPORT"),
                Moment.insteadOf("PutObject"),
                Moment.after("PutObject"),
                Moment.beforeAction("create"),
                Moment.insteadOf("CreateAutoMLJobV2"));
    }

    @ParameterizedTest
    @MethodSource("whileThereIsNoJob")
    void leavesARowThatOneStatementTakesBack(final Moment moment) throws SQLException {
        final String call = installation.training(JOB).sql();
        death.ofSession(moment, call);
        assertThat(jobs()).doesNotContain(JOB);
        assertThat(installation.recorded(JOB)).containsExactly(JOB);
        final String refusal = installation.refusal(call);
        assertThat(refusal)
                .startsWith(
                        "\"E-SME-LUA-25: The job 'mortal-job' is recorded already, by session " + sessionOf(JOB) + ".");
        runRemovalNamedBy(refusal);
        assertThat(installation.recorded(JOB)).isEmpty();
    }

    private Object sessionOf(final String job) throws SQLException {
        return installation.value(
                "SELECT SESSION_ID FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = '" + job + "'");
    }

    static Stream<Moment> whileARefusedJobIsForgotten() {
        return Stream.of(Moment.before("DELETE"), Moment.beforeNext("COMMIT", "DELETE"));
    }

    @ParameterizedTest
    @MethodSource("whileARefusedJobIsForgotten")
    void leavesTheRowOfAJobThatItHasNotForgottenYet(final Moment moment) throws SQLException {
        final String call = installation.training(JOB).sql();
        installation.aws().deny("PutObject");
        try {
            death.ofSession(moment, call);
        } finally {
            installation.aws().allow("PutObject");
        }
        assertThat(installation.recorded(JOB)).containsExactly(JOB);
        runRemovalNamedBy(installation.refusal(call));
        assertThat(installation.recorded(JOB)).isEmpty();
    }

    @Test
    void leavesAJobThatCanBeUsedWithItsRow() throws SQLException {
        final String job = "survivor";
        final String call = installation.training(job).sql();
        death.ofSession(Moment.after("PutObject"), call);
        runRemovalNamedBy(installation.refusal(call));
        final List<String> ofTheDead = installation.exported(job);

        death.ofSession(Moment.during("CreateAutoMLJobV2"), call);
        assertThat(installation.recorded(job)).containsExactly(job);
        assertThat(installation.run(polling(job)).rows()).containsExactly(List.of("InProgress", "Starting"));
        installation.finish(Installation.REGION, job);
        assertThat(installation.aws().trainedOn(Installation.REGION, job))
                .hasSize(1)
                .doesNotContainAnyElementsOf(ofTheDead);
        assertThat(installation.refusal(call)).startsWith("\"E-SME-LUA-25: ");
    }

    @Test
    void recordsNothingWhenTheUdfDiesInTheCheck() throws SQLException {
        assertThat(death.ofUdf(
                        Moment.after("ListAutoMLJobs"),
                        installation.training(JOB).sql()))
                .startsWith("\"E-SME-LUA-30: The UDF SME_AUTOPILOT_TRAINING_UDF could not be run: VM error: Internal"
                        + " error: VM crashed")
                .contains("If its VM crashed, run the statement again.");
        assertThat(installation.recorded(JOB)).isEmpty();
    }

    @Test
    void keepsTheRowWhenTheUdfDiesBeforeThereIsAJob() throws SQLException {
        final String error = death.ofUdf(
                Moment.insteadOf("CreateAutoMLJobV2"),
                installation.training(JOB).sql());
        assertThat(error)
                .startsWith("\"E-SME-LUA-32: It could not be found out whether SageMaker has created the job"
                        + " 'mortal-job', which would be billed: VM error: Internal error: VM crashed");
        assertThat(installation.recorded(JOB)).containsExactly(JOB);
        assertThat(installation.refusal(polling(JOB))).startsWith("\"E-SME-LUA-100: ");
        runRemovalNamedBy(error);
        assertThat(installation.recorded(JOB)).isEmpty();
    }

    @Test
    void keepsTheRowWhenTheUdfDiesAndThereIsAJob() throws SQLException {
        final String job = "orphan";
        assertThat(death.ofUdf(
                        Moment.after("CreateAutoMLJobV2"),
                        installation.training(job).sql()))
                .startsWith("\"E-SME-LUA-32: ")
                .contains("Its row in SME_METADATA_AUTOPILOT_JOBS stays. Poll the status of the job");
        assertThat(installation.recorded(job)).containsExactly(job);
        assertThat(installation.run(polling(job)).rows()).containsExactly(List.of("InProgress", "Starting"));
    }
}
