package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image of one's own from the table to the prediction: that of MindsDB, which speaks JSON. */
@ExtendWith(QuickInstallation.class)
class OwnContainerTest {
    private static final String IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/mindsdb_impl:latest";
    private static final Map<String, Object> REQUEST =
            Map.of("content_type", "application/json", "form", "records", "null", "omit");
    private static final Map<String, Object> RESPONSE = Map.of(
            "content_type",
            "application/json",
            "outputs",
            List.of(
                    Map.of("name", "ANSWER", "type", "VARCHAR(500)", "path", "$.prediction"),
                    Map.of("name", "CONFIDENCE", "type", "DOUBLE", "path", "$.class_confidence")));

    private final Installation installation;

    OwnContainerTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.aws().push(IMAGE, input -> {
            final byte[] csv = input.required("training")
                    .instances()
                    .get(0)
                    .values()
                    .iterator()
                    .next();
            return new TrainedModel(
                    OwnContainer.learn(csv, input.hyperparameters().get("to_predict")), Map.of());
        });
        installation.run(new ContainerCall(installation, "mindsdb")
                .with("input_table_or_view_name", "\"CHURN\"")
                .with("training_image", "\"" + IMAGE + "\"")
                .with("hyperparameters", "{\"to_predict\": \"Class\"}")
                .with("column_names", "[\"AGE\", \"CITY\", \"Class\"]")
                .sql());
        while (installation
                .act(Installation.REGION, "DescribeTrainingJob", "TrainingJobName", "mindsdb")
                .contains("\"InProgress\"")) {
            // Each look at a job moves it one step.
        }
    }

    private EndpointCall call(final String endpoint) {
        return new EndpointCall("mindsdb", endpoint)
                .with("request", REQUEST)
                .with("response", RESPONSE)
                .with("rows_per_request", 1);
    }

    @Test
    void isDeployedAskedAndDeleted() throws SQLException {
        installation.run(call("mindsdb-ep").sql());
        final List<List<Object>> rows = installation
                .run(
                        "SELECT DATA.MINDSDB_EP(AGE, CITY) FROM (SELECT DISTINCT AGE, CITY FROM DATA.CHURN WHERE AGE IN (5, 75)"
                                + " AND CITY = 'Fürth')")
                .rows();
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            final String label = Long.valueOf(5).equals(((Number) row.get(0)).longValue()) ? "yes" : "no";
            assertThat(row.get(2).toString()).endsWith("confident the value of \"Class\" is " + label);
            assertThat((Double) row.get(3)).isBetween(0.5, 1.0);
        });
        installation.run(Installation.deletion("mindsdb-ep"));
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .doesNotContain("mindsdb-ep");
        assertThat(installation.aws().inventory(Installation.REGION).models()).doesNotContain("mindsdb-ep");
        assertThat(installation.scripts("MINDSDB_EP")).isEmpty();
    }

    @Test
    void needsToSayWhatItsAnswersMean() throws SQLException {
        assertThat(installation.refusal(new EndpointCall("mindsdb", "mindsdb-mute").sql()))
                .startsWith("\"E-SME-LUA-154: The job 'mindsdb' trained an image of its own, and nothing says what its"
                        + " answers mean.");
        assertThat(installation.scripts("MINDSDB")).doesNotContain("MINDSDB_MUTE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NULL",
            value = {
                "NULL | NULL",
                "NULL | {",
                "NULL | {\"algorithm\":\"xgboost\"}",
                "Regression | {}",
                "Regression | {\"algorithm\":\"xgboost\",\"labels\":[\"a\"]}",
                "BinaryClassification | {\"algorithm\":\"xgboost\"}",
                "BinaryClassification | {\"algorithm\":\"xgboost\",\"labels\":[1]}",
                "NULL | {\"labels\":[\"a\"]}"
            })
    void isNotDeployedByADamagedRecord(final String problemType, final String settings) throws SQLException {
        installation.run("INSERT INTO SME.SME_METADATA_SAGEMAKER_JOBS (JOB_NAME, JOB_KIND, AWS_REGION,"
                + " AWS_CREDENTIALS_CONNECTION_NAME, TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE,"
                + " PROBLEM_TYPE, SETTINGS) VALUES ('damaged', 'Training', 'eu-central-1', 'AWS_CONN', 'B',"
                + " '[\"A\",\"B\"]', '[\"DOUBLE\",\"BOOLEAN\"]', 'PLAIN_NUMBERS', " + literal(problemType) + ", "
                + literal(settings) + ")");
        try {
            assertThat(installation.refusal(new EndpointCall("damaged", "damaged").sql()))
                    .startsWith(
                            "\"E-SME-LUA-38: The row of the job 'damaged' in SME_METADATA_SAGEMAKER_JOBS does not tell")
                    .contains(", and SETTINGS has to be what the training wrote.");
        } finally {
            installation.run("DELETE FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = 'damaged'");
        }
    }

    private static String literal(final String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    @Test
    void isTheOnlyKindOfModelWithFormatsOfItsOwn() throws SQLException {
        installation.train(installation.training("formats-known"));
        assertThat(installation.refusal(new EndpointCall("formats-known", "formats-known")
                        .with("request", Map.of("content_type", "text/csv"))
                        .sql()))
                .startsWith("\"E-SME-LUA-155: The argument has request, but how the model of the job 'formats-known' is"
                        + " asked and answers is known.");
    }
}
