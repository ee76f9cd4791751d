package com.exasol.sme.scripts.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.sandbox.database.session.LoggedStatement;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that cannot work, and what a SQL user reads about them before anything has happened. */
@ExtendWith(QuickInstallation.class)
class RefusedNamesTest {
    private static final String TOO_LONG = "a".repeat(129);
    private static final String NO_NAME = "E-SME-LUA-7: The %s '%s' is not a name of SQL: ";
    private static final String UNQUOTED =
            "without double quotes a name starts with a letter and has letters, digits and _ only";

    private final Installation installation;
    private int statements;
    private Inventory inventory;
    private int objects;

    RefusedNamesTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void look() {
        statements = sent().size();
        inventory = installation.aws().inventory(Installation.REGION);
        objects = installation.aws().s3().keys("sme-bucket").size();
    }

    @AfterEach
    void findNothingDone() {
        assertThat(sent().subList(statements, sent().size()))
                .extracting(LoggedStatement::text)
                .noneMatch(text -> text.matches("(?s)(EXPORT|INSERT INTO \"SME\"|CREATE JAVA|DROP SCRIPT) .*"));
        assertThat(installation.aws().inventory(Installation.REGION)).isEqualTo(inventory);
        assertThat(installation.aws().s3().keys("sme-bucket")).hasSize(objects);
    }

    private List<LoggedStatement> sent() {
        return installation.sandbox().database().statements();
    }

    static Stream<Arguments> arguments() {
        return Stream.of(
                name("input_schema_name", "my schema", UNQUOTED),
                name("input_schema_name", "schéma", "it has letters outside of A to Z"),
                name("input_schema_name", "\"a.b\"", "the database allows no . in a name"),
                name("input_schema_name", TOO_LONG, "it has more than 128 characters"),
                name("input_schema_name", "data; --", UNQUOTED),
                name("input_table_or_view_name", "tür", "it has letters outside of A to Z"),
                name("input_table_or_view_name", "%jar", UNQUOTED),
                name("input_table_or_view_name", "/", UNQUOTED),
                name("input_table_or_view_name", "data.churn", UNQUOTED),
                name("input_table_or_view_name", "\"churn", "its double quotes do not fit"),
                name("target_attribute_name", "churn'", UNQUOTED),
                name("target_attribute_name", "--", UNQUOTED),
                name("target_attribute_name", ":x", UNQUOTED),
                name("target_attribute_name", "\"\"", "there is nothing between its double quotes"),
                name("aws_credentials_connection_name", "aws conn", UNQUOTED),
                name("aws_credentials_connection_name", "aws_cönn", "it has letters outside of A to Z"),
                control("input_schema_name", "\"a\nb\"", "\"a?b\""),
                control("input_table_or_view_name", "\"a\u0000b\"", "\"a?b\""),
                control("target_attribute_name", "\"a\n/\nb\"", "\"a?/?b\""),
                control("aws_credentials_connection_name", "\"\u0085\"", "\"?\""),
                control("job_name", "a\u0000", "a?"),
                control("s3_output_path", "a\n%jar x;", "a?%jar x;"),
                control("iam_sagemaker_role", "arn\t", "arn?"),
                Arguments.of(
                        "aws_credentials_connection_name",
                        "\"😀\"",
                        "E-SME-LUA-52: The aws_credentials_connection_name '😀' has a character that a UDF"
                                + " cannot pass on"),
                Arguments.of(
                        "aws_credentials_connection_name",
                        "\"no such; --\"",
                        "E-SME-UDF-2: CONNECTION 'no such; --' cannot be read: "),
                Arguments.of(
                        "input_schema_name",
                        "\"data; --\"",
                        "E-SME-LUA-18: There is no table or view 'CHURN' in the schema 'data; --' that you may"
                                + " read."),
                Arguments.of(
                        "input_table_or_view_name",
                        "\"%jar\"",
                        "E-SME-LUA-18: There is no table or view '%jar' in the schema 'DATA' that you may read."),
                Arguments.of(
                        "target_attribute_name",
                        "\"::x ]] %s\"",
                        "E-SME-LUA-19: DATA.CHURN has no column '::x ]] %s' to predict. Check the name."));
    }

