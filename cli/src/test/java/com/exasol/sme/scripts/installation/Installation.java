package com.exasol.sme.scripts.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.cli.CommandInSandbox;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.AwsStandIn;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.sandbox.watch.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A sandbox with the product deployed, a table to train on, and the SQL client of a user who may do everything. */
public final class Installation implements AutoCloseable {
    public static final String CONNECTION = "AWS_CONN";
    public static final String REGION = Sandbox.REGION;
    public static final String OTHER_REGION = "us-east-1";
    public static final String OTHER_BUCKET = "sme-bucket-overseas";
    public static final String OTHER_CONNECTION = "AWS_OVERSEAS";
    public static final String USER_PASSWORD = Secrets.keep("pa55-of-users");
    public static final int ROWS = 600;

    private final Sandbox sandbox;
    private final CommandResult deployment;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final SqlConsole console;

    private Installation(final Sandbox sandbox, final CommandResult deployment) throws SQLException {
        this.sandbox = sandbox;
        this.deployment = deployment;
        sandbox.aws().withBucket(OTHER_BUCKET, OTHER_REGION);
        if (deployment.exitCode() != 0) {
            throw new IllegalStateException(deployment.err());
        }
        console = new SqlConsole(sandbox.connect(), new PrintStream(screen, true, UTF_8));
        prepare();
    }

    private static CommandResult deploy(final Sandbox sandbox, final String... jvmOptions) {
        // The quickest compiler is the best one for a JVM that lives for a second.
        final List<String> options = new ArrayList<>(List.of("--jvm-option", "-XX:TieredStopAtLevel=1"));
        for (final String option : jvmOptions) {
            options.addAll(List.of("--jvm-option", option));
        }
        return CommandInSandbox.execute(Sandbox.passwords(), sandbox.deployArguments(options.toArray(String[]::new)));
    }

    /** Deploys with further options for the JVM. */
    public static Installation start(final String... jvmOptions) {
        return start(Sandbox.start(), jvmOptions);
    }

    /** One whose calls of UDFs cost next to nothing, for tests that make hundreds. */
    public static Installation startWithResidentUdfs() {
        return start(Sandbox.startWithResidentUdfs());
    }

    /** The same where script options are read by parser 1, that of Exasol's Java 11, or 2, that of its Java 17. */
    public static Installation startWithResidentUdfs(final int optionParser) {
        return start(Sandbox.startWithResidentUdfs(optionParser));
    }

    public static Installation start(final Sandbox sandbox, final String... jvmOptions) {
        return of(sandbox, deploy(sandbox, jvmOptions));
    }

