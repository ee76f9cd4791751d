package com.exasol.sme.journey;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.AwsStandIn;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.client.SqlResult;
import java.sql.SQLException;
import java.util.Map;

/** The same data through other containers than Autopilot's: XGBoost, and an image of one's own that speaks JSON. */
final class ContainerJourney {
    static final String TREES = "credit-trees";
    static final String OWN = "credit-sentences";
    static final String IMAGE = "111122223333.dkr.ecr." + Sandbox.REGION + ".amazonaws.com/mindsdb_impl:latest";

    private static final String NUMBERS = "CHECKING, DURATION, HISTORY, CREDIT_AMOUNT, SAVINGS, INSTALLMENT_COMMITMENT,"
            + " AGE, EXISTING_CREDITS, HAS_TELEPHONE";
    private static final int MOST_POLLS = 200;

    private final SqlConsole console;
    private final AwsStandIn aws;

    ContainerJourney(final SqlConsole console, final AwsStandIn aws) {
        this.console = console;
        this.aws = aws;
    }

    /** XGBoost reads numbers only, so a view makes numbers of the texts. */
    void encode() throws SQLException {
        console.run("CREATE VIEW CREDIT.NUMBERS AS SELECT APPLICATION_ID,"
                + " CAST(CASE CHECKING_STATUS WHEN '<0' THEN 1 WHEN '0<=X<200' THEN 2 WHEN '>=200' THEN 3 ELSE 0 END"
                + " AS DECIMAL(1,0)) AS CHECKING, DURATION,"
                + " CAST(CASE CREDIT_HISTORY WHEN 'all paid' THEN 1 WHEN 'existing paid' THEN 2"
                + " WHEN 'delayed previously' THEN 3 WHEN 'critical/other existing credit' THEN 4 ELSE 0 END"
                + " AS DECIMAL(1,0)) AS HISTORY, CREDIT_AMOUNT,"
                + " CAST(CASE SAVINGS_STATUS WHEN '<100' THEN 1 WHEN '100<=X<500' THEN 2 WHEN '500<=X<1000' THEN 3"
                + " WHEN '>=1000' THEN 4 ELSE 0 END AS DECIMAL(1,0)) AS SAVINGS, INSTALLMENT_COMMITMENT, AGE,"
                + " EXISTING_CREDITS, CASE OWN_TELEPHONE WHEN 'yes' THEN TRUE ELSE FALSE END AS HAS_TELEPHONE, RISK"
                + " FROM CREDIT.APPLICATIONS");
        console.run("CREATE VIEW CREDIT.NUMBERS_TO_LEARN AS SELECT " + NUMBERS
                + ", RISK FROM CREDIT.NUMBERS WHERE APPLICATION_ID <= 700");
    }

    SqlResult trainTrees() throws SQLException {
        return train(
                TREES,
                "NUMBERS_TO_LEARN",
                "    \"algorithm\"                       : \"xgboost\",",
                "    \"algorithm_version\"               : \"1.7-1\",",
                "    \"hyperparameters\"                 : { \"objective\" : \"binary:logistic\", \"num_round\" : 50 },");
    }

    /** The container of MindsDB, which serves a target that is named Class. */
    SqlResult trainOwn() throws SQLException {
        aws.push(IMAGE, input -> {
            final byte[] csv = input.required("training")
                    .instances()
                    .get(0)
                    .values()
                    .iterator()
                    .next();
            return new TrainedModel(
                    OwnContainer.learn(csv, input.hyperparameters().get("to_predict")), Map.of());
        });
        return train(
                OWN,
                "TRAINING",
                "    \"training_image\"                  : \"" + IMAGE + "\",",
                "    \"channel_name\"                    : \"training\",",
                "    \"hyperparameters\"                 : { \"to_predict\" : \"Class\" },",
                "    \"column_names\"                    : [\"" + CreditJourney.FEATURES.replace(", ", "\", \"")
                        + "\", \"Class\"],");
    }