    static Stream<Arguments> otherArguments() {
        return Stream.concat(
                Stream.of("a;b", "ä", "a_b", "a b", "-a", "a-", "a'b", "\"a\"", "/", "%jar", ":x", "a".repeat(33))
                        .map(job -> Arguments.of(
                                "job_name", job, "E-SME-LUA-8: The job name '" + job + "' cannot be used: ")),
                Stream.concat(
                        Stream.of(
                                        "a;b", "../x", "a/./b", "a b", "ä", "%jar", "a//b", "a\\b", "/", "a/?x", "a:x",
                                        "'; --")
                                .map(path -> Arguments.of(
                                        "s3_output_path",
                                        path,
                                        "E-SME-LUA-11: The s3_output_path '" + path + "' cannot be used.")),
                        Stream.of(
                                Arguments.of(
                                        "iam_sagemaker_role",
                                        "arn:aws:iam::123456789012:role/x'; --",
                                        "E-SME-LUA-9: The iam_sagemaker_role 'arn:aws:iam::123456789012:role/x'; --'"),
                                Arguments.of(
                                        "iam_sagemaker_role",
                                        "arn:aws:iam::123456789012:role/ä",
                                        "E-SME-LUA-9: The iam_sagemaker_role "),
                                Arguments.of("s3_bucket_uri", "s3://sme'bucket", "E-SME-LUA-10: The s3_bucket_uri "),
                                Arguments.of("s3_bucket_uri", "s3://sme-bucket/a", "E-SME-LUA-10: The s3_bucket_uri "),
                                Arguments.of("aws_region", "eu-central-1; --", "E-SME-LUA-13: The AWS region "))));
    }

    private static Arguments name(final String key, final String value, final String problem) {
        final String shown = value.length() > 100 ? value.substring(0, 100) + "..." : value;
        return Arguments.of(key, value, NO_NAME.formatted(key, shown) + problem);
    }

    private static Arguments control(final String key, final String value, final String shown) {
        return Arguments.of(
                key, value, "E-SME-LUA-6: The value of " + key + " '" + shown + "' has a control character");
    }

    @ParameterizedTest
    @MethodSource({"arguments", "otherArguments"})
    void areRefusedByTheTraining(final String key, final String value, final String message) {
        assertThat(installation.refusal(
                        installation.training("refused").with(key, value).sql()))
                .startsWith("\"" + message);
    }

