package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person with the printed grants learns of a job, and does after one that failed. */
@ExtendWith(QuickInstallation.class)
class JobReportTest {
    private static SqlConsole trainer;

    private final Installation installation;

    JobReportTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createThePerson(final Installation installation) throws SQLException {
        trainer = installation.user("REPORTED_TRAINER");
        for (final String grant : PrintedGrants.of(
                "--to",
                "reported_trainer",
                "--for",
                "training",
                "--schema",
                "sme",
                "--connection",
                Installation.CONNECTION,
                "--data",
                "data.churn")) {
            installation.run("GRANT " + grant + " TO REPORTED_TRAINER");
        }
    }

    @AfterAll
    static void leave() throws SQLException {
        trainer.close();
    }

    private static String poll(final String job, final String connection, final String region) {
        return "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_JOB('" + job + "', '" + connection + "', '" + region + "')";
    }

    private static List<Object> report(final String job) throws SQLException {
        return trainer.run(poll(job, "AWS_CONN", Installation.REGION)).rows().get(0);
    }

    @Test
    void tellsHowGoodAModelIs() throws SQLException {
        trainer.run(installation
                .training("reported")
                .with("problem_type", "BinaryClassification")
                .with("objective", "AUC")
                .sql());
        assertThat(report("reported").subList(0, 8))
                .isEqualTo(Arrays.asList("reported", "Autopilot", "InProgress", "Starting", null, "AUC", null, null));
        installation.finish(Installation.REGION, "reported");
        final List<Object> report = report("reported");
        assertThat(report.subList(0, 6))
                .isEqualTo(Arrays.asList("reported", "Autopilot", "Completed", "Completed", null, "AUC"));
        assertThat((Double) report.get(6)).isBetween(0.9, 1.0);
        assertThat(report.get(7))
                .isEqualTo("[{\"metric\":\"AUC\",\"set\":\"Validation\",\"value\":" + report.get(6) + "}]");
        assertThat((Long) report.get(8)).isBetween(0L, 600L);
        assertThat(report.get(9)).isNull();
    }

    /** The name stays taken; another one works, and so does all that the errors on the way advise. */
    @Test
    void tellsWhyAJobFailedAndWhatToDo() throws SQLException {
        installation.aws().faults().failNextJob("The data is of no use.");
        trainer.run(installation.training("ill-fated").sql());
        installation.finish(Installation.REGION, "ill-fated");
        assertThat(report("ill-fated").subList(2, 5)).isEqualTo(List.of("Failed", "Failed", "The data is of no use."));
        final String refusal =
                Installation.refusal(trainer, installation.training("ill-fated").sql());
        assertThat(refusal).startsWith("\"E-SME-LUA-25: ").contains("Choose another job_name, also if that job failed");
        final String advised = refusal.replaceFirst("(?s).*(EXECUTE SCRIPT .*?\\)) tells what became of it.*", "$1");
        assertThat(trainer.run(advised).rows().get(0)).contains("The data is of no use.");
        trainer.run(installation.training("ill-fated-2").sql());
        installation.finish(Installation.REGION, "ill-fated-2");
        assertThat(report("ill-fated-2").get(2)).isEqualTo("Completed");
    }

    @Test
    void namesTheConnectionAndTheBucketOfARecordedJob() throws SQLException {
        trainer.run(installation.training("astray").sql());
        assertThat(Installation.refusal(trainer, poll("astray", "AWS_CONN", Installation.OTHER_REGION)))
                .startsWith(
                        "\"E-SME-LUA-100: There is no job 'astray' in us-east-1, although it is recorded, by session ")
                .contains("in the region of 's3://sme-bucket'. If that is another region, use it.");
        assertThat(installation.refusal(poll("astray", Installation.OTHER_CONNECTION, Installation.OTHER_REGION)))
                .startsWith(
                        "\"E-SME-LUA-99: There is no job 'astray' in us-east-1 for the connection 'AWS_OVERSEAS'. The"
                                + " job 'astray' was trained with the connection 'AWS_CONN', in the region of 's3://sme-bucket'.");
        assertThat(installation.refusal(
                        "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('astray', 'AWS_CONN',"
                                + " 'us-east-1')"))
                .startsWith("\"E-SME-LUA-100: ");
        assertThat(installation.refusal(poll("never", "AWS_CONN", Installation.REGION)))
                .startsWith("\"E-SME-UDF-10: There is no Autopilot job 'never' in region 'eu-central-1'.");
    }
}
