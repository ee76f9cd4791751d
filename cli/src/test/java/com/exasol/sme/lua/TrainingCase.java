package com.exasol.sme.lua;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A training that works, as the statements it sends, for tests to change one thing in. */
final class TrainingCase {
    static final String ENTRY = "autopilot_training";
    static final String UDF = "SME_AUTOPILOT_TRAINING_UDF";
    static final String PREFIX = "data/churn/churn-1/1839255503714910208-7";

    static final String CATALOGUE = """
            SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS
            WHERE COLUMN_SCHEMA = 'IDA' AND COLUMN_TABLE = 'CUSTOMERS' ORDER BY COLUMN_ORDINAL_POSITION""";
    static final String COUNT = "SELECT COUNT(*) AS ROW_COUNT, COUNT(\"CHURN\") AS TARGET_COUNT, "
            + "COUNT(DISTINCT \"CHURN\") AS VALUE_COUNT FROM \"IDA\".\"CUSTOMERS\"";
    static final String COUNT_ALL = "SELECT * FROM ("
            + COUNT.replace(
                    " FROM",
                    ", APPROXIMATE_COUNT_DISTINCT(CASE WHEN \"CHURN\" IS NOT NULL THEN \"AGE\" END) AS FEATURE_2_COUNT"
                            + " FROM")
            + ") COUNTED CROSS JOIN (SELECT COUNT(*) AS RARE_COUNT, MIN(VALUE_TEXT) AS RARE_CLASS FROM (SELECT CAST("
            + "\"CHURN\" AS VARCHAR(2000000)) AS VALUE_TEXT FROM \"IDA\".\"CUSTOMERS\" WHERE \"CHURN\" IS NOT NULL "
            + "GROUP BY \"CHURN\" HAVING COUNT(*) < 10) CLASSES) RARE";
    static final String RECORDED =
            "SELECT JOB_NAME, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, S3_BUCKET_URI FROM \"SME\".\"SME_METADATA_AUTOPILOT_JOBS\" WHERE UPPER(JOB_NAME) = UPPER('churn-1')";
    static final String RECORDED_OTHERWISE =
            "SELECT JOB_NAME, JOB_KIND, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION FROM"
                    + " \"SME\".\"SME_METADATA_SAGEMAKER_JOBS\" WHERE UPPER(JOB_NAME) = UPPER('churn-1')"
                    + " AND JOB_KIND <> 'Endpoint'";
    static final String CHECK = "{\"action\":\"check\",\"job_name\":\"churn-1\",\"connection_name\":\"MY_AWS\","
            + "\"aws_region\":\"eu-central-1\",\"s3_bucket_uri\":\"s3:\\/\\/my-bucket\","
            + "\"iam_sagemaker_role\":\"arn:aws:iam::123456789012:role\\/sagemaker\"}";
    static final String INSERT = """
            INSERT INTO "SME"."SME_METADATA_AUTOPILOT_JOBS" (DATETIME, JOB_NAME, AWS_CREDENTIALS_CONNECTION_NAME, IAM_SAGEMAKER_ROLE, S3_BUCKET_URI,
            S3_OUTPUT_PATH, TARGET_ATTRIBUTE_NAME, PROBLEM_TYPE, OBJECTIVE, MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS, MAX_CANDIDATES,
            MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS, SESSION_ID, SCRIPT_USER, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE)
            VALUES (SYSTIMESTAMP, 'churn-1', 'MY_AWS', 'arn:aws:iam::123456789012:role/sagemaker', 's3://my-bucket', 'data/churn', 'CHURN', NULL, NULL,
            NULL, NULL, NULL, '1839255503714910208', 'JANE', '["CHURN","AGE"]', '["BOOLEAN","DECIMAL(3,0)"]',
            'SHORTEST_DOUBLE')""";
    static final String POINT =
            "SELECT SESSION_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'NLS_NUMERIC_CHARACTERS'";
    static final String EXPORT =
            "EXPORT (SELECT CASE \"CHURN\" WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END AS \"CHURN\", "
                    + "\"AGE\" AS \"AGE\" FROM \"IDA\".\"CUSTOMERS\" WHERE \"CHURN\" IS NOT NULL) INTO CSV AT \"MY_AWS\" FILE '"
                    + PREFIX
                    + "/train/part-0001.csv' (1 DELIMIT = AUTO, 2 DELIMIT = AUTO) REPLACE ENCODING = 'UTF-8' NULL = '' ROW SEPARATOR = 'LF' "
                    + "COLUMN SEPARATOR = ',' COLUMN DELIMITER = '\"' DELIMIT = AUTO WITH COLUMN NAMES";
    static final String CREATE = "{\"action\":\"create\",\"job_name\":\"churn-1\",\"connection_name\":\"MY_AWS\","
            + "\"aws_region\":\"eu-central-1\",\"s3_bucket_uri\":\"s3:\\/\\/my-bucket\","
            + "\"iam_sagemaker_role\":\"arn:aws:iam::123456789012:role\\/sagemaker\","
            + "\"s3_input_uri\":\"s3:\\/\\/my-bucket\\/data\\/churn\\/churn-1\\/1839255503714910208-7\\/train\\/\","
            + "\"s3_output_uri\":\"s3:\\/\\/my-bucket\\/data\\/churn\\/churn-1\\/1839255503714910208-7\\/output\\/\","
            + "\"target_attribute_name\":\"CHURN\"}";
    static final String DELETE = "DELETE FROM \"SME\".\"SME_METADATA_AUTOPILOT_JOBS\" WHERE JOB_NAME = 'churn-1' "
            + "AND SESSION_ID = CAST('1839255503714910208' AS DECIMAL(20,0))";

