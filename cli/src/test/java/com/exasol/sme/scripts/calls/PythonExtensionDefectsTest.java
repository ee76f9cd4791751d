package com.exasol.sme.scripts.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.account.RequestLog.Entry;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.sandbox.aws.storage.S3.Refusal;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.sandbox.database.session.LoggedStatement;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The 29 weaknesses that were found in the Python extension, one after the other: what users see here instead. Those
 * without a test are named in the reference.
 */
@ExtendWith(QuickInstallation.class)
class PythonExtensionDefectsTest {
    private static final int DEFECTS = 29;
    /** Served by a pipeline of three containers, and not sure of its answers. */
    private static final String JOB = "d-unsure-and-as-long-as-possible";

    private static final String ENDPOINT = "d-unsure";

    private static final String PREDICTION =
            "SELECT DATA.D_UNSURE_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, CITY) FROM DATA.CUSTOMERS";
    private static final int LARGEST_BODY = 6_291_456;
    private static final int BATCH_OF_THE_PYTHON_EXTENSION = 100;

    private static SqlResult oddPrediction;
    private static List<Entry> oddRequests;

    private final Installation installation;

    PythonExtensionDefectsTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void serve(final Installation installation) throws SQLException {
        OddTable.create(installation);
        installation.aws().answerIn(AnswerStyle.PYTHON);
        installation.train(OddTable.training(installation)
                .with("problem_type", "BinaryClassification")
                .with("objective", "F1"));
        installation.run(Installation.deployment(OddTable.JOB, OddTable.ENDPOINT));
        oddPrediction = installation.run(OddTable.prediction());
        oddRequests = installation.aws().requests().of("InvokeEndpoint").stream()
                .filter(request -> request.endpoint().equals(OddTable.ENDPOINT))
                .toList();
        installation.aws().answerIn(AnswerStyle.TEXT);
        installation.run(
                "CREATE VIEW DATA.UNSURE AS SELECT AGE, CITY,"
                        + " CASE WHEN (AGE < 30) = (MOD(ID * ID, 7) <> 4) THEN 'yes' ELSE 'no' END AS CHURN FROM DATA.CUSTOMERS");
        installation.aws().trainPipelines(true);
        installation.train(installation
                .training(JOB)
                .with("input_table_or_view_name", "UNSURE")
                .with("problem_type", "BinaryClassification")
                .with("objective", "{\"MetricName\":\"F1\"}"));
        installation.run(Installation.deployment(JOB, ENDPOINT));
        installation.aws().trainPipelines(false);
    }

    @AfterEach
    void forgetFaults() {
        installation.aws().faults().delay("InvokeEndpoint", Duration.ZERO);
        installation.aws().faults().beforeNext("InvokeEndpoint", () -> {});
        installation.aws().faults().afterNext("InvokeEndpoint", () -> {});
    }

    private List<String> jobs() {
        return installation.aws().inventory(Installation.REGION).jobs();
    }

    private Inventory inventory() {
        return installation.aws().inventory(Installation.REGION);
    }

    private List<Entry> invocations(final String endpoint) {
        return installation.aws().requests().of("InvokeEndpoint").stream()
                .filter(request -> request.endpoint().equals(endpoint))
                .toList();
    }

    /** All lines of the only file of a job, the header first. */
    private List<List<String>> exported(final String job) {
        assertThat(installation.exported(job)).hasSize(1);
        return fields(installation.content(installation.exported(job).get(0)));
    }