    static Stream<Arguments> columns() {
        final String lineBreak = "' (it has a line break or another control character)";
        final String delimited = "' (it has a comma or a double quote)";
        final String blank = "' (it starts or ends with a blank)";
        return Stream.of(
                Arguments.of("a\n/\nb", "'a?/?b" + lineBreak),
                Arguments.of("\n%jar /x;\n", "'?%jar /x;?" + lineBreak),
                Arguments.of("a\tb", "'a?b" + lineBreak),
                Arguments.of("\u2028", "'?" + lineBreak),
                Arguments.of("lower, case", "'lower, case" + delimited),
                Arguments.of("\"\"quoted\"\"", "'\"quoted\"" + delimited),
                Arguments.of(" age", "' age" + blank),
                Arguments.of("age\u00a0", "'age\u00a0" + blank),
                Arguments.of(" ", "' " + blank));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void areRefusedAsNamesOfColumns(final String column, final String shown) throws SQLException {
        installation.run("CREATE OR REPLACE VIEW DATA.ODD_COLUMNS AS SELECT AGE, CITY AS \"" + column
                + "\", CHURN AS \"" + column + "!\", CHURN AS \"!" + column + "\" FROM DATA.CUSTOMERS");
        assertThat(installation.refusal(installation
                        .training("refused")
                        .with("input_table_or_view_name", "ODD_COLUMNS")
                        .with("target_attribute_name", "AGE")
                        .sql()))
                .startsWith("\"E-SME-LUA-50: Names of columns cannot safely be carried by the header of a CSV file: "
                        + shown)
                .contains("Nothing was exported. Train on a view that gives these columns other names.");
    }

    @Test
    void areRefusedAsTheNameOfTheTarget() throws SQLException {
        installation.run("CREATE VIEW DATA.ODD_TARGET AS SELECT AGE, CHURN AS \"churn \" FROM DATA.CUSTOMERS");
        assertThat(installation.refusal(installation
                        .training("refused")
                        .with("input_table_or_view_name", "ODD_TARGET")
                        .with("target_attribute_name", "\"churn \"")
                        .sql()))
                .startsWith("\"E-SME-LUA-50: Names of columns cannot safely be carried by the header of a CSV file:"
                        + " 'churn ' (it starts or ends with a blank). Nothing was exported.");
    }

    @Test
    void areRefusedInThePredictionScriptsOfAJobThatSomebodyElseRecorded() throws SQLException {
        installation.run("INSERT INTO SME.SME_METADATA_AUTOPILOT_JOBS"
                + " (JOB_NAME, TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES) VALUES ('by-python', 'CHURN',"
                + " 'A;B\n%jvmoption -Dsme.endpoint=victim;\n/\n;CHURN',"
                + " 'DOUBLE;DOUBLE;BOOLEAN')");
        look();
        assertThat(installation.refusal(Installation.deployment("by-python", "by_python")))
                .startsWith("\"E-SME-LUA-38: The row of the job 'by-python'");
        installation.run("UPDATE SME.SME_METADATA_AUTOPILOT_JOBS SET COLUMN_NAMES ="
                + " 'A;B\n%jvmoption -Dsme.endpoint=victim\n/\n;CHURN' WHERE JOB_NAME = 'by-python'");
        assertThat(installation.refusal(Installation.deployment("by-python", "by_python")))
                .startsWith("\"E-SME-LUA-51: The job 'by-python' was trained on columns whose names cannot stand in a"
                        + " prediction script: 'B?%jvmoption -Dsme.endpoint=victim?/?' (it has a line break or another"
                        + " control character). Nothing was created.");
    }

    static Stream<Arguments> calls() {
        final String polling = "SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS(%s, %s, 'eu-central-1')";
        final String deployment =
                "SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('job', %s, %s, 'ml.m5.large', 1, 'C', 'eu-central-1')";
        final String deletion = "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT(%s, %s, 'eu-central-1')";
        return Stream.of(
                call(polling, "a; --", "C", "E-SME-LUA-8: The job name 'a; --' cannot be used: "),
                call(polling, "a", "c d", "E-SME-LUA-7: The connection name 'c d' is not a name of SQL: "),
                call(polling, "a", "\"😀\"", "E-SME-LUA-52: The connection name '😀' has a character"),
                call(deployment, "a'b", "DATA", "E-SME-LUA-36: The endpoint name 'a'b' cannot be used: "),
                call(deployment, "a", "my schema", "E-SME-LUA-7: The schema name 'my schema' is not a name of SQL: "),
                call(deployment, "a", "\"a.b\"", "E-SME-LUA-7: The schema name '\"a.b\"' is not a name of SQL: the"),
                call(deployment, "a", "\"/\n/\"", "E-SME-LUA-6: The schema name '\"/?/\"' has a control character"),
                call(deployment, "a\n%jar", "DATA", "E-SME-LUA-6: The endpoint name 'a?%jar' has a control character"),
                call(deletion, "a;b", "C", "E-SME-LUA-36: The endpoint name 'a;b' cannot be used: "),
                call(deletion, "a", "\"\u0001\"", "E-SME-LUA-6: The connection name '\"?\"' has a control character"),
                call(deletion, "a", "\"no; --\"", "E-SME-UDF-2: CONNECTION 'no; --' cannot be read: "));
    }

    private static Arguments call(final String script, final String first, final String second, final String message) {
        return Arguments.of(
                script.formatted("'" + first.replace("'", "''") + "'", "'" + second.replace("'", "''") + "'"), message);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void areRefusedByTheOtherScripts(final String call, final String message) {
        assertThat(installation.refusal("EXECUTE SCRIPT SME." + call)).startsWith("\"" + message);
    }
}