    private SqlResult train(final String job, final String view, final String... lines) throws SQLException {
        return console.run(String.join(
                "\n",
                "EXECUTE SCRIPT SME.SME_TRAIN_WITH_SAGEMAKER('{",
                "    \"job_name\"                        : \"" + job + "\",",
                place(),
                "    \"iam_sagemaker_role\"              : \"" + aws.roleArn() + "\",",
                "    \"s3_bucket_uri\"                   : \"s3://" + Sandbox.BUCKET + "\",",
                "    \"s3_output_path\"                  : \"containers\",",
                "    \"input_schema_name\"               : \"CREDIT\",",
                "    \"input_table_or_view_name\"        : \"" + view + "\",",
                "    \"target_attribute_name\"           : \"RISK\",",
                String.join("\n", lines),
                "    \"instance_type\"                   : \"ml.m5.large\"",
                "}')"));
    }

    private static String place() {
        return "    \"aws_credentials_connection_name\" : \"AWS_CONN\",\n"
                + "    \"aws_region\"                      : \"" + Sandbox.REGION + "\",";
    }

    /** Polls until the job is no longer in progress, and gives its last report. */
    SqlResult pollUntilDone(final String job) throws SQLException {
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            final SqlResult report = console.run(
                    "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_JOB('" + job + "', 'AWS_CONN', '" + Sandbox.REGION + "')");
            if (!"InProgress".equals(report.rows().get(0).get(2))) {
                return report;
            }
        }
        throw new IllegalStateException("The job " + job + " is still in progress.");
    }

    SqlResult deployTrees() throws SQLException {
        return deploy(TREES);
    }

    SqlResult deployOwn() throws SQLException {
        return deploy(
                OWN,
                "    \"request\"                         : { \"content_type\" : \"application/json\","
                        + " \"form\" : \"records\", \"null\" : \"omit\" },",
                "    \"response\"                        : { \"content_type\" : \"application/json\", \"outputs\" : [",
                "        { \"name\" : \"PREDICTION\", \"type\" : \"VARCHAR(200)\", \"path\" : \"$.prediction\" },",
                "        { \"name\" : \"CONFIDENCE\", \"type\" : \"DOUBLE\", \"path\" : \"$.class_confidence\" } ] },",
                "    \"rows_per_request\"                : 1,");
    }

    private SqlResult deploy(final String job, final String... lines) throws SQLException {
        final String formats = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
        return console.run(String.join(
                "\n",
                "EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_ENDPOINT('{",
                "    \"job_name\"                        : \"" + job + "\",",
                "    \"endpoint_name\"                   : \"" + job + "\",",
                "    \"schema_name\"                     : \"CREDIT\",",
                place(),
                formats + "    \"instance_type\"                   : \"ml.m5.large\",",
                "    \"instance_count\"                  : 1",
                "}')"));
    }

    /** Predicts for the applications that the model has not seen. */
    SqlResult scoreByTrees() throws SQLException {
        console.run("CREATE TABLE CREDIT.SCORED_BY_TREES AS SELECT CREDIT.CREDIT_TREES_WITH_KEY("
                + "CAST(APPLICATION_ID AS VARCHAR(20)), " + NUMBERS
                + ") FROM CREDIT.NUMBERS WHERE APPLICATION_ID > 700");
        return console.run("SELECT A.RISK AS ACTUAL, S.PREDICTIONS AS PREDICTED, COUNT(*) AS APPLICATIONS"
                + " FROM CREDIT.SCORED_BY_TREES S JOIN CREDIT.APPLICATIONS A"
                + " ON A.APPLICATION_ID = CAST(S.\"KEY\" AS DECIMAL(9,0))"
                + " GROUP BY A.RISK, S.PREDICTIONS ORDER BY 1, 2");
    }

    SqlResult askOwn() throws SQLException {
        console.run("CREATE TABLE CREDIT.SENTENCES AS SELECT CREDIT.CREDIT_SENTENCES_WITH_KEY("
                + "CAST(APPLICATION_ID AS VARCHAR(20)), " + CreditJourney.FEATURES
                + ") FROM CREDIT.APPLICATIONS WHERE APPLICATION_ID > 700");
        return console.run("SELECT \"KEY\", PURPOSE, PREDICTION, CONFIDENCE FROM CREDIT.SENTENCES ORDER BY 1");
    }

    SqlResult delete(final String endpoint) throws SQLException {
        return console.run(String.join(
                "\n",
                "EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_ENDPOINT('{",
                "    \"endpoint_name\"                   : \"" + endpoint + "\",",
                "    \"aws_credentials_connection_name\" : \"AWS_CONN\",",
                "    \"aws_region\"                      : \"" + Sandbox.REGION + "\"",
                "}')"));
    }
}