    private static List<List<String>> fields(final String csv) {
        try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
            return parser.stream().map(CSVRecord::toList).toList();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void assertNotStarted(final String job) throws SQLException {
        assertThat(installation.recorded(job)).isEmpty();
        assertThat(installation.exported(job)).isEmpty();
        assertThat(jobs()).doesNotContain(job);
    }

    @Test
    void everyDefectHasATestOrALineInTheUserGuide() throws IOException {
        final TreeSet<Integer> numbers = Arrays.stream(PythonExtensionDefectsTest.class.getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .map(method -> Pattern.compile("d(\\d\\d)[A-Z]\\w+").matcher(method.getName()))
                .filter(name -> name.matches())
                .map(name -> Integer.valueOf(name.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Pattern.compile("(?m)^\\| D(\\d+) \\|")
                .matcher(limits())
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .forEach(numbers::add);
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, DEFECTS).boxed().toList());
    }

    private static String limits() throws IOException {
        return Files.readString(Path.of("..", "docs", "reference", "python-extension.md"), UTF_8);
    }

    @Test
    void d01TrainsOnNoFileOfAnEarlierRun() throws SQLException, Refusal {
        final URI bucket = URI.create("https://" + Sandbox.BUCKET + ".s3." + Sandbox.REGION + ".amazonaws.com");
        for (final String folder :
                List.of("autopilot/", "autopilot/train/", "autopilot/d01/", "autopilot/d01/train/")) {
            installation
                    .aws()
                    .s3()
                    .upload(
                            bucket,
                            Sandbox.ACCESS_KEY_ID,
                            Sandbox.SECRET_KEY,
                            folder + "part-0002.csv",
                            "A,B\n1,2\n".getBytes(UTF_8));
        }
        installation.aws().deny("CreateAutoMLJobV2");
        try {
            installation.refusal(installation
                    .training("d01")
                    .with("input_table_or_view_name", "CUSTOMERS")
                    .sql());
        } finally {
            installation.aws().allow("CreateAutoMLJobV2");
        }
        assertThat(installation.exported("d01")).hasSize(2);

        installation.train(installation.training("d01"));

        final List<String> files = installation.aws().trainedOn(Installation.REGION, "d01");
        assertThat(files).hasSize(1);
        assertThat(fields(installation.content(files.get(0)))).hasSize(601).startsWith(List.of("AGE", "CITY", "CHURN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws_tags", "model_info_schema_name", "model_info_table_name", "compression_type"})
    void d02RefusesWhatItWouldIgnore(final String key) throws SQLException {
        assertThat(installation.refusal(
                        installation.training("d02").with(key, "x").sql()))
                .startsWith("\"E-SME-LUA-2: The argument has unknown keys: '" + key + "'.");
        assertNotStarted("d02");
    }

    @Test
    void d03RequiresTheRegion() throws SQLException {
        final String call = installation
                .training("d03")
                .sql()
                .replaceFirst("\"aws_region\" : \"" + Installation.REGION + "\",\\s*", "");
        assertThat(installation.refusal(call)).startsWith("\"E-SME-LUA-3: The argument lacks the keys aws_region.");
        assertNotStarted("d03");
    }

    @Test
    void d04TakesNamesInLowerCase() throws SQLException {
        assertThat(installation
                        .run("SELECT TARGET_ATTRIBUTE_NAME FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = '"
                                + OddTable.JOB + "'")
                        .rows())
                .containsExactly(List.of("answer"));
        assertThat(jobs()).contains(OddTable.JOB);
    }

    @Test
    void d05TakesEveryJobNameThatAwsTakes() throws SQLException {
        assertThat(OddTable.JOB).hasSize(24);
        assertThat(JOB).hasSize(32);
        assertThat(jobs()).contains(OddTable.JOB, JOB);
        assertThat(inventory().endpoints()).contains(OddTable.ENDPOINT, ENDPOINT);
        assertThat(installation.recorded(JOB)).containsExactly(JOB);
        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + JOB + "', 'AWS_CONN', '"
                                + Installation.REGION + "')")
                        .rows())
                .containsExactly(List.of("Completed", "Completed"));
        assertThat(installation.refusal(installation.training(JOB + "x").sql())).startsWith("\"E-SME-LUA-8: ");
    }

    @Test
    void d06TakesLongNamesRolesAndPathsWhole() throws SQLException {
        final String role = "arn:aws:iam::" + installation.aws().roleArn().split(":", -1)[4] + ":role/";
        final String longRole = role + "r".repeat(2048 - role.length());
        final String longPath = "p".repeat(400);
        final String connection = "C".repeat(128);
        installation.run("CREATE CONNECTION " + connection
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        final TrainingCall call = installation
                .training("d06")
                .with("iam_sagemaker_role", longRole)
                .with("s3_output_path", longPath)
                .with("aws_credentials_connection_name", connection);
        installation.train(call);
        assertThat(installation
                        .run("SELECT IAM_SAGEMAKER_ROLE, S3_OUTPUT_PATH, AWS_CREDENTIALS_CONNECTION_NAME"
                                + " FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = 'd06'")
                        .rows())
                .containsExactly(List.of(longRole, longPath, connection));
        assertThat(installation.aws().requests().of("CreateAutoMLJobV2"))
                .extracting(Entry::bodyText)
                .filteredOn(body -> body.contains("\"d06\""))
                .singleElement()
                .asString()
                .contains('"' + longRole + '"', "s3://" + Sandbox.BUCKET + "/" + longPath + "/d06/");

        call.with("job_name", "d06-too-long");
        assertThat(installation.refusal(
                        call.with("iam_sagemaker_role", longRole + "r").sql()))
                .startsWith("\"E-SME-LUA-9: ");
        assertThat(installation.refusal(call.with("iam_sagemaker_role", longRole)
                        .with("s3_output_path", longPath + "p".repeat(100))
                        .sql()))
                .startsWith("\"E-SME-LUA-12: ");
        assertNotStarted("d06-too-long");
    }

    @Test
    void d07HasTheRecordOfAJobBeforeTheJob() throws SQLException {
        final List<Object> committed = new ArrayList<>();
        installation.aws().faults().beforeNext("CreateAutoMLJobV2", () -> committed.addAll(seenByOthers("d07")));
        installation.run(installation.training("d07").sql());
        assertThat(committed).containsExactly("d07");

        assertThat(installation.refusal(installation.training("D07").sql())).startsWith("\"E-SME-LUA-25: ");
        installation
                .sandbox()
                .database()
                .failNext(sql -> sql.startsWith("INSERT INTO \"SME\""), "right truncation: value is too long");
        assertThat(installation.refusal(installation.training("d07-lost").sql()))
                .startsWith("\"E-SME-LUA-27: The job 'd07-lost' could not be recorded");
        assertNotStarted("d07-lost");
        assertThat(jobs()).doesNotContain("D07");
    }

    private List<Object> seenByOthers(final String job) {
        try (SqlConsole other =
                new SqlConsole(installation.sandbox().connect(), new PrintStream(OutputStream.nullOutputStream()))) {
            return other
                    .run("SELECT JOB_NAME FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = '" + job + "'")
                    .rows()
                    .stream()
                    .map(row -> row.get(0))
                    .toList();
        } catch (final SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @Test
    void d08KeepsTheOrderOfTheTable() throws SQLException {
        assertThat(installation.value("SELECT COLUMN_NAMES FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = '"
                        + OddTable.JOB + "'"))
                .isEqualTo("[\"zeta;x\",\"select\",\"exact amount\",\"answer\",\"alpha\"]");
        assertThat(exported(OddTable.JOB).get(0))
                .containsExactly("zeta;x", "select", "exact amount", "answer", "alpha");
        assertThat(String.valueOf(
                        installation.value("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = 'D_ODD'")))
                .containsSubsequence("(\"zeta;x\" ", ", \"select\" ", ", \"exact amount\" ", ", \"alpha\" ", "EMITS");
        assertThat(installation.sandbox().database().statements())
                .extracting(LoggedStatement::text)
                .filteredOn(sql -> sql.contains("EXA_ALL_COLUMNS") && sql.contains("'odd schema'"))
                .singleElement()
                .matches(sql -> sql.contains("ORDER BY COLUMN_ORDINAL_POSITION"));
    }

    @Test
    void d09TakesASemicolonInAColumnName() {
        assertThat(oddPrediction.names().get(1)).isEqualTo("zeta;x");
        assertThat(oddPrediction.rows()).hasSize(600).allSatisfy(row -> assertThat(row.get(1))
                .isIn("a;b", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {OddTable.JOB, JOB})
    void d10TakesTheObjectiveBareOrAsJson(final String job) {
        assertThat(installation.aws().requests().of("CreateAutoMLJobV2"))
                .extracting(Entry::bodyText)
                .filteredOn(body -> body.contains('"' + job + '"'))
                .singleElement()
                .asString()
                .contains("\"AutoMLJobObjective\":{\"MetricName\":\"F1\"}");
    }

    @ParameterizedTest
    @CsvSource({"problem_type, BinaryClassification", "objective, F1"})
    void d10RefusesHalfOfAGoalBeforeTheExport(final String key, final String value) throws SQLException {
        assertThat(installation.refusal(
                        installation.training("d10-half").with(key, value).sql()))
                .startsWith("\"E-SME-LUA-15: ");
        assertNotStarted("d10-half");
    }

    @Test
    void d13SaysInWhatStateAJobCannotBeDeployed() throws SQLException {
        final Inventory before = inventory();
        installation.run(installation.training("d13").sql());
        assertThat(installation.refusal(Installation.deployment("d13", "d13")))
                .startsWith("\"E-SME-UDF-12: Autopilot job 'd13' has not finished: it is InProgress, ");
        installation.aws().faults().completeNextJobWithoutCandidate();
        installation.train(installation.training("d13-empty"));
        assertThat(installation.refusal(Installation.deployment("d13-empty", "d13")))
                .startsWith("\"E-SME-UDF-13: Autopilot job 'd13-empty' ended without a model");
        assertThat(inventory())
                .usingRecursiveComparison()
                .ignoringFields("jobs")
                .isEqualTo(before);
        assertThat(installation.scripts("D13")).isEmpty();
    }

    @Test
    void d13LetsTheUserGoOnWhileAwsCreatesTheEndpoint() throws SQLException {
        final EndpointCall call = new EndpointCall(JOB, "d13-later").with("wait", false);
        assertThat(installation.run(call.sql()).rows().get(0))
                .startsWith("d13-later", "\"DATA\".\"D13_LATER\"", "\"DATA\".\"D13_LATER_WITH_KEY\"", "Creating");
        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_ENDPOINT_STATUS('d13-later', 'AWS_CONN', '"
                                + Installation.REGION + "')")
                        .rows())
                .containsExactly(Arrays.asList("Creating", null));
        installation.run(Installation.deletion("d13_later"));
    }

    @Test
    void d14LeavesNothingThatBillsWhenADeploymentFails() throws SQLException {
        final Inventory before = inventory();
        installation
                .sandbox()
                .database()
                .failNext(sql -> sql.contains("SET SCRIPT \"DATA\".\"D14_WITH_KEY\""), "no such luck");
        assertThat(installation.refusal(Installation.deployment(JOB, "d14"))).startsWith("\"E-SME-LUA-40: ");
        assertThat(installation.aws().requests().of("CreateModel"))
                .noneMatch(request -> request.bodyText().contains("\"d14\""));

        installation.aws().faults().failNextEndpoint("The container did not start");
        assertThat(installation.refusal(Installation.deployment(JOB, "d14"))).startsWith("\"E-SME-UDF-15: ");

        assertThat(inventory()).isEqualTo(before);
        assertThat(installation.scripts("D14")).isEmpty();
    }

    @Test
    void d15NamesTheEndpointWhenItsNameIsRefused() {
        assertThat(installation.refusal(Installation.deployment(JOB, "no good")))
                .startsWith("\"E-SME-LUA-36: The endpoint name 'no good' cannot be used")
                .contains("63")
                .doesNotContain(JOB, "{0,");
        assertThat(installation.refusal(installation.training("no good").sql()))
                .startsWith("\"E-SME-LUA-8: The job name 'no good' cannot be used");
    }

    @Test
    void d16KeepsEndpointsOfTwoRegionsApart() throws SQLException {
        final String connection = "\"it's \"\"d16\"\"\"";
        installation.run("CREATE CONNECTION " + connection
                + Installation.access(Installation.OTHER_BUCKET, Installation.OTHER_REGION, Sandbox.SECRET_KEY));
        installation.run(installation
                .training("d16")
                .with("aws_credentials_connection_name", connection)
                .with("aws_region", Installation.OTHER_REGION)
                .with("s3_bucket_uri", "s3://" + Installation.OTHER_BUCKET)
                .sql());
        installation.finish(Installation.OTHER_REGION, "d16");
        installation.run("CREATE SCHEMA D16");
        final long before = definitionsOfConnections();
        deploy("d16", "\"d-odd\"", "D16", connection, Installation.OTHER_REGION);
        deploy("d16", "\"D-UNSURE\"", "DATA", connection, Installation.OTHER_REGION);
        assertThat(definitionsOfConnections()).isEqualTo(before);
        final int asked = installation.aws().requests().of("InvokeEndpoint").size();
        for (final String call : List.of(
                "DATA.D_ODD('c', 1, 1, 1)",
                "D16.\"d-odd\"(5, 'Fürth')",
                "DATA.D_UNSURE(5, 'Fürth')",
                "DATA.\"D-UNSURE\"(5, 'Fürth')")) {
            installation.run("SELECT " + call + " FROM DUAL");
        }
        assertThat(installation.aws().requests().of("InvokeEndpoint"))
                .elements(asked, asked + 1, asked + 2, asked + 3)
                .extracting(Entry::endpoint, Entry::region, Entry::outcome)
                .containsExactly(
                        tuple("d-odd", Installation.REGION, "OK"),
                        tuple("d-odd", Installation.OTHER_REGION, "OK"),
                        tuple("d-unsure", Installation.REGION, "OK"),
                        tuple("D-UNSURE", Installation.OTHER_REGION, "OK"));

        for (final String endpoint : List.of("\"d-odd\"", "\"D-UNSURE\"")) {
            installation.run("EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('" + endpoint + "', '"
                    + connection.replace("'", "''") + "', '" + Installation.OTHER_REGION + "')");
        }
        assertThat(installation.aws().inventory(Installation.OTHER_REGION).endpoints())
                .doesNotContain("d-odd", "D-UNSURE");
        assertThat(inventory().endpoints()).contains("d-odd", "d-unsure");
        assertThat(installation.scripts("D_")).contains("D_ODD", "D_UNSURE");
    }

    private void deploy(
            final String job, final String endpoint, final String schema, final String connection, final String region)
            throws SQLException {
        installation.run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('" + job + "', '" + endpoint
                + "', '" + schema + "', 'ml.m5.large', 1, '" + connection.replace("'", "''") + "', '" + region + "')");
    }

    private long definitionsOfConnections() {
        return installation.sandbox().database().statements().stream()
                .filter(statement -> statement.text().matches("(?s)(CREATE|ALTER|DROP)\\b.*\\bCONNECTION\\b.*"))
                .count();
    }

    @Test
    void d16QuotesWhatItPutsIntoStatements() {
        assertThat(installation.refusal(Installation.deployment(JOB, "d16q")
                        .replace(Installation.REGION, "eu-central-1'' OR ''1''=''1")))
                .startsWith("\"E-SME-LUA-13: The AWS region 'eu-central-1' OR '1'='1' is not written like one.");
    }

    @Test
    void d17TakesReservedWordsAndBlanksAsColumnNames() {
        assertThat(oddPrediction.names())
                .containsExactly("KEY", "zeta;x", "select", "exact amount", "alpha", "PROBABILITY", "PREDICTIONS");
    }

    @Test
    void d18RequiresTheTargetAmongTheColumns() throws SQLException {
        assertThat(installation.refusal(installation
                        .training("d18")
                        .with("target_attribute_name", "CHURNED")
                        .sql()))
                .startsWith("\"E-SME-LUA-19: DATA.CHURN has no column 'CHURNED' to predict.");
        assertNotStarted("d18");
        installation.run("INSERT INTO SME.SME_METADATA_AUTOPILOT_JOBS VALUES (TIMESTAMP '2022-08-01 12:00:00', 'd18',"
                + " 'AWS_CONN', 'arn:aws:iam::123456789012:role/sagemaker', 's3://bucket', 'out', 'CLASS', NULL, NULL,"
                + " NULL, 2, NULL, 1740193458943467520, 'SYS', 'A;B', 'DOUBLE;DATE', NULL)");
        final Inventory before = inventory();
        assertThat(installation.refusal(Installation.deployment("d18", "d18"))).startsWith("\"E-SME-LUA-38: ");
        assertThat(inventory()).isEqualTo(before);
        assertThat(installation.scripts("D18")).isEmpty();
    }

    @Test
    void d19TakesTheLongestInstanceType() throws SQLException {
        installation.run(Installation.deployment(JOB, "d19").replace("ml.m5.large", "ml.p6e-gb200.36xlarge"));
        assertThat(installation.act(Installation.REGION, "DescribeEndpointConfig", "EndpointConfigName", "d19"))
                .contains("\"InstanceType\":\"ml.p6e-gb200.36xlarge\"");
    }

    @Test
    void d20SendsLargeBatchesSeveralAtATime() throws SQLException {
        final int rows = 3500;
        final int before = invocations(ENDPOINT).size();
        final Gauge gauge = new Gauge();
        installation.aws().faults().delay("InvokeEndpoint", Duration.ofMillis(50));
        gauge.watch();
        final SqlResult result = installation.run(
                "SELECT DATA.D_UNSURE_WITH_KEY(CAST(I AS VARCHAR(9)), MOD(I, 8), 'Fürth') FROM VALUES BETWEEN 1 AND "
                        + rows + " T(I)");
        assertThat(result.rows()).hasSize(rows);
        assertThat(invocations(ENDPOINT).size() - before).isLessThan(rows / BATCH_OF_THE_PYTHON_EXTENSION);
        assertThat(gauge.most.get()).isGreaterThan(1);
    }

    /** How many requests were under way at the same time. */
    private final class Gauge {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        void watch() {
            installation.aws().faults().beforeNext("InvokeEndpoint", () -> {
                watch();
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
            });
            installation.aws().faults().afterNext("InvokeEndpoint", () -> {
                now.decrementAndGet();
            });
        }
    }

    @Test
    void d20OutlivesMoreFailuresThanTheSdkRetriesByItself() throws SQLException {
        installation.aws().faults().refuse("InvokeEndpoint", AwsError.of(503, "ServiceUnavailable", "come again"), 4);
        assertThat(installation.run(PREDICTION + " WHERE ID <= 3").rows()).hasSize(3);
    }

    @Test
    void d21KeepsRequestsBelowTheLimitAndCountsTheAnswers() throws SQLException {
        installation.run("CREATE VIEW DATA.LONG_CITIES AS SELECT AGE, CAST(CITY AS VARCHAR(20000)) AS CITY, CHURN"
                + " FROM DATA.CUSTOMERS");
        installation.serve(installation.training("d21").with("input_table_or_view_name", "LONG_CITIES"));
        installation.aws().faults().truncateAnswers(1);
        final SqlResult result = installation.run("SELECT DATA.D21_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE,"
                + " RPAD('x', 12000, 'y')) FROM DATA.CUSTOMERS");
        assertThat(result.rows()).hasSize(600).allSatisfy(row -> assertThat(row).doesNotContainNull());
        assertThat(invocations("d21"))
                .allSatisfy(request -> assertThat(request.body()).hasSizeLessThan(LARGEST_BODY));
        assertThat(invocations("d21").stream()
                        .mapToInt(request -> request.body().length)
                        .sum())
                .isGreaterThan(LARGEST_BODY);
    }

    @Test
    void d22PassesAKeyThrough() throws SQLException {
        final SqlResult result = installation.run(PREDICTION.replace("AGE", "10 * MOD(ID, 8) + 5"));
        assertThat(result.names().get(0)).isEqualTo("KEY");
        assertThat(result.rows()).hasSize(600).allSatisfy(row -> assertThat(row.get(1))
                .isEqualTo(10 * (Long.parseLong((String) row.get(0)) % 8) + 5));
    }

    @Test
    void d23SendsWholeNumbersAndDecimalsAsTheyAre() {
        final List<List<String>> features = OddTable.rows().stream()
                .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(4)))
                .toList();
        assertThat(features.subList(9, 11))
                .containsExactly(
                        List.of("c", "2", "12345678901234567890123458.0123456789", "0"),
                        List.of("c", "", "12345678901234567890123459.0123456789", "1"));
        assertThat(oddRequests.stream().flatMap(request -> fields(request.bodyText()).stream()))
                .containsExactlyInAnyOrderElementsOf(features);
        assertThat(exported(OddTable.JOB).subList(1, 601)).containsExactlyInAnyOrderElementsOf(OddTable.rows());
    }

    @Test
    void d24ReadsAWholeNumberThatTheModelWritesWithAPoint() throws AwsError {
        installation.aws().answerIn(AnswerStyle.PYTHON);
        try {
            assertThat(installation.aws().ask(Installation.REGION, OddTable.ENDPOINT, "c,1,1.5,0"))
                    .startsWith("7.0,");
        } finally {
            installation.aws().answerIn(AnswerStyle.TEXT);
        }
        assertThat(oddPrediction.rows())
                .filteredOn(row -> row.get(2) != null)
                .hasSizeGreaterThan(500)
                .allMatch(row -> row.get(6).equals(OddTable.answer(Integer.parseInt((String) row.get(0)))));
    }

    @Test
    void d25GivesTheProbabilityInFull() throws SQLException, AwsError {
        final List<List<Object>> rows =
                installation.run(PREDICTION + " WHERE ID < 50").rows();
        for (final List<Object> row : rows) {
            final String answer = installation.aws().ask(Installation.REGION, ENDPOINT, row.get(1) + "," + row.get(2));
            assertThat(answer).contains(String.valueOf(row.get(3)));
        }
        assertThat(rows)
                .anySatisfy(row -> assertThat((Double) row.get(3) * 10_000 % 1).isNotCloseTo(0.0, within(1e-9)));
    }

    @Test
    void d25GivesTheProbabilitiesOfAllLabels() throws SQLException, AwsError {
        installation.run(
                new EndpointCall(JOB, "d25").with("probabilities", true).sql());
        for (final List<Object> row : installation
                .run("SELECT DATA.D25(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 50")
                .rows()) {
            final String answer = installation.aws().ask(Installation.REGION, "d25", row.get(0) + "," + row.get(1));
            final String[] numbers =
                    answer.replaceFirst(".*\"\\[([0-9.e, -]+)]\".*", "$1").split(", ", -1);
            assertThat(row.get(3)).isEqualTo("{\"no\":" + numbers[0] + ",\"yes\":" + numbers[1] + "}");
        }
    }

    @Test
    void d26GivesTheProbabilityOfThePredictedLabelWhicheverItIs() throws SQLException {
        final List<List<Object>> rows = installation.run(PREDICTION).rows();
        assertThat(rows).extracting(row -> row.get(4)).contains("yes", "no");
        assertThat(rows).allSatisfy(row -> assertThat((Double) row.get(3)).isBetween(0.5, 1.0));
    }

    @Test
    void d27StopsTheBillingFirstAndFinishesWhenRepeated() throws SQLException {
        installation.run(Installation.deployment(JOB, "d27"));
        installation.aws().deny("DeleteModel");
        try {
            assertThat(installation.refusal(Installation.deletion("d27"))).startsWith("\"E-SME-UDF-22: DeleteModel");
        } finally {
            installation.aws().allow("DeleteModel");
        }
        assertThat(inventory().endpoints()).doesNotContain("d27");
        assertThat(installation.scripts("D27")).containsExactly("D27", "D27_WITH_KEY");

        assertThat(installation.run(Installation.deletion("d27")).rows())
                .containsExactly(
                        List.of("endpoint", "d27", "was not there"),
                        List.of("model", "d27", "deleted"),
                        List.of("script", "\"DATA\".\"D27\"", "dropped"),
                        List.of("script", "\"DATA\".\"D27_WITH_KEY\"", "dropped"));
        assertThat(installation.run(Installation.deletion("d27")).rows())
                .containsExactly(List.of("endpoint", "d27", "was not there"));
        assertThat(inventory().models()).doesNotContain("d27");
        assertThat(inventory().endpointConfigs()).doesNotContain("d27");
        assertThat(installation.scripts("D27")).isEmpty();
        assertThat(installation.recorded(JOB)).containsExactly(JOB);
    }

    @Test
    void d29ListsPredictionScriptsWithTheStatementOfTheUserGuide() throws SQLException, IOException {
        final String query = Pattern.compile("(?m)^\\| D29 \\|.*`(SELECT [^`]+)`")
                .matcher(limits())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.joining());
        assertThat(installation.run(query).rows())
                .contains(List.of("DATA", "D_ODD"), List.of("DATA", "D_UNSURE_WITH_KEY"))
                .doesNotContain(List.of("SME", "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF"))
                .allMatch(row -> !row.get(0).equals("SME"));
    }
}
