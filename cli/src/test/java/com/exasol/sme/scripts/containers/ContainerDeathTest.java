package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.Death;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.Moment;
import com.exasol.sme.scripts.installation.PushedContainer;
import com.exasol.sme.scripts.installation.SharedInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions and UDFs that die while they train a container. */
@ExtendWith(SharedInstallation.class)
class ContainerDeathTest {
    private static final String JOB = "mortal-container";
    private static final Pattern REMOVAL = Pattern.compile("(DELETE FROM .+) and (?:run the script|train) again");

    private final Installation installation;
    private final Death death;

    ContainerDeathTest(final Installation installation) {
        this.installation = installation;
        death = new Death(installation);
    }

    @BeforeEach
    void pushTheImage() {
        new PushedContainer(installation.aws(), PushedContainer.OWN, Map.of());
    }

    private String call(final String job) {
        return new ContainerCall(installation, job)
                .with("input_table_or_view_name", "\"CHURN\"")
                .with("training_image", "\"" + PushedContainer.OWN + "\"")
                .sql();
    }

    private static String polling(final String job) {
        return "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_JOB('" + job + "', '" + Installation.CONNECTION + "', '"
                + Installation.REGION + "')";
    }

    private List<String> jobs() {
        return installation.aws().inventory(Installation.REGION).trainingJobs();
    }

    private List<List<Object>> recorded(final String job) throws SQLException {
        return installation
                .run("SELECT JOB_NAME FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = '" + job + "'")
                .rows();
    }

    /** Runs the statement that an error names to take back a record. */
    private void runRemovalNamedBy(final String error) throws SQLException {
        final Matcher removal = REMOVAL.matcher(error);
        assertThat(removal.find()).as(error).isTrue();
        installation.run(removal.group(1));
        assertThat(recorded(JOB)).isEmpty();
    }

    @Test
    void leaveNothingBeforeTheJobIsRecorded() throws SQLException {
        for (final Moment moment : List.of(
                Moment.beforeAction("check_container"),
                Moment.insteadOf("DescribeTrainingJob"),
                Moment.before("INSERT"),
                Moment.beforeNext("COMMIT", "INSERT"))) {
            death.ofSession(moment, call(JOB));
            assertThat(recorded(JOB)).as("%s", moment).isEmpty();
        }
        assertThat(jobs()).doesNotContain(JOB);
    }

    static Stream<Moment> whileThereIsNoJob() {
        return Stream.of(
                Moment.before("EXPORT"),
                Moment.after("PutObject"),
                Moment.beforeAction("create_container"),
                Moment.insteadOf("CreateTrainingJob"));
    }

    @ParameterizedTest
    @MethodSource("whileThereIsNoJob")
    void leaveARowThatOneStatementTakesBack(final Moment moment) throws SQLException {
        death.ofSession(moment, call(JOB));
        assertThat(jobs()).doesNotContain(JOB);
        assertThat(recorded(JOB)).hasSize(1);
        final String refusal = installation.refusal(call(JOB));
        assertThat(refusal).startsWith("\"E-SME-LUA-101: The job 'mortal-container' is recorded already in");
        runRemovalNamedBy(refusal);
    }

    @Test
    void leaveAJobThatCanBePolledWithItsRow() throws SQLException {
        final String job = "surviving-container";
        death.ofSession(Moment.during("CreateTrainingJob"), call(job));
        assertThat(recorded(job)).hasSize(1);
        assertThat(installation.run(polling(job)).rows().get(0).subList(0, 3))
                .containsExactly(job, "Training", "InProgress");
        assertThat(installation.refusal(call(job))).startsWith("\"E-SME-LUA-101: ");
    }

    @Test
    void keepTheRowWhenTheUdfDiesBeforeThereIsAJob() throws SQLException {
        final String error = death.ofUdf(Moment.insteadOf("CreateTrainingJob"), call(JOB));
        assertThat(error)
                .startsWith("\"E-SME-LUA-32: It could not be found out whether SageMaker has created the job"
                        + " 'mortal-container', which would be billed: VM error: Internal error: VM crashed")
                .contains("Its row in SME_METADATA_SAGEMAKER_JOBS stays.");
        assertThat(recorded(JOB)).hasSize(1);
        assertThat(installation.refusal(polling(JOB))).startsWith("\"E-SME-LUA-100: ");
        runRemovalNamedBy(error);
    }
}
