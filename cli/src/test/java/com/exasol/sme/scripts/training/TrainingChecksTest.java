package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.account.RequestLog.Entry;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training says about the data, the role and the connection, as a person with the printed grants sees it. */
@ExtendWith(QuickInstallation.class)
class TrainingChecksTest {
    private static final String STRANGER = "AKIAOFANOTHERACCOUNT";
    private static SqlConsole trainer;

    private final Installation installation;

    TrainingChecksTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createThePerson(final Installation installation) throws SQLException {
        installation.run("CREATE TABLE DATA.KINDS AS SELECT I AS NUMBER_OF_ROW, MOD(I, 7) AS DAY_OF_WEEK,"
                + " CAST(I AS DOUBLE) / 3 AS MEASURED, MOD(I, 2) = 0 AS FLAG,"
                + " CASE MOD(I, 2) WHEN 0 THEN 'a' ELSE 'b' END AS LETTER,"
                + " CASE WHEN I <= 9 THEN 'rare' WHEN MOD(I, 2) = 0 THEN 'a' ELSE 'b' END AS WORD,"
                + " DATE '2026-01-01' AS BORN, TIMESTAMP '2026-01-01 00:00:00' AS SEEN, 1 AS CONSTANT,"
                + " CASE WHEN I = 0 THEN 1 END AS NOTHING FROM VALUES BETWEEN 1 AND 600 V(I)");
        trainer = installation.user("CHECKED_TRAINER");
        for (final String grant : PrintedGrants.of(
                "--to",
                "checked_trainer",
                "--for",
                "training",
                "--schema",
                "sme",
                "--connection",
                Installation.CONNECTION,
                "--data",
                "data.kinds")) {
            installation.run("GRANT " + grant + " TO CHECKED_TRAINER");
        }
    }

    @AfterAll
    static void leave() throws SQLException {
        trainer.close();
    }

    private TrainingCall training(final String target) {
        return installation
                .training(target.toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("input_table_or_view_name", "KINDS")
                .with("target_attribute_name", target);
    }

    private void requireRefusal(final TrainingCall call, final String start) throws SQLException {
        assertThat(Installation.refusal(trainer, call.sql())).startsWith("\"" + start);
        assertThat(installation.recorded(call.job())).isEmpty();
        assertThat(installation.exported(call.job())).isEmpty();
    }

    private String advice(final TrainingCall call) throws SQLException {
        final Object advice = trainer.run(call.sql()).rows().get(0).get(5);
        assertThat(installation.recorded(call.job())).hasSize(1);
        return String.valueOf(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "FLAG, Regression, MSE, E-SME-LUA-95: The target 'FLAG' is a BOOLEAN",
        "LETTER, Regression, MSE, E-SME-LUA-95: The target 'LETTER' is a ",
        "BORN, Regression, MSE, E-SME-LUA-95: The target 'BORN' is a DATE",
        "SEEN, Regression, MSE, E-SME-LUA-95: The target 'SEEN' is a TIMESTAMP",
        "BORN, BinaryClassification, F1, E-SME-LUA-23: The target 'BORN' is a DATE",
        "BORN, , , E-SME-LUA-98: The target 'BORN' is a DATE",
        "SEEN, , , E-SME-LUA-98: The target 'SEEN' is a TIMESTAMP",
        "WORD, BinaryClassification, F1, E-SME-LUA-96: The target 'WORD' of DATA.KINDS has 3 different values",
        "DAY_OF_WEEK, BinaryClassification, F1, E-SME-LUA-96: The target 'DAY_OF_WEEK' of DATA.KINDS has 7 different",
        "CONSTANT, , , E-SME-LUA-97: The target 'CONSTANT' has the same value in all 600 rows of DATA.KINDS",
        "CONSTANT, Regression, MSE, E-SME-LUA-97: The target 'CONSTANT' has the same value",
        "NOTHING, , , E-SME-LUA-78: The target 'NOTHING' is NULL in all 600 rows"
    })
    void refuseTargetsThatCannotBeLearned(
            final String target, final String problemType, final String metric, final String start)
            throws SQLException {
        final TrainingCall call = training(target).with("check_data", false);
        requireRefusal(
                problemType == null
                        ? call
                        : call.with("problem_type", problemType).with("objective", metric),
                start);
    }

    @Test
    void nameClassesOfFewRowsAndFeaturesThatDifferInEachRow() throws SQLException {
        assertThat(advice(training("WORD")))
                .startsWith("1 of the 3 classes of the target 'WORD' has fewer than 10 rows, 'rare': ")
                .contains("These columns have another value in (nearly) each row: 'NUMBER_OF_ROW', 'MEASURED'. ");
    }

    @Test
    void nameATargetThatDiffersInEachRow() throws SQLException {
        assertThat(advice(training("NUMBER_OF_ROW")))
                .startsWith("The target 'NUMBER_OF_ROW' has another value in each of the 600 rows. ");
    }

    @Test
    void sayNothingWhereNobodyWantsIt() throws SQLException {
        assertThat(advice(training("MEASURED").with("check_data", false))).isEqualTo("null");
    }

    @Test
    void takeTheNameOfARoleOfTheKeysAccount() throws SQLException {
        final TrainingCall call = training("LETTER").with("job_name", "named-role");
        assertThat(advice(call.with("iam_sagemaker_role", "sagemaker-role").with("check_data", false)))
                .isEqualTo("null");
        assertThat(installation.value("SELECT IAM_SAGEMAKER_ROLE FROM SME.SME_METADATA_AUTOPILOT_JOBS"
                        + " WHERE JOB_NAME = 'named-role'"))
                .isEqualTo("arn:aws:iam::111122223333:role/sagemaker-role");
        assertThat(installation.aws().requests().of("CreateAutoMLJobV2"))
                .extracting(Entry::bodyText)
                .filteredOn(body -> body.contains("\"named-role\""))
                .singleElement()
                .asString()
                .contains("\"RoleArn\":\"arn:aws:iam::111122223333:role/sagemaker-role\"");
    }

    @Test
    void askForTheArnWhereAwsDoesNotTellTheAccount() throws SQLException {
        installation
                .aws()
                .faults()
                .refuse("GetCallerIdentity", AwsError.accessDenied("not through this VPC endpoint"), 1);
        requireRefusal(
                training("LETTER").with("iam_sagemaker_role", "sagemaker-role"),
                "E-SME-UDF-74: The role 'sagemaker-role' was given by its name, but the account that it is of could not"
                        + " be found out: STS in region eu-central-1 did not tell whose key CONNECTION 'AWS_CONN' has.");
    }

    @Test
    void sayThatARoleWithAPathHasAnotherArn() throws SQLException {
        installation
                .aws()
                .faults()
                .refuse("CreateAutoMLJobV2", AwsError.validation("Could not assume role sagemaker-role."), 1);
        final TrainingCall call =
                training("LETTER").with("job_name", "path-role").with("iam_sagemaker_role", "sagemaker-role");
        assertThat(Installation.refusal(trainer, call.sql()))
                .contains("Could not assume role sagemaker-role.")
                .contains("A role with a path has another ARN: if it is the role that AWS refuses, give its ARN.");
        assertThat(installation.recorded(call.job())).isEmpty();
    }

    /** Forms that Exasol documents beside the one with a region. */
    @ParameterizedTest
    @ValueSource(strings = {"s3://" + Sandbox.BUCKET, "https://" + Sandbox.BUCKET + ".s3.amazonaws.com"})
    void trainWithAnAddressWithoutARegion(final String address) throws SQLException {
        final TrainingCall call = training("LETTER")
                .with("job_name", address.startsWith("s3") ? "by-bucket" : "by-host")
                .with("check_data", false);
        connect(Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY)
                .replaceFirst("'[^']*'", "'" + address + "'"));
        try {
            assertThat(advice(call)).isEqualTo("null");
            installation.finish(Installation.REGION, call.job());
            assertThat(installation.exported(call.job())).isNotEmpty();
            assertThat(trainer.run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + call.job()
                                    + "', 'AWS_CONN', 'eu-central-1')")
                            .rows())
                    .containsExactly(List.of("Completed", "Completed"));
        } finally {
            connect(Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        }
    }

