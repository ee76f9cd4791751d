package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobPollingTest {
    private static final String REPORT = "sagemaker_job_polling";
    private static final String STATUS = "autopilot_job_status_polling";
    private static final String UDF = "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF";
    private static final String REQUEST =
            "{\"job_name\":\"churn-1\",\"connection_name\":\"MY_AWS\",\"aws_region\":\"eu-central-1\"}";
    private static final String ABSENT = "E-SME-UDF-10: There is no Autopilot job.";
    private static final Map<String, Object> ARGUMENTS =
            Map.of("job_name", "churn-1", "aws_credentials_connection_name", "my_aws", "aws_region", "eu-central-1");

    private final ScriptedDatabase database = new ScriptedDatabase();

    /** Answers what the table of other kinds of jobs has of the name: all of its columns, or nothing. */
    private ScriptedDatabase otherwise(final Object... row) {
        return database.rows(
                TrainingCase.RECORDED_OTHERWISE,
                List.of("JOB_NAME", "JOB_KIND", "SESSION_ID", "AWS_CREDENTIALS_CONNECTION_NAME", "AWS_REGION"),
                row.length == 0 ? ScriptedDatabase.none() : List.of(Arrays.asList(row)));
    }

    private void recorded(final Object... row) {
        database.udf(UDF, REQUEST, "ERROR", "E-SME-UDF-10", ABSENT, "{\"job\":\"absent\"}");
        database.rows(
                TrainingCase.RECORDED,
                List.of("JOB_NAME", "SESSION_ID", "AWS_CREDENTIALS_CONNECTION_NAME", "S3_BUCKET_URI"),
                row.length == 0 ? ScriptedDatabase.none() : List.of(Arrays.asList(row)));
    }

    private String error(final String entry) {
        return Scripts.error(entry, ARGUMENTS, database);
    }

    @Test
    void reportsWhatAwsTells() throws Exception {
        otherwise();
        database.udf(
                UDF,
                REQUEST,
                "OK",
                null,
                null,
                "{\"job_name\":\"churn-1\",\"job_kind\":\"Autopilot\",\"job_status\":\"Completed\","
                        + "\"job_secondary_status\":\"Completed\",\"failure_reason\":\"no report\",\"objective\":\"F1\","
                        + "\"objective_value\":0.8765,\"metrics\":\"[]\",\"seconds_run\":3601}");
        assertThat(Scripts.run(REPORT, ARGUMENTS, database))
                .containsExactly(Arrays.asList(
                        "churn-1",
                        "Autopilot",
                        "Completed",
                        "Completed",
                        "no report",
                        "F1",
                        0.8765,
                        "[]",
                        3601L,
                        null));
    }

    @Test
    void leavesEmptyWhatAwsDoesNotTell() throws Exception {
        otherwise();
        database.udf(
                UDF,
                REQUEST,
                "OK",
                null,
                null,
                "{\"job_kind\":\"Autopilot\",\"job_status\":\"InProgress\",\"job_secondary_status\":\"Starting\"}");
        assertThat(Scripts.run(REPORT, ARGUMENTS, database))
                .containsExactly(Arrays.asList(
                        "churn-1", "Autopilot", "InProgress", "Starting", null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"churn-1, OTHER", "CHURN-1, MY_AWS", "Churn-1, my_aws"})
    void namesHowTheJobIsRecorded(final String job, final String connection) {
        for (final String entry : List.of(REPORT, STATUS)) {
            if (entry.equals(REPORT)) {
                otherwise();
            }
            recorded(job, 7L, connection, "s3://bucket");
            assertThat(error(entry))
                    .isEqualTo(
                            "E-SME-LUA-99: There is no job 'churn-1' in eu-central-1 for the connection 'MY_AWS'. The "
                                    + "job '" + job + "' was trained with the connection '" + connection
                                    + "', in the region of "
                                    + "'s3://bucket'. Use these: name, connection and region.");
        }
    }

    @Test
    void saysThatTheRegionMayBeAnother() {
        otherwise();
        recorded("churn-1", 7L, "MY_AWS", "s3://bucket");
        assertThat(error(REPORT))
                .isEqualTo(
                        "E-SME-LUA-100: There is no job 'churn-1' in eu-central-1, although it is recorded, by session "
                                + "7, and was trained with this connection in the region of 's3://bucket'. If that is another "
                                + "region, use it. If it is this one, the job was never created: unless the session is still at "
                                + "work on it, take its record back with DELETE FROM \"SME\".\"SME_METADATA_AUTOPILOT_JOBS\" "
                                + "WHERE JOB_NAME = 'churn-1' and train again.");
    }

    @Test
    void passesOnTheErrorWhereTheRecordsKnowNothing() {
        recorded();
        otherwise();
        assertThat(error(STATUS)).isEqualTo(ABSENT);
        otherwise();
        recorded();
        otherwise();
        assertThat(error(REPORT)).isEqualTo(ABSENT);
    }

    @Test
    void passesOnTheErrorWhereTheRecordsMayNotBeRead() {
        database.refuses(TrainingCase.RECORDED_OTHERWISE, "insufficient privileges")
                .udf(UDF, REQUEST, "ERROR", "E-SME-UDF-10", ABSENT, "{\"job\":\"absent\"}")
                .refuses(TrainingCase.RECORDED, "insufficient privileges")
                .refuses(TrainingCase.RECORDED_OTHERWISE, "insufficient privileges");
        assertThat(error(REPORT)).isEqualTo(ABSENT);
    }

    private void trainingJobIsAbsent(final Object... row) {
        otherwise(row);
        database.udf(
                UDF,
                REQUEST.replace("}", ",\"job_kind\":\"Training\"}"),
                "ERROR",
                "E-SME-UDF-109",
                "E-SME-UDF-109: There is no training job.",
                "{\"job\":\"absent\"}");
        database.rows(
                TrainingCase.RECORDED,
                List.of("JOB_NAME", "SESSION_ID", "AWS_CREDENTIALS_CONNECTION_NAME", "S3_BUCKET_URI"),
                ScriptedDatabase.none());
        otherwise(row);
    }

    @Test
    void asksForAJobOfTheKindThatIsRecorded() {
        trainingJobIsAbsent("churn-1", "Training", 7L, "MY_AWS", "eu-central-1");
        assertThat(error(REPORT))
                .isEqualTo(
                        "E-SME-LUA-100: There is no job 'churn-1' in eu-central-1, although it is recorded, by session"
                                + " 7, and was trained with this connection. It was never created: unless the session is still"
                                + " at work on it, take its record back with DELETE FROM"
                                + " \"SME\".\"SME_METADATA_SAGEMAKER_JOBS\" WHERE JOB_NAME = 'churn-1' AND JOB_KIND ="
                                + " 'Training' and train again.");
    }

    @ParameterizedTest
    @CsvSource({"churn-1, OTHER, eu-central-1", "CHURN-1, MY_AWS, eu-central-1", "churn-1, MY_AWS, eu-west-1"})
    void namesWhereATrainingJobIsRecorded(final String job, final String connection, final String region) {
        trainingJobIsAbsent(job, "Training", 7L, connection, region);
        assertThat(error(REPORT))
                .isEqualTo(
                        "E-SME-LUA-99: There is no job 'churn-1' in eu-central-1 for the connection 'MY_AWS'. The job '"
                                + job + "' was trained with the connection '" + connection + "', in " + region
                                + ". Use these: name, connection and region.");
    }

    @Test
    void readsNoRecordsAfterAnotherError() {
        otherwise();
        database.udf(UDF, REQUEST, "ERROR", "E-SME-UDF-21", "E-SME-UDF-21: No.", null);
        assertThat(error(REPORT)).isEqualTo("E-SME-UDF-21: No.");
    }
}
