package com.exasol.sme.journey;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.client.SqlResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements of the journey in the README, on the German credit data. */
final class CreditJourney {
    static final String JOB = "credit-risk";
    static final String ENDPOINT = "credit_risk";
    static final String AWS_ENDPOINT = "credit-risk";

    private static final Path DATA = Path.of("src", "test", "resources", "german_credit.csv");
    static final String FEATURES = "CHECKING_STATUS, DURATION, CREDIT_HISTORY, PURPOSE, CREDIT_AMOUNT, SAVINGS_STATUS,"
            + " EMPLOYMENT, INSTALLMENT_COMMITMENT, PERSONAL_STATUS, OTHER_PARTIES, RESIDENCE_SINCE, PROPERTY_MAGNITUDE,"
            + " AGE, OTHER_PAYMENT_PLANS, HOUSING, EXISTING_CREDITS, JOB, NUM_DEPENDENTS, OWN_TELEPHONE, FOREIGN_WORKER";
    private static final int MOST_POLLS = 200;

    private static final String BUCKET = Sandbox.BUCKET;
    private static final String REGION = Sandbox.REGION;

    private final SqlConsole console;
    private final String role;
    private final String job;

    /** @param role the ARN of the role that SageMaker assumes */
    CreditJourney(final SqlConsole console, final String role) {
        this(console, role, JOB);
    }

    private CreditJourney(final SqlConsole console, final String role, final String job) {
        this.console = console;
        this.role = role;
        this.job = job;
    }

    /** The same journey with a job of another name. */
    CreditJourney withJob(final String name) {
        return new CreditJourney(console, role, name);
    }

    void loadData() throws SQLException {
        console.run("CREATE SCHEMA CREDIT");
        console.run("CREATE TABLE CREDIT.APPLICATIONS (APPLICATION_ID DECIMAL(9,0), CHECKING_STATUS VARCHAR(50),"
                + " DURATION DECIMAL(9,0), CREDIT_HISTORY VARCHAR(50), PURPOSE VARCHAR(50), CREDIT_AMOUNT DECIMAL(9,0),"
                + " SAVINGS_STATUS VARCHAR(50), EMPLOYMENT VARCHAR(50), INSTALLMENT_COMMITMENT DECIMAL(9,0),"
                + " PERSONAL_STATUS VARCHAR(50), OTHER_PARTIES VARCHAR(50), RESIDENCE_SINCE DECIMAL(9,0),"
                + " PROPERTY_MAGNITUDE VARCHAR(50), AGE DECIMAL(9,0), OTHER_PAYMENT_PLANS VARCHAR(50),"
                + " HOUSING VARCHAR(50), EXISTING_CREDITS DECIMAL(9,0), JOB VARCHAR(50), NUM_DEPENDENTS DECIMAL(9,0),"
                + " OWN_TELEPHONE VARCHAR(50), FOREIGN_WORKER VARCHAR(50), RISK VARCHAR(10))");
        console.run("IMPORT INTO CREDIT.APPLICATIONS FROM LOCAL CSV FILE '" + DATA + "' SKIP = 1");
        console.run("CREATE VIEW CREDIT.TRAINING AS SELECT " + FEATURES
                + ", RISK FROM CREDIT.APPLICATIONS WHERE APPLICATION_ID <= 700");
    }

    void createConnection() throws SQLException {
        console.run("CREATE CONNECTION AWS_CONN TO 'https://" + BUCKET + ".s3." + REGION + ".amazonaws.com' USER '"
                + Sandbox.ACCESS_KEY_ID + "' IDENTIFIED BY '" + Sandbox.SECRET_KEY + "'");
    }

    SqlResult train(final String view) throws SQLException {
        return console.run(String.join(
                "\n",
                "EXECUTE SCRIPT SME.SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT('{",
                "    \"job_name\"                        : \"" + job + "\",",
                "    \"aws_credentials_connection_name\" : \"AWS_CONN\",",
                "    \"aws_region\"                      : \"" + REGION + "\",",
                "    \"iam_sagemaker_role\"              : \"" + role + "\",",
                "    \"s3_bucket_uri\"                   : \"s3://" + BUCKET + "\",",
                "    \"s3_output_path\"                  : \"autopilot\",",
                "    \"input_schema_name\"               : \"CREDIT\",",
                "    \"input_table_or_view_name\"        : \"" + view + "\",",
                "    \"target_attribute_name\"           : \"RISK\",",
                "    \"problem_type\"                    : \"BinaryClassification\",",
                "    \"objective\"                       : \"F1\",",
                "    \"max_candidates\"                  : 10",
                "}')"));
    }

    /** Polls until the job is no longer in progress, and gives the different answers in their order. */
    List<List<Object>> pollUntilDone() throws SQLException {
        final List<List<Object>> statuses = new ArrayList<>();
        for (int poll = 0; poll < MOST_POLLS; poll++) {
            final List<Object> status = console.run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + job
                            + "', 'AWS_CONN', '" + REGION + "')")
                    .rows()
                    .get(0);
            if (statuses.isEmpty() || !statuses.get(statuses.size() - 1).equals(status)) {
                statuses.add(status);
            }
            if (!"InProgress".equals(status.get(0))) {
                return statuses;
            }
        }
        throw new IllegalStateException("The job is still in progress: " + statuses);
    }

    SqlResult deployEndpoint() throws SQLException {
        return console.run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('" + job + "', '" + ENDPOINT
                + "', 'CREDIT', 'ml.m5.large', 1, 'AWS_CONN', '" + REGION + "')");
    }

    /** Predicts for the applications that the model has not seen, and keeps the result as a table. */
    void score() throws SQLException {
        console.run("CREATE TABLE CREDIT.SCORED AS SELECT CREDIT.CREDIT_RISK_WITH_KEY("
                + "CAST(APPLICATION_ID AS VARCHAR(20)), " + FEATURES
                + ") FROM CREDIT.APPLICATIONS WHERE APPLICATION_ID > 700");
        console.run("SELECT \"KEY\", PURPOSE, CREDIT_AMOUNT, PROBABILITY, PREDICTIONS FROM CREDIT.SCORED");
    }

    SqlResult confusionMatrix() throws SQLException {
        return console.run("SELECT A.RISK AS ACTUAL, S.PREDICTIONS AS PREDICTED, COUNT(*) AS APPLICATIONS"
                + " FROM CREDIT.SCORED S JOIN CREDIT.APPLICATIONS A ON A.APPLICATION_ID = CAST(S.\"KEY\" AS DECIMAL(9,0))"
                + " GROUP BY A.RISK, S.PREDICTIONS ORDER BY 1, 2");
    }

    SqlResult predictOne() throws SQLException {
        return console.run(
                "SELECT CREDIT.CREDIT_RISK(" + FEATURES + ") FROM CREDIT.APPLICATIONS WHERE APPLICATION_ID = 701");
    }

    SqlResult deleteEndpoint() throws SQLException {
        return console.run("EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('" + ENDPOINT
                + "', 'AWS_CONN', '" + REGION + "')");
    }
}