    /** One that was deployed in a way of its own. */
    public static Installation of(final Sandbox sandbox, final CommandResult deployment) {
        try {
            return new Installation(sandbox, deployment);
        } catch (final SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private void prepare() throws SQLException {
        run("CREATE CONNECTION " + CONNECTION + access(Sandbox.BUCKET, REGION, Sandbox.SECRET_KEY));
        run("CREATE CONNECTION " + OTHER_CONNECTION + access(OTHER_BUCKET, OTHER_REGION, Sandbox.SECRET_KEY));
        run("CREATE SCHEMA DATA");
        run("CREATE TABLE DATA.CUSTOMERS"
                + " (ID DECIMAL(9,0), AGE DECIMAL(9,0), CITY VARCHAR(20), SPENT DECIMAL(9,2), CHURN VARCHAR(5))");
        // Few ages, each many times: a forest learns the border between yes and no without a doubt.
        run("INSERT INTO DATA.CUSTOMERS SELECT I, 10 * MOD(I, 8) + 5,"
                + " CASE MOD(I, 3) WHEN 0 THEN 'Fürth' ELSE 'Nürnberg' END,"
                + " CASE WHEN MOD(I, 8) < 3 THEN 10.5 ELSE 90.25 END, CASE WHEN MOD(I, 8) < 3 THEN 'yes' ELSE 'no' END"
                + " FROM VALUES BETWEEN 1 AND " + ROWS + " T(I)");
        run("CREATE VIEW DATA.CHURN AS SELECT AGE, CITY, CHURN FROM DATA.CUSTOMERS");
    }

    /** What follows the name in CREATE CONNECTION. */
    public static String access(final String bucket, final String region, final String secret) {
        return " TO 'https://" + bucket + ".s3." + region + ".amazonaws.com' USER '" + Sandbox.ACCESS_KEY_ID
                + "' IDENTIFIED BY '" + secret + "'";
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public CommandResult deployment() {
        return deployment;
    }

    public AwsStandIn aws() {
        return sandbox.aws();
    }

    public SqlResult run(final String sql) throws SQLException {
        return console.run(sql);
    }

    /** The first value of the first row. */
    public Object value(final String sql) throws SQLException {
        return run(sql).rows().get(0).get(0);
    }

    /** The message of a statement that is refused. */
    public String refusal(final String sql) {
        return refusal(console, sql);
    }

    public static String refusal(final SqlConsole console, final String sql) {
        try {
            throw new AssertionError("not refused, but answered: " + console.run(sql));
        } catch (final SQLException exception) {
            return exception.getMessage();
        }
    }

    /** What another session of the same user gets: OK, or the message of the refusal. */
    public String elsewhere(final String sql) {
        try (SqlConsole other = new SqlConsole(sandbox.connect(), new PrintStream(screen, true, UTF_8))) {
            other.run(sql);
            return "OK";
        } catch (final SQLException exception) {
            return exception.getMessage();
        }
    }

    /** The SQL client of another user, which shows its results on the same screen. */
    public SqlConsole user(final String name, final String... grants) throws SQLException {
        run("CREATE USER " + name + " IDENTIFIED BY \"" + USER_PASSWORD + "\"");
        run("GRANT CREATE SESSION TO " + name);
        for (final String grant : grants) {
            run("GRANT " + grant + " TO " + name);
        }
        return new SqlConsole(sandbox.connect(name, USER_PASSWORD), new PrintStream(screen, true, UTF_8));
    }

    /** A call that trains a model for CHURN; the files go to a folder of the job's name. */
    public TrainingCall training(final String job) {
        return new TrainingCall()
                .with("job_name", job)
                .with("aws_credentials_connection_name", CONNECTION)
                .with("aws_region", REGION)
                .with("iam_sagemaker_role", aws().roleArn())
                .with("s3_bucket_uri", "s3://" + Sandbox.BUCKET)
                .with("s3_output_path", "autopilot")
                .with("input_schema_name", "DATA")
                .with("input_table_or_view_name", "CHURN")
                .with("target_attribute_name", "CHURN");
    }

    public SqlResult train(final TrainingCall call) throws SQLException {
        final SqlResult result = run(call.sql());
        finish(REGION, call.job());
        return result;
    }

    /** Lets the time pass that a job takes. */
    public void finish(final String region, final String job) {
        while (act(region, "DescribeAutoMLJobV2", "AutoMLJobName", job).contains("\"InProgress\"")) {
            // Each look at a job moves it one step.
        }
    }

    /** What somebody else does with one thing in AWS. */
    public String act(final String region, final String operation, final String field, final String name) {
        return act(region, operation, "{\"" + field + "\":\"" + name + "\"}");
    }

    public String act(final String region, final String operation, final String json) {
        try {
            return aws().act(region, operation, json);
        } catch (final AwsError error) {
            throw new IllegalStateException(error);
        }
    }

    /** The rows that all requests to an endpoint carried, in the order of their numbers, which come first in a row. */
    public String requestedRows(final String endpoint) {
        return aws().requests().of("InvokeEndpoint").stream()
                .filter(request -> request.endpoint().equals(endpoint))
                .map(request -> request.bodyText())
                .sorted(Comparator.comparing(rows -> Integer.valueOf(rows.substring(0, rows.indexOf(',')))))
                .collect(Collectors.joining());
    }

    public static String deployment(final String job, final String endpoint) {
        return "EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('" + job + "', '" + endpoint
                + "', 'DATA', 'ml.m5.large', 1, '" + CONNECTION + "', '" + REGION + "')";
    }

    public static String deletion(final String endpoint) {
        return "EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('" + endpoint + "', '" + CONNECTION + "', '"
                + REGION + "')";
    }

    /** Trains, and puts the model behind an endpoint; both have the same name. */
    public void serve(final TrainingCall call) throws SQLException {
        train(call);
        run(deployment(call.job(), call.job()));
    }

    /** Keys of the files exported for a job, in all its attempts. */
    public List<String> exported(final String job) {
        return aws().s3().keys(Sandbox.BUCKET).stream()
                .filter(key -> key.startsWith("autopilot/" + job + "/") && key.contains("/train/"))
                .toList();
    }

    public String content(final String key) {
        return new String(aws().s3().content(Sandbox.BUCKET, key), UTF_8);
    }

    /** Names of the recorded jobs like a name, whatever its case. */
    public List<Object> recorded(final String job) throws SQLException {
        return run("SELECT JOB_NAME FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE UPPER(JOB_NAME) = UPPER('" + job + "')")
                .rows()
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Names of all prediction scripts whose name starts so, in order. */
    public List<Object> scripts(final String prefix) throws SQLException {
        return run("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'DATA'" + " ORDER BY SCRIPT_NAME")
                .rows()
                .stream()
                .map(row -> row.get(0))
                .filter(name -> String.valueOf(name).startsWith(prefix))
                .toList();
    }

    /** What the users' SQL clients have shown so far. */
    public String screen() {
        return screen.toString(UTF_8);
    }

    @Override
    public void close() throws SQLException {
        console.close();
        sandbox.close();
    }
}
