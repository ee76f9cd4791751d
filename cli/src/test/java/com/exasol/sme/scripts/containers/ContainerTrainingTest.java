package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PushedContainer;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What training a container leaves in the database, in S3 and in AWS, whether it succeeds or fails half-way. */
@ExtendWith(QuickInstallation.class)
class ContainerTrainingTest {
    private final Installation installation;
    private PushedContainer xgboost;
    private PushedContainer own;

    ContainerTrainingTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createTheTables(final Installation installation) throws SQLException {
        installation.run("CREATE TABLE DATA.NUMBERS (AGE DECIMAL(9,0), SPENT DECIMAL(9,2), RATE DOUBLE, IS_NEW BOOLEAN,"
                + " CHURN VARCHAR(20))");
        installation.run(
                "INSERT INTO DATA.NUMBERS VALUES (41, 1200.50, 0.00001, TRUE, 'yes'), (NULL, 0.10, 1e20, FALSE,"
                        + " 'no, \"never\"'), (7, -3.00, NULL, NULL, 'no, \"never\"'), (8, 8.00, 8, TRUE, NULL)");
        installation.run(
                "CREATE TABLE DATA.CLASSES (ID DECIMAL(9,0), F DOUBLE, KIND DECIMAL(4,2), TRUTH BOOLEAN, Y DOUBLE)");
        installation.run("INSERT INTO DATA.CLASSES VALUES (1, 1, 10.50, TRUE, 0.5), (2, 2, -1.00, FALSE, -0.5),"
                + " (3, 3, 2.00, TRUE, 1.5)");
    }

    @BeforeEach
    void pushTheImages() {
        xgboost = new PushedContainer(installation.aws(), PushedContainer.XGBOOST, Map.of("train:logloss", 0.5));
        own = new PushedContainer(installation.aws(), PushedContainer.OWN, Map.of());
    }

    private ContainerCall call(final String job) {
        return new ContainerCall(installation, job);
    }

    private ContainerCall classes(final String job, final String objective, final String target) {
        return call(job)
                .xgboost(objective)
                .with("input_table_or_view_name", "\"CLASSES\"")
                .with("target_attribute_name", "\"" + target + "\"");
    }

    private SqlResult train(final ContainerCall call) throws SQLException {
        final SqlResult result = installation.run(call.sql());
        finish(call.job());
        return result;
    }

    private void finish(final String job) {
        while (installation
                .act(Installation.REGION, "DescribeTrainingJob", "TrainingJobName", job)
                .contains("\"InProgress\"")) {
            // Each look at a job moves it one step.
        }
    }

    private List<Object> poll(final String job) throws SQLException {
        return installation
                .run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_JOB('" + job + "', 'AWS_CONN', '" + Installation.REGION
                        + "')")
                .rows()
                .get(0);
    }

    private List<List<Object>> record(final String job) throws SQLException {
        return installation
                .run("SELECT JOB_KIND, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION, S3_BUCKET_URI, S3_OUTPUT_PATH,"
                        + " INPUT_SCHEMA_NAME, INPUT_TABLE_OR_VIEW_NAME, TARGET_ATTRIBUTE_NAME, PROBLEM_TYPE,"
                        + " COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, SETTINGS FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE"
                        + " JOB_NAME = '" + job + "'")
                .rows();
    }

    private List<String> jobs() {
        return installation.aws().inventory(Installation.REGION).trainingJobs();
    }

    @Test
    void givesXgboostPlainNumbersWithTheTargetFirst() throws SQLException {
        final List<Object> answer =
                train(call("xgb-files").xgboost("binary:logistic")).rows().get(0);
        assertThat(xgboost.files("train", 0)).containsExactly("1,41,1200.50,0.00001,1\n0,,0.10,1E20,0\n0,7,-3.00,,\n");
        assertThat(xgboost.contentType("train")).isEqualTo("text/csv");
        assertThat(xgboost.seen().hyperparameters())
                .isEqualTo(Map.of("num_round", "5", "objective", "binary:logistic"));
        final String folder = installation.exported("xgb-files").get(0).replace("part-0001.csv", "");
        assertThat(answer)
                .containsExactly("xgb-files", "s3://" + Sandbox.BUCKET + "/" + folder, 3L, 1L, 1L, answer.get(5));
        assertThat(answer.get(5).toString()).startsWith("1 of 4 rows was left out, because the target 'CHURN' is NULL");
    }

