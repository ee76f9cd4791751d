package com.exasol.sme.exasol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.storage.S3;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * From a finished training job to predictions and back, one fact after the other, on the real thing and on the sandbox.
 * The training script is left out: its EXPORT goes to S3 itself, and no option of Exasol sends it anywhere else. So the
 * job is created in the stand-in and recorded in the table as the script would do it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PredictionStory {
    private static final String JOB = "story";
    private static final String BUCKET_ADDRESS =
            "https://" + Sandbox.BUCKET + ".s3." + Sandbox.REGION + ".amazonaws.com";
    private static final String END_OF_CALL = "', 'AWS_STORY', '" + Sandbox.REGION + "')";

    private final ObjectMapper json = new ObjectMapper();
    private Stage stage;
    private SqlConsole console;

    abstract Stage stage() throws Exception;

    @BeforeAll
    void prepare() throws Exception {
        stage = stage();
        console = stage.console();
        stage.deploy("SME");
        console.run("CREATE OR REPLACE CONNECTION AWS_STORY TO '" + BUCKET_ADDRESS + "' USER '" + Sandbox.ACCESS_KEY_ID
                + "' IDENTIFIED BY '" + Sandbox.SECRET_KEY + "'");
        console.run("CREATE SCHEMA STORY");
        console.run("CREATE TABLE STORY.CUSTOMERS (" + Customer.COLUMNS + ")");
        console.run("INSERT INTO STORY.CUSTOMERS VALUES "
                + Customer.all().stream().map(Customer::literal).collect(Collectors.joining(", ")));
        train();
        record();
    }

    @AfterAll
    void close() throws SQLException {
        if (console != null) {
            stage.undeploy("SME");
            console.close();
            stage.close();
        }
    }

    private void train() throws S3.Refusal, AwsError {
        final String rows = Customer.all().stream()
                .map(customer -> customer.csv() + ",\"" + customer.churn() + "\"\n")
                .collect(Collectors.joining());
        stage.aws()
                .s3()
                .upload(
                        URI.create(BUCKET_ADDRESS),
                        Sandbox.ACCESS_KEY_ID,
                        Sandbox.SECRET_KEY,
                        "story/train/1.csv",
                        (Customer.FEATURES.replace(" ", "") + ",CHURN\n" + rows).getBytes(UTF_8));
        final Map<String, Object> source = Map.of("S3DataType", "S3Prefix", "S3Uri", inBucket("story/train/"));
        act(
                "CreateAutoMLJobV2",
                Map.of(
                        "AutoMLJobName", JOB,
                        "AutoMLJobInputDataConfig",
                                List.of(Map.of(
                                        "ChannelType", "training",
                                        "ContentType", "text/csv;header=present",
                                        "CompressionType", "None",
                                        "DataSource", Map.of("S3DataSource", source))),
                        "OutputDataConfig", Map.of("S3OutputPath", inBucket("story/out/")),
                        "AutoMLProblemTypeConfig", Map.of("TabularJobConfig", Map.of("TargetAttributeName", "CHURN")),
                        "RoleArn", stage.aws().roleArn()));
        while (act("DescribeAutoMLJobV2", Map.of("AutoMLJobName", JOB)).contains("\"InProgress\"")) {
            // Each look at a job moves it one step.
        }
    }

    private static String inBucket(final String key) {
        return "s3://" + Sandbox.BUCKET + "/" + key;
    }

    private String act(final String operation, final Map<String, Object> request) throws AwsError {
        return stage.aws()
                .act(Sandbox.REGION, operation, json.valueToTree(request).toString());
    }

    private void record() throws SQLException {
        final List<List<Object>> columns = console.run(
                        "SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS WHERE COLUMN_SCHEMA = 'STORY' AND"
                                + " COLUMN_TABLE = 'CUSTOMERS' AND COLUMN_NAME <> 'ID' ORDER BY COLUMN_ORDINAL_POSITION")
                .rows();
        console.run("INSERT INTO SME.SME_METADATA_AUTOPILOT_JOBS (JOB_NAME, AWS_CREDENTIALS_CONNECTION_NAME,"
                + " IAM_SAGEMAKER_ROLE, S3_BUCKET_URI, S3_OUTPUT_PATH, TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES)"
                + " VALUES ('" + JOB + "', 'AWS_STORY', '" + stage.aws().roleArn() + "', 's3://" + Sandbox.BUCKET
                + "', 'story', 'CHURN', '" + list(columns, 0) + "', '" + list(columns, 1) + "')");
    }

    private String list(final List<List<Object>> rows, final int column) {
        return json.valueToTree(rows.stream().map(row -> row.get(column)).toList())
                .toString();
    }

    private List<List<Object>> run(final String sql) throws SQLException {
        return console.run(sql).rows();
    }

    @Test
    @Order(1)
    void pollsTheJob() throws SQLException {
        assertThat(run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + JOB + END_OF_CALL))
                .containsExactly(List.of("Completed", "Completed"));
    }

    @Test
    @Order(2)
    void putsTheModelBehindAnEndpoint() throws SQLException {
        assertThat(run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('" + JOB
                        + "', 'story_endpoint', 'STORY', 'ml.m5.large', 1" + END_OF_CALL.substring(1)))
                .extracting(row -> row.subList(0, 4))
                .containsExactly(List.of(
                        "story-endpoint",
                        "\"STORY\".\"STORY_ENDPOINT\"",
                        "\"STORY\".\"STORY_ENDPOINT_WITH_KEY\"",
                        "InService"));
        assertThat(stage.aws().inventory(Sandbox.REGION).endpoints()).containsExactly("story-endpoint");
    }

    @Test
    @Order(3)
    void givesEachKeyItsPrediction() throws SQLException {
        final List<List<Object>> rows =
                run("SELECT * FROM (SELECT STORY.STORY_ENDPOINT_WITH_KEY(CAST(ID AS VARCHAR(9)), " + Customer.FEATURES
                        + ") FROM STORY.CUSTOMERS)");
        assertThat(rows).hasSameSizeAs(Customer.all()).allSatisfy(row -> {
            final Customer customer = new Customer(Integer.parseInt(String.valueOf(row.get(0))));
            assertThat(row.get(1)).hasToString(String.valueOf(customer.age()));
            assertThat(row.get(8)).isEqualTo(customer.churn());
        });
        assertThat(rows.stream().map(row -> row.get(0)).distinct()).hasSameSizeAs(Customer.all());
    }

    @Test
    @Order(4)
    void asksTheModelInTheWordsItWasTrainedOn() {
        final String asked = stage.aws().requests().of("InvokeEndpoint").stream()
                .map(request -> request.bodyText())
                .collect(Collectors.joining());
        assertThat(asked.lines())
                .containsExactlyInAnyOrderElementsOf(
                        Customer.all().stream().map(Customer::csv).toList());
    }

    @Test
    @Order(5)
    void predictsWithoutAKey() throws SQLException {
        assertThat(run("SELECT STORY.STORY_ENDPOINT(" + Customer.FEATURES + ") FROM STORY.CUSTOMERS WHERE ID = 4"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).hasSize(8).endsWith(new Customer(4).churn()));
    }

    @Test
    @Order(6)
    void leavesNothingAfterDeletion() throws SQLException {
        assertThat(run("EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('story_endpoint" + END_OF_CALL))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.get(2)).isIn("deleted", "dropped"));
        assertThat(stage.aws().inventory(Sandbox.REGION).isTidy()).isTrue();
        assertThat(run("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'STORY'"))
                .isEmpty();
    }
}
