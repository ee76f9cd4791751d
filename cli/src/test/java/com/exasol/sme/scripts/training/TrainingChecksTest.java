package com.exasol.sme.scripts.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .startsWith("1 of the 3 classes of the target 'WORD' have fewer than 10 rows, such as 'rare': ")
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
    void refuseARoleOfAnotherAccount() throws SQLException {
        installation.aws().withKeyOf("999988887777", STRANGER, Sandbox.SECRET_KEY);
        trainer.run("COMMIT");
        installation.run("ALTER CONNECTION " + Installation.CONNECTION
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY)
                        .replace(Sandbox.ACCESS_KEY_ID, STRANGER));
        try {
            requireRefusal(
                    training("LETTER"),
                    "E-SME-UDF-84: The role 'arn:aws:iam::111122223333:role/sagemaker-role' is of the AWS account"
                            + " '111122223333', but the key of CONNECTION 'AWS_CONN' is of the account '999988887777'.");
        } finally {
            installation.run("ALTER CONNECTION " + Installation.CONNECTION
                    + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
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
        installation.run("ALTER CONNECTION " + Installation.CONNECTION
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY)
                        .replace("amazonaws.com", "amazonaws.com.cn"));
        try {
            requireRefusal(
                    training("LETTER"),
                    "E-SME-UDF-85: The address of CONNECTION 'AWS_CONN' ends in 'amazonaws.com.cn', but in region"
                            + " 'eu-central-1' the addresses of buckets end in 'amazonaws.com'.");
        } finally {
            installation.run("ALTER CONNECTION " + Installation.CONNECTION
                    + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
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