    @Test
    void recordsWhatItTakesToServeTheModel() throws SQLException {
        train(call("xgb-record").xgboost("binary:logistic"));
        assertThat(record("xgb-record"))
                .containsExactly(List.of(
                        "Training",
                        "AWS_CONN",
                        Installation.REGION,
                        "s3://" + Sandbox.BUCKET,
                        "autopilot",
                        "DATA",
                        "NUMBERS",
                        "CHURN",
                        "BinaryClassification",
                        "[\"CHURN\",\"AGE\",\"SPENT\",\"RATE\",\"IS_NEW\"]",
                        "[\"VARCHAR(20) UTF8\",\"DECIMAL(9,0)\",\"DECIMAL(9,2)\",\"DOUBLE\",\"BOOLEAN\"]",
                        "PLAIN_NUMBERS",
                        "{\"algorithm\":\"xgboost\",\"algorithm_version\":\"1.7-1\",\"training_image\":\""
                                + PushedContainer.XGBOOST.replace("/", "\\/")
                                + "\",\"supported\":\"predicted_label,labels,probabilities\","
                                + "\"labels\":[\"no, \\\"never\\\"\",\"yes\"],"
                                + "\"hyperparameters\":{\"num_round\":\"5\",\"objective\":\"binary:logistic\"}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multi:softprob | KIND | 2,1,1,1,0.5⏎0,2,2,0,-0.5⏎1,3,3,1,1.5⏎",
                "multi:softmax | TRUTH | 1,1,1,10.50,0.5⏎0,2,2,-1.00,-0.5⏎1,3,3,2.00,1.5⏎",
                "reg:squarederror | Y | 0.5,1,1,10.50,1⏎-0.5,2,2,-1.00,0⏎1.5,3,3,2.00,1⏎"
            })
    void writesTargetsAsTheObjectiveWantsThem(final String objective, final String target, final String file)
            throws SQLException {
        final String job = "xgb-" + target.toLowerCase(Locale.ROOT);
        train(classes(job, objective, target));
        assertThat(xgboost.files("train", 0)).containsExactly(file.replace('⏎', '\n'));
        final String count = xgboost.seen().hyperparameters().get("num_class");
        assertThat(count).isEqualTo(target.equals("KIND") ? "3" : target.equals("TRUTH") ? "2" : null);
    }

    @Test
    void measuresOnAValidationTable() throws SQLException {
        xgboost = new PushedContainer(
                installation.aws(), PushedContainer.XGBOOST, Map.of("train:auc", 0.99, "validation:auc", 0.75));
        train(classes("xgb-valid", "reg:squarederror", "Y").with("validation_table_or_view_name", "\"classes\""));
        assertThat(xgboost.files("validation", 0)).isEqualTo(xgboost.files("train", 0));
        assertThat(poll("xgb-valid"))
                .containsExactly(
                        "xgb-valid",
                        "Training",
                        "Completed",
                        "Completed",
                        null,
                        "validation:auc",
                        0.75,
                        poll("xgb-valid").get(7),
                        poll("xgb-valid").get(8),
                        90L);
    }

    /** A metric of the rows that were trained on is among the metrics, and never the objective. */
    @Test
    void hasNoObjectiveWithoutAValidationTable() throws SQLException {
        train(call("xgb-metrics").xgboost("binary:logistic"));
        assertThat(poll("xgb-metrics").subList(1, 8))
                .containsExactly(
                        "Training",
                        "Completed",
                        "Completed",
                        null,
                        null,
                        null,
                        "[{\"metric\":\"train:logloss\",\"value\":0.5}]");
    }

    @Test
    void givesEachInstanceAFileOfItsOwn() throws SQLException {
        train(classes("xgb-two", "reg:squarederror", "Y").with("instance_count", "2"));
        final List<String> first = xgboost.files("train", 0);
        final List<String> second = xgboost.files("train", 1);
        assertThat(first).hasSize(1).doesNotContain("");
        assertThat(second).hasSize(1).doesNotContain("").doesNotContainAnyElementsOf(first);
    }

    @Test
    void givesOwnImagesOneFileWithAHeaderOfAnyNames() throws SQLException {
        train(call("own-names")
                .with("training_image", "\"" + PushedContainer.OWN + "\"")
                .with("hyperparameters", "{\"to_predict\": \"Class\", \"rate\": 0.1, \"deep\": true}")
                .with("environment", "{\"LEVEL\": \"1\"}")
                .with("column_names", "[\"age\", \"spent\", \"rate\", \"is new\", \"Class\"]"));
        assertThat(own.files("training", 0))
                .containsExactly(
                        "age,spent,rate,\"is new\",\"Class\"\n41,1200.50,1E-5,true,\"yes\"\n,0.10,1E20,false,\"no,"
                                + " \"\"never\"\"\"\n7,-3.00,,,\"no, \"\"never\"\"\"\n");
        assertThat(own.seen().hyperparameters())
                .isEqualTo(Map.of("to_predict", "Class", "rate", "0.1", "deep", "true"));
        assertThat(own.seen().environment()).isEqualTo(Map.of("LEVEL", "1"));
        assertThat(record("own-names").get(0).get(11)).isEqualTo("SHORTEST_DOUBLE");
    }

    @Test
    void writesFilesAsAnImageWantsThem() throws SQLException {
        train(call("own-forms")
                .with("training_image", "\"" + PushedContainer.OWN + "\"")
                .with("channel_name", "\"train_data\"")
                .with("content_type", "\"text/csv;header=absent\"")
                .with("csv_header", "false")
                .with("target_position", "\"first\"")
                .with("quoting", "\"always\""));
        assertThat(own.files("train_data", 0).get(0)).startsWith("\"yes\",\"41\",\"1200.50\",\"1E-5\",\"true\"\n");
        assertThat(own.contentType("train_data")).isEqualTo("text/csv;header=absent");
    }

    @Test
    void findsTheJobWhoseCreationWasNotAnswered() throws SQLException {
        installation.aws().faults().loseAnswers("CreateTrainingJob", 1);
        installation.run(call("xgb-lost").xgboost("binary:logistic").sql());
        assertThat(record("xgb-lost")).hasSize(1);
        assertThat(jobs()).containsOnlyOnce("xgb-lost");
    }

    @Test
    void keepsTheRowWhenNobodyKnowsWhetherThereIsAJob() throws SQLException {
        installation.aws().faults().loseAnswers("CreateTrainingJob", 1);
        installation.aws().faults().afterNext("CreateTrainingJob", () -> installation
                .aws()
                .deny("DescribeTrainingJob"));
        try {
            assertThat(installation.refusal(
                            call("xgb-unknown").xgboost("binary:logistic").sql()))
                    .startsWith("\"E-SME-LUA-32: It could not be found out whether SageMaker has created the job"
                            + " 'xgb-unknown', which would be billed: E-SME-UDF-6: ")
                    .contains("Its row in SME_METADATA_SAGEMAKER_JOBS stays.");
        } finally {
            installation.aws().allow("DescribeTrainingJob");
        }
        assertThat(record("xgb-unknown")).hasSize(1);
        assertThat(jobs()).contains("xgb-unknown");
    }

    @Test
    void forgetsAJobThatAwsRefuses() throws SQLException {
        installation.aws().deny("CreateTrainingJob");
        try {
            assertThat(installation.refusal(
                            call("xgb-denied").xgboost("binary:logistic").sql()))
                    .startsWith("\"E-SME-UDF-22: ");
        } finally {
            installation.aws().allow("CreateTrainingJob");
        }
        assertThat(record("xgb-denied")).isEmpty();
        final List<String> failed = installation.exported("xgb-denied");
        train(call("xgb-denied").xgboost("binary:logistic"));
        assertThat(installation.exported("xgb-denied")).hasSize(2).containsAll(failed);
        assertThat(xgboost.files("train", 0)).hasSize(1);
    }

    @Test
    void forgetsAJobWhoseExportFails() throws SQLException {
        installation.aws().deny("PutObject");
        try {
            assertThat(installation.refusal(
                            call("xgb-export").xgboost("binary:logistic").sql()))
                    .startsWith("\"E-SME-LUA-29: ");
        } finally {
            installation.aws().allow("PutObject");
        }
        assertThat(record("xgb-export")).isEmpty();
        assertThat(jobs()).doesNotContain("xgb-export");
    }

    /** A name is in one of the two tables only, whatever its case. */
    @Test
    void takesNoNameThatIsRecordedAlready() throws SQLException {
        train(call("xgb-Name").xgboost("binary:logistic"));
        assertThat(installation.refusal(
                        call("XGB-name").xgboost("binary:logistic").sql()))
                .startsWith("\"E-SME-LUA-101: The job 'xgb-Name' is recorded already in SME_METADATA_SAGEMAKER_JOBS");
        assertThat(installation.refusal(installation.training("XGB-NAME").sql()))
                .startsWith("\"E-SME-LUA-101: ");
        installation.train(installation.training("auto-Name"));
        assertThat(installation.refusal(
                        call("AUTO-name").xgboost("binary:logistic").sql()))
                .startsWith("\"E-SME-LUA-25: The job 'auto-Name' is recorded already");
    }

    @Test
    void takesNoNameThatAwsKnows() throws SQLException {
        train(call("xgb-taken").xgboost("binary:logistic"));
        installation.run("DELETE FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = 'xgb-taken'");
        assertThat(installation.refusal(
                        call("xgb-taken").xgboost("binary:logistic").sql()))
                .startsWith("\"E-SME-UDF-7: There is already training job 'xgb-taken' in region eu-central-1.");
        assertThat(installation.exported("xgb-taken")).hasSize(1);
    }

    @Test
    void saysOfARecordedJobThatAwsDoesNotKnowIt() throws SQLException {
        installation.run("INSERT INTO SME.SME_METADATA_SAGEMAKER_JOBS (JOB_NAME, JOB_KIND, AWS_REGION,"
                + " AWS_CREDENTIALS_CONNECTION_NAME, SESSION_ID) VALUES ('xgb-never', 'Training', '"
                + Installation.REGION + "', 'AWS_CONN', 7)");
        assertThat(installation.refusal("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_JOB('xgb-never', 'AWS_CONN', '"
                        + Installation.REGION + "')"))
                .startsWith("\"E-SME-LUA-100: There is no job 'xgb-never' in eu-central-1, although it is recorded, by"
                        + " session 7, and was trained with this connection.");
    }

    /** Whoever polls need not be allowed to read the records. */
    @Test
    void tellsOfAJobThatIsNotRecorded() throws SQLException {
        train(call("xgb-norecord").xgboost("binary:logistic"));
        installation.run("DELETE FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = 'xgb-norecord'");
        assertThat(poll("xgb-norecord").subList(0, 3))
                .isEqualTo(Arrays.asList("xgb-norecord", "Training", "Completed"));
    }
}
