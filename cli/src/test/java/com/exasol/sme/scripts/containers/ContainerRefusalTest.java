package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PushedContainer;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a training of a container refuses, before anything is exported or created. */
@ExtendWith(QuickInstallation.class)
class ContainerRefusalTest {
    private static final String JOB = "never-created";

    private final Installation installation;

    ContainerRefusalTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createTheTables(final Installation installation) throws SQLException {
        installation.run("CREATE TABLE DATA.MIXED (AGE DECIMAL(9,0), CITY VARCHAR(20), BORN DATE, SEEN TIMESTAMP,"
                + " Y DOUBLE, CHURN VARCHAR(300))");
        installation.run(
                "INSERT INTO DATA.MIXED VALUES (1, 'a', DATE '2020-01-01', NULL, -1, 'yes'), (2, 'b', NULL, NULL,"
                        + " 2, 'no'), (3, 'c', NULL, NULL, 0, NULL)");
        installation.run("CREATE VIEW DATA.PLAIN AS SELECT AGE, Y, CHURN FROM DATA.MIXED");
        installation.run(
                "CREATE VIEW DATA.OTHERS AS SELECT AGE, Y, CAST('maybe' AS VARCHAR(300)) AS CHURN FROM DATA.MIXED");
        installation.run(
                "CREATE VIEW DATA.NOBODY AS SELECT AGE, Y, CAST(NULL AS VARCHAR(300)) AS CHURN FROM DATA.MIXED");
        installation.run("CREATE VIEW DATA.FEWER AS SELECT AGE, CHURN FROM DATA.MIXED");
        installation.run("CREATE TABLE DATA.LONGISH (AGE DECIMAL(9,0), CHURN VARCHAR(300))");
        installation.run("INSERT INTO DATA.LONGISH SELECT I, CASE WHEN I > 1 THEN 'x' ELSE '" + "l".repeat(201)
                + "' END FROM VALUES BETWEEN 1 AND 3 T(I)");
        installation.run("CREATE TABLE DATA.MANY (AGE DECIMAL(9,0), CHURN DECIMAL(9,0))");
        installation.run("INSERT INTO DATA.MANY SELECT I, I FROM VALUES BETWEEN 1 AND 1001 T(I)");
        installation.run("CREATE VIEW DATA.WORDY AS SELECT AGE, CAST(AGE AS VARCHAR(10)) || '" + "w".repeat(190)
                + "' AS CHURN FROM DATA.MANY WHERE AGE < 200");
    }

    @AfterEach
    void nothingHasHappened() throws SQLException {
        assertThat(installation.exported(JOB)).isEmpty();
        assertThat(installation.aws().inventory(Installation.REGION).trainingJobs())
                .doesNotContain(JOB);
        assertThat(installation
                        .run("SELECT JOB_NAME FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = '" + JOB + "'")
                        .rows())
                .isEmpty();
    }

    private ContainerCall xgboost() {
        return new ContainerCall(installation, JOB)
                .xgboost("binary:logistic")
                .with("input_table_or_view_name", "\"PLAIN\"");
    }

    private ContainerCall own() {
        return new ContainerCall(installation, JOB)
                .with("input_table_or_view_name", "\"MIXED\"")
                .with("training_image", "\"" + PushedContainer.OWN + "\"");
    }

