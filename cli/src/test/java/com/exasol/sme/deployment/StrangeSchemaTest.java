package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.shared.ProductObjects;
import com.exasol.sme.shared.ProductObjects.DeployedScript;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product in a schema whose name a careless program would take apart. */
class StrangeSchemaTest {
    private static final String NAME = "my ä schema; DROP SCHEMA X; --'/ :x ::x \\ ]] %jar /x; \"q\" ${lua} {fn x} %s";
    private static final String SCHEMA = '"' + NAME.replace("\"", "\"\"") + '"';
    private static final int OPTION_PARSER_OF_JAVA_11 = 1;

    private static String text(final String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static List<String> scripts(final Sandbox sandbox) throws SQLException {
        return DatabaseUser.sys(sandbox)
                .rows("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = " + text(NAME)
                        + " ORDER BY SCRIPT_NAME");
    }

    private static void assertComplete(final Sandbox sandbox) throws SQLException {
        assertThat(scripts(sandbox))
                .containsExactlyElementsOf(ProductObjects.SCRIPTS.stream()
                        .map(DeployedScript::name)
                        .sorted()
                        .toList());
        assertThat(DatabaseUser.sys(sandbox)
                        .rows("SELECT TABLE_NAME FROM SYS.EXA_ALL_TABLES WHERE TABLE_SCHEMA = " + text(NAME)))
                .containsAll(ProductObjects.TABLES);
    }

    @Test
    void holdsTheWholeJourney() throws SQLException {
        try (Sandbox sandbox = Sandbox.start(OPTION_PARSER_OF_JAVA_11)) {
            final DeployLine line = DeployLine.uploadingTo(sandbox).with("--schema", SCHEMA);
            line.runWell();
            assertComplete(sandbox);
            final SentStatements sent = new SentStatements(sandbox);
            line.adding("--no-upload").runWell();
            assertThat(sent.takeChanges()).isEmpty();

            final DatabaseUser analyst = DatabaseUser.sys(sandbox);
            prepare(sandbox, analyst);
            train(sandbox, analyst);
            predictAndDelete(analyst);
            assertThat(sandbox.aws().inventory(Sandbox.REGION).isTidy()).isTrue();
            assertComplete(sandbox);
        }
    }

    private static void prepare(final Sandbox sandbox, final DatabaseUser analyst) throws SQLException {
        analyst.run(
                "CREATE CONNECTION C TO 'https://" + Sandbox.BUCKET + ".s3." + Sandbox.REGION + ".amazonaws.com' USER '"
                        + Sandbox.ACCESS_KEY_ID + "' IDENTIFIED BY '" + Sandbox.SECRET_KEY + "'",
                "CREATE TABLE " + SCHEMA + ".T (A DECIMAL(9,0), A2 DECIMAL(9,0), B VARCHAR(3))",
                "INSERT INTO " + SCHEMA
                        + ".T SELECT MOD(I, 8), MOD(I, 8), CASE WHEN MOD(I, 8) < 3 THEN 'yes' ELSE 'no' END"
                        + " FROM VALUES BETWEEN 1 AND 600 T(I)");
        assertThat(sandbox.aws().inventory(Sandbox.REGION).jobs()).isEmpty();
    }

    private static void train(final Sandbox sandbox, final DatabaseUser analyst) throws SQLException {
        analyst.run("EXECUTE SCRIPT " + SCHEMA + ".SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT("
                + text("""
                {"job_name":"in-there","aws_credentials_connection_name":"c","aws_region":"eu-central-1",
                "iam_sagemaker_role":"%s","s3_bucket_uri":"s3://%s","s3_output_path":"a",
                "input_schema_name":"%s","input_table_or_view_name":"t","target_attribute_name":"b"}
                """.formatted(
                                sandbox.aws().roleArn(),
                                Sandbox.BUCKET,
                                SCHEMA.replace("\\", "\\\\").replace("\"", "\\\"")))
                + ")");
        final String poll = "EXECUTE SCRIPT " + SCHEMA
                + ".SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('in-there', 'c', 'eu-central-1')";
        assertThat(analyst.rows(poll)).containsExactly("InProgress Starting");
        try {
            while (sandbox.aws()
                    .act(Sandbox.REGION, "DescribeAutoMLJobV2", "{\"AutoMLJobName\":\"in-there\"}")
                    .contains("\"InProgress\"")) {
                // Each look at a job moves it one step.
            }
        } catch (final AwsError error) {
            throw new IllegalStateException(error);
        }
        assertThat(analyst.rows(poll)).containsExactly("Completed Completed");
    }

    private static void predictAndDelete(final DatabaseUser analyst) throws SQLException {
        analyst.run("EXECUTE SCRIPT " + SCHEMA + ".SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('in-there', 'there', "
                + text(SCHEMA) + ", 'ml.m5.large', 1, 'c', 'eu-central-1')");
        assertThat(analyst.rows("SELECT " + SCHEMA + ".THERE(A, A2) FROM " + SCHEMA + ".T WHERE A IN (1, 6)"))
                .hasSize(150)
                .allMatch(row -> (row.startsWith("1 ") && row.endsWith(" yes"))
                        || (row.startsWith("6 ") && row.endsWith(" no")));
        assertThat(analyst.rows("EXECUTE SCRIPT " + SCHEMA
                        + ".SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('there', 'c', 'eu-central-1')"))
                .contains(
                        "script " + SCHEMA + ".\"THERE\" dropped", "script " + SCHEMA + ".\"THERE_WITH_KEY\" dropped");
    }

    private static String print(final String schema) {
        final CommandResult result = SmeJar.runPackaged(Map.of(), "deploy", "--to-print", "--schema", schema);
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    /** Nothing of the name ever starts a line, so no client takes a part of it for the end of a script. */
    @Test
    void isPrintedLikeAnyOther() throws SQLException {
        final String printed = print(SCHEMA);
        assertThat(printed.replace(SCHEMA, "\"SME\"").replace(text(NAME), "'SME'"))
                .isEqualTo(print("SME"));
        try (Sandbox sandbox = Sandbox.start()) {
            DatabaseUser.sys(sandbox).run(SqlFile.statements(printed));
            assertComplete(sandbox);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a.b\"", "\"a\n/\nb\""})
    void isNotPrintedWhenTheDatabaseOrAClientWouldBreakIt(final String name) {
        final CommandResult result = SmeJar.runPackaged(Map.of(), "deploy", "--to-print", "--schema", name);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("E-SME-CLI-2: '" + name.replace('\n', '?') + "' in --schema is not the name of a schema.")
                .contains("any other name in double quotes that has no '.' and no line break.");
    }
}