    final ScriptedDatabase database = new ScriptedDatabase();
    final Map<String, Object> json = new LinkedHashMap<>();

    TrainingCase() {
        json.put("job_name", "churn-1");
        json.put("aws_credentials_connection_name", "my_aws");
        json.put("aws_region", "eu-central-1");
        json.put("iam_sagemaker_role", "arn:aws:iam::123456789012:role/sagemaker");
        json.put("s3_bucket_uri", "s3://my-bucket");
        json.put("s3_output_path", "data/churn");
        json.put("input_schema_name", "ida");
        json.put("input_table_or_view_name", "customers");
        json.put("target_attribute_name", "churn");
        json.put("check_data", false);
    }

    TrainingCase with(final String key, final Object value) {
        json.put(key, value);
        return this;
    }

    TrainingCase columns(final String... namesAndTypes) {
        database.rows(
                CATALOGUE,
                List.of("COLUMN_NAME", "COLUMN_TYPE"),
                Arrays.stream(namesAndTypes)
                        .map(column -> List.<Object>of((Object[]) column.split(" ", 2)))
                        .toList());
        return this;
    }

    TrainingCase countsRows(final long rows) {
        return countsRows(rows, rows);
    }

    TrainingCase countsRows(final long rows, final long withTarget) {
        return countsRows(rows, withTarget, 2);
    }

    TrainingCase countsRows(final long rows, final long withTarget, final long values) {
        database.rows(
                COUNT, List.of("ROW_COUNT", "TARGET_COUNT", "VALUE_COUNT"), List.of(List.of(rows, withTarget, values)));
        return this;
    }

    /** Counts what advice is about, too: values of the feature AGE, and classes of few rows. */
    TrainingCase countsAll(final long rows, final long values, final long ages, final long rare, final String example) {
        json.remove("check_data");
        database.rows(
                COUNT_ALL,
                List.of("ROW_COUNT", "TARGET_COUNT", "VALUE_COUNT", "FEATURE_2_COUNT", "RARE_COUNT", "RARE_CLASS"),
                List.of(Arrays.asList(rows, rows, values, ages, rare, example)));
        return this;
    }

    TrainingCase jobIsNew() {
        return jobIsNotRecorded().jobIsRecordedOtherwise();
    }

    /** Answers that the table of Autopilot's jobs has none of this name. */
    TrainingCase jobIsNotRecorded() {
        database.rows(
                RECORDED,
                List.of("JOB_NAME", "SESSION_ID", "AWS_CREDENTIALS_CONNECTION_NAME", "S3_BUCKET_URI"),
                ScriptedDatabase.none());
        return this;
    }

    /** Answers which job of this name the table of other kinds has: all of its columns, or nothing. */
    TrainingCase jobIsRecordedOtherwise(final Object... row) {
        database.rows(
                RECORDED_OTHERWISE,
                List.of("JOB_NAME", "JOB_KIND", "SESSION_ID", "AWS_CREDENTIALS_CONNECTION_NAME", "AWS_REGION"),
                row.length == 0 ? ScriptedDatabase.none() : List.of(List.of(row)));
        return this;
    }

    TrainingCase checks() {
        columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)").countsRows(500).jobIsNew();
        database.udf(UDF, CHECK, "OK", null, null, "{}");
        return this;
    }

    TrainingCase records() {
        database.commits().affects(INSERT, 1).commits();
        return this;
    }

    TrainingCase removesTheRecord() {
        database.commits().affects(DELETE, 1).commits();
        return this;
    }

    TrainingCase decimalPoint() {
        database.rows(POINT, List.of("SESSION_VALUE"), List.of(List.of(".,")));
        return this;
    }

    TrainingCase exports() {
        decimalPoint().database.affects(EXPORT, 512);
        return this;
    }

    private Map<String, Object> arguments() {
        try {
            return Map.of("json_str", new ObjectMapper().writeValueAsString(json));
        } catch (final JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }

    List<List<Object>> run() throws Exception {
        return Scripts.run(ENTRY, arguments(), database);
    }

    String error() {
        return Scripts.error(ENTRY, arguments(), database);
    }

    /** The error in a database that does not tell scripts how many nodes it has. */
    String errorWithoutNodeCount() {
        return Scripts.errorOf("""
                local meta = exa.meta
                exa = { meta = setmetatable({}, { __index = function(_, name)
                    return name ~= "node_count" and meta[name] or nil
                end }) }
                """ + LuaBundle.ofEntry(ENTRY), arguments(), database);
    }
}