    private void connect(final String access) throws SQLException {
        trainer.run("COMMIT");
        installation.run("ALTER CONNECTION " + Installation.CONNECTION + access);
    }

    @Test
    void refuseARoleOfAnotherAccount() throws SQLException {
        installation.aws().withKeyOf("999988887777", STRANGER, Sandbox.SECRET_KEY);
        connect(Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY)
                .replace(Sandbox.ACCESS_KEY_ID, STRANGER));
        try {
            requireRefusal(
                    training("LETTER"),
                    "E-SME-UDF-84: The role 'arn:aws:iam::111122223333:role/sagemaker-role' is of the AWS account"
                            + " '111122223333', but the key of CONNECTION 'AWS_CONN' is of the account '999988887777'.");
        } finally {
            connect(Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        }
    }

    @Test
    void refuseARoleOfAnotherPartition() throws SQLException {
        requireRefusal(
                training("LETTER").with("iam_sagemaker_role", "arn:aws-us-gov:iam::111122223333:role/sagemaker-role"),
                "E-SME-UDF-83: The role 'arn:aws-us-gov:iam::111122223333:role/sagemaker-role' is of the partition"
                        + " 'aws-us-gov' of AWS, but region 'eu-central-1' is of the partition 'aws'.");
    }

    @Test
    void refuseAnAddressOfAnotherPartition() throws SQLException {
        connect(Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY)
                .replace("amazonaws.com", "amazonaws.com.cn"));
        try {
            requireRefusal(
                    training("LETTER"),
                    "E-SME-UDF-85: The address of CONNECTION 'AWS_CONN' ends in 'amazonaws.com.cn', but in region"
                            + " 'eu-central-1' the addresses of buckets end in 'amazonaws.com'.");
        } finally {
            connect(Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        }
    }

    @Test
    void sayThatTheAccountCouldNotBeChecked() throws SQLException {
        installation
                .aws()
                .faults()
                .refuse("GetCallerIdentity", AwsError.accessDenied("not through this VPC endpoint"), 1);
        assertThat(advice(training("FLAG").with("check_data", false)))
                .startsWith("It was not checked whether the role is of the account of the key, because STS in region"
                        + " eu-central-1 did not tell: AccessDenied: not through this VPC endpoint (HTTP status 403)");
    }
}