    private String refusal(final ContainerCall call) {
        return installation.refusal(call.sql());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "instance_type | \"m5.large\" | 138: The instance_type 'm5.large' is not written like one",
                "instance_type | null | 3: The argument lacks the keys instance_type.",
                "algorithm | \"knn\" | 139: The algorithm 'knn' is not one of those that are known here: linear-learner, xgboost.",
                "algorithm | null | 139: The argument has to say what is trained",
                "algorithm_version | null | 139: The algorithm 'xgboost' needs either algorithm_version or",
                "training_image | \"a/b\" | 139: The algorithm 'xgboost' needs either algorithm_version or",
                "files | \"one\" | 141: The argument has files, which the algorithm 'xgboost' decides by itself.",
                "csv_header | true | 141: The argument has csv_header, which",
                "hyperparameters | [] | 143: The hyperparameter objective of xgboost is missing.",
                "hyperparameters | 7 | 142: The value of hyperparameters has to be an object",
                "hyperparameters | [1] | 142: The value of hyperparameters has the name '1', which is none",
                "hyperparameters | {\"a\": [1]} | 142: The value of 'a' in hyperparameters has to be a text, a number,",
                "hyperparameters | {\"a b\": 1} | 142: The value of hyperparameters has the name 'a b', which is none",
                "hyperparameters | {\"objective\": \"rank:map\"} | 143: The hyperparameter objective of xgboost is 'rank:map'.",
                "hyperparameters | {\"objective\": \"binary:logistic\", \"num_class\": 2} | 144: The hyperparameter num_class is"
                        + " counted",
                "hyperparameters | {\"objective\": \"binary:logistic\", \"csv_weights\": 1} | 144: The hyperparameter"
                        + " csv_weights cannot be used",
                "environment | {\"a\": {}} | 151: The value of 'a' in environment has to be a text",
                "instance_count | 3 | 135: DATA.PLAIN has 2 rows with a target, and 1 whose target 'CHURN' is NULL, but",
                "use_spot_instances | true | 150: The keys use_spot_instances and max_wait_in_seconds belong together",
                "max_wait_in_seconds | 9999 | 150: The keys use_spot_instances and max_wait_in_seconds belong together",
                "instance_count | 0 | 5: The value of instance_count is 0, but",
                "job_name | \"" + "-" + "\" | 8: The job name '-' cannot be used: SageMaker takes up to 63 letters",
                "input_table_or_view_name | \"MIXED\" | 136: The algorithm learns from numbers and truth values only, and"
                        + " would read these columns wrongly without an error: 'CITY' (VARCHAR(20) UTF8), 'BORN' (DATE),"
                        + " 'SEEN' (TIMESTAMP(3))",
                "input_table_or_view_name | \"LONGISH\" | 145: The target 'CHURN' has the class 'lll",
                "validation_table_or_view_name | \"FEWER\" | 146: The validation_table_or_view_name 'FEWER' has other columns",
                "validation_table_or_view_name | \"NOBODY\" | 147: The validation_table_or_view_name 'NOBODY' has no row with"
                        + " a target",
                "validation_table_or_view_name | \"OTHERS\" | 147: The validation_table_or_view_name 'OTHERS' has classes that"
                        + " PLAIN has not: 'maybe'",
                "validation_table_or_view_name | \"NOT_THERE\" | 18: There is no table or view 'NOT_THERE'",
            })
    void namesWhatIsWrongWithXgboost(final String key, final String value, final String error) {
        assertThat(refusal(xgboost().with(key, value))).contains("E-SME-LUA-" + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "training_image | \"no image\" | 140: The training_image 'no image' is not the address of an image",
                "inference_image | \"1.dkr.ecr.us-east-1.amazonaws.com/a\" | 140: The inference_image '1.dkr.ecr.us-east-1.amaz"
                        + "onaws.com/a' is in the region us-east-1, but the job is to run in eu-central-1.",
                "algorithm_version | \"1\" | 139: The argument has to say what is trained",
                "channel_name | \"a b\" | 152: The channel_name 'a b' cannot be used",
                "channel_name | \"validation\" | 152: The channel_name 'validation' cannot be used",
                "content_type | \"täxt\" | 152: The content_type 'täxt' is none",
                "target_position | \"middle\" | 148: The value of target_position is 'middle', but has to be one of table, first,",
                "quoting | \"never\" | 153: With \"quoting\": \"never\" no text can be exported",
                "column_names | {\"a\": 1} | 149: The value of column_names has to be a list of texts",
                "column_names | [] | 149: The value of column_names has to be a list of texts",
                "column_names | [1] | 149: The value of column_names has something else than a text at place 1.",
                "column_names | [\"a\", \"a\"] | 149: The name 'a' is twice in column_names.",
                "column_names | [\"a\"] | 149: The value of column_names has 1 names, but the table or view has 6 columns.",
                "column_names | [\"a\", \"b\", \"c,\", \"d\", \"e\", \"f\"] | 50: Names of columns cannot safely be carried",
            })
    void namesWhatIsWrongWithAnImageOfOnesOwn(final String key, final String value, final String error) {
        assertThat(refusal(own().with(key, value))).contains("E-SME-LUA-" + error);
    }

    @Test
    void readsNoNamesWithoutAHeader() {
        assertThat(refusal(own().with("csv_header", "false").with("column_names", "[\"a\"]")))
                .contains("E-SME-LUA-149: The argument has column_names, but \"csv_header\" is false");
    }

    @Test
    void waitsAtLeastAsLongAsTheTrainingMayTake() {
        assertThat(refusal(xgboost().with("use_spot_instances", "true").with("max_wait_in_seconds", "3599")))
                .contains("E-SME-LUA-150: The value of max_wait_in_seconds is 3599, but has to be at least that of"
                        + " max_runtime_in_seconds, 3600");
    }

    @Test
    void takesNoMoreHyperparametersThanAws() {
        final StringBuilder many = new StringBuilder("{\"objective\": \"binary:logistic\"");
        for (int index = 0; index < 100; index++) {
            many.append(", \"p").append(index).append("\": 1");
        }
        assertThat(refusal(xgboost().with("hyperparameters", many + "}")))
                .contains("E-SME-LUA-142: The value of hyperparameters has more than 100 members.");
        assertThat(refusal(xgboost().with("hyperparameters", "{\"a\": \"" + "x".repeat(2501) + "\"}")))
                .contains("E-SME-LUA-142: The value of 'a' in hyperparameters has more than 2500 characters.");
    }

    @Test
    void takesNoMoreClassesThanPredictionsCanCarry() {
        assertThat(refusal(xgboost().xgboost("multi:softprob").with("input_table_or_view_name", "\"MANY\"")))
                .contains("E-SME-LUA-145: The target 'CHURN' has 1001 classes; at most 1000 are trained on.");
        assertThat(refusal(xgboost().xgboost("multi:softprob").with("input_table_or_view_name", "\"WORDY\"")))
                .contains("E-SME-LUA-145: The names of the 199 classes of the target 'CHURN' have 38");
    }

    @Test
    void takesNoNumberOfMoreDigitsThanTheReaderTakes() throws SQLException {
        installation.run("CREATE TABLE DATA.LONG_NUMBERS (ID DECIMAL(36,10), FINE DECIMAL(36,20), CHURN VARCHAR(300))");
        installation.run("INSERT INTO DATA.LONG_NUMBERS VALUES (9999999999999999999, 0, 'yes'), (1, 0, 'no'),"
                + " (10000000000000000000, 0, NULL)");
        installation.run("CREATE VIEW DATA.LONG_IDS AS SELECT ID, CHURN FROM DATA.LONG_NUMBERS");
        assertThat(refusal(xgboost().with("input_table_or_view_name", "\"LONG_NUMBERS\"")))
                .contains(
                        "E-SME-LUA-121: The algorithm reads no more than 19 decimals of a number, without an error, and"
                                + " these columns of LONG_NUMBERS have more: 'FINE' (DECIMAL(36,20)).");
        installation.run("CREATE VIEW DATA.LONGER_IDS AS SELECT CAST(ID + 1 AS DECIMAL(36,10)) AS ID, CHURN"
                + " FROM DATA.LONG_NUMBERS");
        assertThat(refusal(xgboost()
                        .with("input_table_or_view_name", "\"LONG_IDS\"")
                        .with("validation_table_or_view_name", "\"LONGER_IDS\"")))
                .contains("E-SME-LUA-122: ", "these columns of LONGER_IDS have some: 'ID' (DECIMAL(36,10)).");
        installation.run(
                "CREATE VIEW DATA.LONG_CLASSES AS SELECT CAST(1 AS DECIMAL(9,0)) AS ONE,"
                        + " CAST(ID AS DECIMAL(36,20)) AS CHURN FROM DATA.LONG_NUMBERS WHERE ID < 2 UNION ALL SELECT 1, 2 FROM DUAL");
        assertThat(refusal(xgboost()
                        .with("input_table_or_view_name", "\"LONG_CLASSES\"")
                        .with("validation_table_or_view_name", "\"NOT_THERE\"")))
                .contains("E-SME-LUA-18: ");
        installation.run("UPDATE DATA.LONG_NUMBERS SET ID = -10000000000000000000 WHERE CHURN = 'no'");
        assertThat(refusal(xgboost().with("input_table_or_view_name", "\"LONG_IDS\"")))
                .contains(
                        "E-SME-LUA-122: The algorithm would read numbers of more than 19 digits before the point wrongly,"
                                + " without an error, and these columns of LONG_IDS have some: 'ID' (DECIMAL(36,10)).");
    }

    @Test
    void takesNoDoubleForAClass() {
        assertThat(refusal(xgboost()
                        .xgboost("multi:softprob")
                        .with("input_table_or_view_name", "\"FEWER\"")
                        .with("target_attribute_name", "\"AGE\"")
                        .with("input_table_or_view_name", "\"PLAIN\"")
                        .with("target_attribute_name", "\"Y\"")))
                .contains("E-SME-LUA-136: ");
        assertThat(installation.elsewhere("CREATE OR REPLACE VIEW DATA.MEASURED AS SELECT AGE, Y FROM DATA.MIXED"))
                .isEqualTo("OK");
        assertThat(refusal(xgboost()
                        .xgboost("multi:softprob")
                        .with("input_table_or_view_name", "\"MEASURED\"")
                        .with("target_attribute_name", "\"Y\"")))
                .contains("E-SME-LUA-137: The target 'Y' is a DOUBLE, whose values are measured and no classes.");
        assertThat(refusal(xgboost()
                        .xgboost("reg:logistic")
                        .with("input_table_or_view_name", "\"MEASURED\"")
                        .with("target_attribute_name", "\"Y\"")))
                .contains(
                        "E-SME-LUA-137: The target 'Y' is < 0 or > 1 in 2 rows, for which the objective is not defined");
    }

    @Test
    void asksTheContainersOwnRules() {
        assertThat(refusal(xgboost().with("hyperparameters", "{\"objective\": \"binary:logistic\", \"eta\": 2}")))
                .contains(
                        "E-SME-UDF-108: The container of the algorithm would refuse the hyperparameters, after an instance"
                                + " has been started: 'num_round' is missing");
        assertThat(refusal(xgboost().with("algorithm_version", "\"1.2-1\""))).contains("E-SME-UDF-106: ");
    }
}
