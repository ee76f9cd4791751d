package com.exasol.sme.lua;

import static com.exasol.sme.lua.TrainingCase.CHECK;
import static com.exasol.sme.lua.TrainingCase.CREATE;
import static com.exasol.sme.lua.TrainingCase.DELETE;
import static com.exasol.sme.lua.TrainingCase.EXPORT;
import static com.exasol.sme.lua.TrainingCase.INSERT;
import static com.exasol.sme.lua.TrainingCase.RECORDED;
import static com.exasol.sme.lua.TrainingCase.UDF;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final List<String> RECORD =
            List.of("JOB_NAME", "SESSION_ID", "AWS_CREDENTIALS_CONNECTION_NAME", "S3_BUCKET_URI");
    private static final String FAILED_EXPORT = "E-SME-LUA-29: The database could not export IDA.CUSTOMERS to S3: "
            + "ETL-5106: 403. Check that you have the EXPORT privilege and were granted the connection 'MY_AWS', and "
            + "that its AWS user may write to the bucket.";

    private final TrainingCase training = new TrainingCase();
    private final ScriptedDatabase database = training.database;

    @Test
    void checksRecordsExportsAndCreatesInThisOrder() throws Exception {
        training.checks().records().exports().database.udf(UDF, CREATE, "OK", null, null, "{\"job_arn\":\"arn\"}");
        assertThat(training.run())
                .containsExactly(Arrays.asList(
                        "churn-1",
                        "s3://my-bucket/data/churn/churn-1/1839255503714910208-7/train/",
                        512L,
                        1L,
                        0L,
                        null));
    }

    @Test
    void leavesOutAndReportsRowsWithoutATarget() throws Exception {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)")
                .countsRows(900, 757)
                .jobIsNew();
        database.udf(UDF, CHECK, "OK", null, null, "{}");
        training.records().exports().database.udf(UDF, CREATE, "OK", null, null, "{}");
        final List<Object> row = training.run().get(0);
        assertThat(row.subList(2, 6))
                .containsExactly(
                        512L,
                        1L,
                        143L,
                        "143 of 900 rows were left out, because the target 'CHURN' is NULL there: nothing can be"
                                + " learned from such rows. A model that is to tell them needs a value of their own in"
                                + " the target.");
    }

    @Test
    void recordsAndSendsWhatIsOptional() throws Exception {
        training.with("problem_type", "BinaryClassification")
                .with("objective", Map.of("MetricName", "F1"))
                .with("max_runtime_for_automl_job_in_seconds", 3600)
                .with("max_candidates", 10)
                .with("max_runtime_per_training_job_in_seconds", 600.0)
                .checks();
        database.commits()
                .affects(
                        INSERT.replace(
                                "'CHURN', NULL, NULL,\nNULL, NULL, NULL",
                                "'CHURN', 'BinaryClassification', 'F1',\n" + "3600, 10, 600"),
                        1);
        database.commits();
        training.exports();
        database.udf(
                UDF,
                CREATE.replace(
                        "\"target_attribute_name\":\"CHURN\"}",
                        "\"target_attribute_name\":\"CHURN\",\"problem_type\":\"BinaryClassification\","
                                + "\"objective\":\"F1\",\"max_runtime_for_automl_job_in_seconds\":3600,"
                                + "\"max_candidates\":10,\"max_runtime_per_training_job_in_seconds\":600}"),
                "OK",
                null,
                null,
                "{\"job_arn\":\"arn\"}");
        assertThat(training.run()).hasSize(1);
    }

    @Test
    void takesNullForAnOptionalKeyAsAbsent() throws Exception {
        training.with("problem_type", null)
                .with("objective", null)
                .with("max_candidates", null)
                .checks()
                .records()
                .exports()
                .database
                .udf(UDF, CREATE, "OK", null, null, "{\"job_arn\":\"arn\"}");
        assertThat(training.run()).hasSize(1);
    }

    @Test
    void refusesAJobThatIsRecorded() {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)").countsRows(500);
        database.rows(RECORDED, RECORD, List.of(List.of("CHURN-1", 7L, "it's", "s3://b")));
        assertThat(training.error())
                .isEqualTo(
                        "E-SME-LUA-25: The job 'CHURN-1' is recorded already, by session 7. Choose another job_name, "
                                + "also if that job failed: AWS keeps the names of all jobs. EXECUTE SCRIPT \"SME\"."
                                + "\"SME_POLL_SAGEMAKER_JOB\"('CHURN-1', '\"it''s\"', 'eu-central-1') tells what became of "
                                + "it. Only if that session no longer trains it and this finds no such job, take the "
                                + "record back with " + removal("CHURN-1") + " and run the script again.");
    }

    @Test
    void refusesAJobThatIsRecordedAsOneOfAnotherKind() {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)").countsRows(500);
        database.rows(RECORDED, RECORD, ScriptedDatabase.none());
        training.jobIsRecordedOtherwise("Churn-1", "Training", "7", "MY_AWS", "eu-central-1");
        assertThat(training.error())
                .isEqualTo(
                        "E-SME-LUA-101: The job 'Churn-1' is recorded already in SME_METADATA_SAGEMAKER_JOBS, as one "
                                + "of the kind Training, by session 7. Choose another job_name, also if that job failed. "
                                + "SME_POLL_SAGEMAKER_JOB tells what became of it, with the connection 'MY_AWS' in eu-central-1. "
                                + "Only if that session no longer works on it and there is no such job, take the record back "
                                + "with DELETE FROM \"SME\".\"SME_METADATA_SAGEMAKER_JOBS\" WHERE JOB_NAME = 'Churn-1' AND "
                                + "JOB_KIND = 'Training' and run the script again.");
    }

    /** A record may have been made by hand. */
    @Test
    void namesItsOwnConnectionWhereTheRecordHasNone() {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)").countsRows(500);
        database.rows(RECORDED, RECORD, List.of(Arrays.asList("CHURN-1", 7L, null, null)));
        assertThat(training.error()).contains("('CHURN-1', '\"MY_AWS\"', 'eu-central-1') tells");
    }

    @Test
    void saysWhenTheRecordsCannotBeRead() {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)").countsRows(500);
        database.refuses(RECORDED, "insufficient privileges");
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-28: The database refused to read SME_METADATA_AUTOPILOT_JOBS: insufficient "
                        + "privileges. Check that you have SELECT on it, and USAGE on its schema.");
    }

    @Test
    void changesNothingWhenThePreflightFails() {
        training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)").countsRows(500).jobIsNew();
        database.udf(UDF, CHECK, "ERROR", "E-FAKE-1", "E-FAKE-1: Wrong bucket.", "{}");
        assertThat(training.error()).isEqualTo("E-FAKE-1: Wrong bucket.");
    }

    @Test
    void recordsNothingWhenTheNumberOfNodesIsUnknown() {
        assertThat(training.checks().errorWithoutNodeCount()).startsWith("F-SME-LUA-44: ");
    }

    @Test
    void exportsNothingWhenTheJobCannotBeRecorded() {
        training.checks().database.commits().refuses(INSERT, "insufficient privileges");
        database.affects("ROLLBACK", 0);
        training.jobIsNotRecorded();
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-27: The job 'churn-1' could not be recorded in SME_METADATA_AUTOPILOT_JOBS: "
                        + "insufficient privileges. Nothing was exported and no job was created. Check that you have "
                        + "SELECT, INSERT and DELETE on the table, then run the script again.");
    }

    @Test
    void exportsNothingWhenTheRecordCannotBeCommitted() {
        training.checks().database.commits().affects(INSERT, 1).refuses("COMMIT", "Transaction collision");
        database.affects("ROLLBACK", 0);
        training.jobIsNotRecorded();
        assertThat(training.error())
                .startsWith("E-SME-LUA-27: The job 'churn-1' could not be recorded in SME_METADATA_AUTOPILOT_JOBS: "
                        + "Transaction collision. Nothing was exported");
    }

    @Test
    void recordsNothingWhenWhatTheUserLeftOpenCannotBeCommitted() {
        training.checks().database.refuses("COMMIT", "Transaction collision");
        training.jobIsNotRecorded();
        assertThat(training.error()).startsWith("E-SME-LUA-27: ").contains(": Transaction collision. Nothing");
    }

    @Test
    void saysThatAnotherSessionWasFaster() {
        training.checks().database.commits().refuses(INSERT, "constraint violation");
        database.affects("ROLLBACK", 0)
                .rows(RECORDED, RECORD, List.of(List.of("churn-1", 8L, "MY_AWS", "s3://my-bucket")));
        assertThat(training.error())
                .isEqualTo("E-SME-LUA-58: Another session, 8, has recorded the job 'churn-1' in "
                        + "SME_METADATA_AUTOPILOT_JOBS while this one was preparing it: constraint violation. Nothing "
                        + "was exported and no job was created here. Poll the status of the other session's job, or "
                        + "choose another job_name.");
    }

    @Test
    void removesTheRecordWhenTheExportFails() {
        training.checks().records().decimalPoint().database.refuses(EXPORT, "ETL-5106: 403");
        training.removesTheRecord();
        assertThat(training.error()).isEqualTo(FAILED_EXPORT);
    }

    @Test
    void saysWhenTheRecordCannotBeRemoved() {
        training.checks().records().decimalPoint().database.refuses(EXPORT, "ETL-5106: 403");
        database.commits().refuses(DELETE, "insufficient privileges").affects("ROLLBACK", 0);
        assertThat(training.error())
                .isEqualTo(FAILED_EXPORT + " Besides, E-SME-LUA-31: the row of the job 'churn-1' could not be deleted "
                        + "from SME_METADATA_AUTOPILOT_JOBS again: insufficient privileges. Before you use this job "
                        + "name again, run " + removal("churn-1") + ", which takes DELETE on the table.");
    }

    @Test
    void saysWhenTheRemovalOfTheRecordCannotBeCommitted() {
        training.checks().records().decimalPoint().database.refuses(EXPORT, "ETL-5106: 403");
        database.commits().affects(DELETE, 1).refuses("COMMIT", "Transaction collision");
        database.affects("ROLLBACK", 0);
        assertThat(training.error())
                .startsWith(FAILED_EXPORT + " Besides, E-SME-LUA-31: the row")
                .contains("again: Transaction collision. Before");
    }

    @Test
    void removesTheRecordWhenThereIsSurelyNoJob() {
        training.checks().records().exports();
        database.udf(UDF, CREATE, "ERROR", "E-FAKE-1", "E-FAKE-1: Quota.", "{\"job\":\"absent\"}");
        training.removesTheRecord();
        assertThat(training.error()).isEqualTo("E-FAKE-1: Quota.");
    }

    private static String removal(final String job) {
        return "DELETE FROM \"SME\".\"SME_METADATA_AUTOPILOT_JOBS\" WHERE JOB_NAME = '" + job + "'";
    }

    private static String unknown(final String why) {
        return "E-SME-LUA-32: It could not be found out whether SageMaker has created the job 'churn-1', which would "
                + "be billed: " + why
                + ". Its row in SME_METADATA_AUTOPILOT_JOBS stays. Poll the status of the job; if "
                + "there is no such job, take the record back with " + removal("churn-1") + " and train again.";
    }

    @Test
    void keepsTheRecordWhenTheJobMayExist() {
        training.checks().records().exports();
        database.udf(UDF, CREATE, "ERROR", "E-FAKE-1", "E-FAKE-1: No answer", "{\"job\":\"unknown\"}");
        assertThat(training.error()).isEqualTo(unknown("E-FAKE-1: No answer"));
    }

    @Test
    void keepsTheRecordWhenTheUdfDiesWhileCreating() {
        training.checks().records().exports();
        database.refuses(ScriptedDatabase.udfCall(UDF, CREATE), "VM crashed");
        assertThat(training.error()).isEqualTo(unknown("VM crashed"));
    }
}
