package com.exasol.sme.fuzz;

import com.exasol.sme.sandbox.lua.LuaDatabase;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session in which every right call succeeds to its end, and which takes no other statements than those that it knows
 * by heart. It notes what changes something in the database, in S3 or in AWS.
 */
final class StrictDatabase implements LuaDatabase {
    static final String ATTEMPT = "1839255503714910208-7";
    static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("AGE", "DECIMAL(9,0)");
        COLUMNS.put("SPENT", "DECIMAL(9,2)");
        COLUMNS.put("BORN", "DATE");
        COLUMNS.put("lower b", "DOUBLE");
        COLUMNS.put("SEEN", "TIMESTAMP(3)");
        COLUMNS.put("CHURN", "VARCHAR(5) UTF8");
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String TEXT = "'((?:[^']|'')*+)'";
    private static final String METADATA = "\"SME\"\\.\"SME_METADATA_AUTOPILOT_JOBS\"";
    private static final String OTHER_METADATA = "\"SME\"\\.\"SME_METADATA_SAGEMAKER_JOBS\"";
    private static final Pattern UDF =
            Pattern.compile("SELECT \"SME\"\\.\"SME_AUTOPILOT_(\\w+)_UDF\"\\('7', " + TEXT + "\\) FROM DUAL");

    /** What changes something, in its order. */
    final List<String> changes = new ArrayList<>();

    private final List<Answer> answers = new ArrayList<>();
    private List<List<Object>> job = List.of(
            List.of("CHURN", "[\"AGE\",\"CHURN\"]", "[\"DECIMAL(9,0)\",\"VARCHAR(5) UTF8\"]", "SHORTEST_DOUBLE"));
    private List<List<Object>> scripts = List.of();

    private record Answer(Pattern statement, Reply reply) {}

    /** What a statement gives, by the texts in it. */
    @FunctionalInterface
    private interface Reply {
        StatementResult to(List<String> texts) throws SQLException;
    }

    StrictDatabase() {
        reads(
                "SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS\\.EXA_ALL_COLUMNS\\s+WHERE COLUMN_SCHEMA = " + TEXT
                        + " AND COLUMN_TABLE = " + TEXT + " ORDER BY COLUMN_ORDINAL_POSITION",
                texts -> columns(texts));
        reads(
                "SELECT COUNT\\(\\*\\) AS ROW_COUNT, .* FROM \"DATA\"\\.\"CHURN\"",
                texts -> rows("ROW_COUNT,TARGET_COUNT,VALUE_COUNT", List.of(List.of(612L, 600L, 2L))));
        reads("SELECT \\* FROM \\(SELECT COUNT\\(\\*\\) AS ROW_COUNT, .* RARE", texts -> {
            final List<Object> counts = new ArrayList<>(List.of(612L, 600L, 2L));
            final List<String> names = new ArrayList<>(List.of("ROW_COUNT", "TARGET_COUNT", "VALUE_COUNT"));
            for (int column = 1; column <= COLUMNS.size(); column++) {
                names.add("FEATURE_" + column + "_COUNT");
                counts.add(50L);
            }
            names.addAll(List.of("RARE_COUNT", "RARE_CLASS"));
            counts.addAll(Arrays.asList(0L, null));
            return rows(String.join(",", names), List.of(counts));
        });
        reads(
                "SELECT \"SME\"\\.\"SME_DOUBLE_TEXT\"\\(CAST\\('5' AS DOUBLE\\), CAST\\('7' AS DOUBLE\\)\\) EMITS .*",
                texts -> rows("NUMBER_TEXT,ID_TEXT", List.of(List.of("5", "7"))));
        reads(
                "SELECT JOB_NAME, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, S3_BUCKET_URI FROM " + METADATA
                        + " WHERE UPPER\\(JOB_NAME\\) = UPPER\\(" + TEXT + "\\)",
                texts -> rows("JOB_NAME,SESSION_ID,AWS_CREDENTIALS_CONNECTION_NAME,S3_BUCKET_URI", List.of()));
        reads(
                "SELECT JOB_NAME, JOB_KIND, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION FROM "
                        + OTHER_METADATA + " WHERE UPPER\\(JOB_NAME\\) = UPPER\\(" + TEXT
                        + "\\) AND JOB_KIND <> 'Endpoint'",
                texts -> rows("JOB_NAME,JOB_KIND,SESSION_ID,AWS_CREDENTIALS_CONNECTION_NAME,AWS_REGION", List.of()));
        reads(
                "SELECT SESSION_VALUE FROM SYS\\.EXA_PARAMETERS WHERE PARAMETER_NAME = 'NLS_NUMERIC_CHARACTERS'",
                texts -> rows("SESSION_VALUE", List.of(List.of(".,"))));
        reads(
                "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE FROM " + METADATA
                        + " WHERE JOB_NAME = " + TEXT,
                texts -> rows(
                        "TARGET_ATTRIBUTE_NAME,COLUMN_NAMES,COLUMN_TYPES,TEXT_RULE",
                        texts.get(0).equals("churn") ? job : List.of()));
        reads(
                "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, PROBLEM_TYPE, SETTINGS FROM "
                        + OTHER_METADATA + " WHERE JOB_NAME = " + TEXT + " AND JOB_KIND = 'Training'",
                texts -> rows(
                        "TARGET_ATTRIBUTE_NAME,COLUMN_NAMES,COLUMN_TYPES,TEXT_RULE,PROBLEM_TYPE,SETTINGS", List.of()));
        reads(
                "SELECT SCHEMA_OWNER FROM SYS\\.EXA_SCHEMAS WHERE SCHEMA_NAME = " + TEXT,
                texts -> rows("SCHEMA_OWNER", texts.get(0).equals("PRED") ? List.of(List.of("ANALYST")) : List.of()));
        reads(
                "SELECT SCRIPT_NAME FROM SYS\\.EXA_ALL_SCRIPTS\\s+WHERE SCRIPT_SCHEMA = " + TEXT
                        + " AND SCRIPT_NAME IN \\(" + TEXT + ", " + TEXT + ", " + TEXT + "\\)",
                texts -> rows("SCRIPT_NAME", List.of()));
        reads(
                "SELECT SCRIPT_NAME FROM SYS\\.EXA_ALL_SCRIPTS\\s+WHERE SCRIPT_SCHEMA = " + TEXT
                        + " AND SCRIPT_NAME IN \\(" + TEXT + ", " + TEXT + ", " + TEXT + "\\) AND SCRIPT_TEXT LIKE "
                        + TEXT,
                texts -> rows(
                        "SCRIPT_NAME",
                        texts.subList(1, changes.contains("CREATE VIEW") ? 4 : 3).stream()
                                .map(name -> List.<Object>of(name))
                                .toList()));
        reads(
                "SELECT COLUMN_NAME FROM SYS\\.EXA_ALL_COLUMNS\\s+WHERE COLUMN_SCHEMA = 'PRED' AND COLUMN_TABLE = "
                        + TEXT,
                texts -> rows("COLUMN_NAME", List.of()));
        reads(
                "CREATE VIEW \"PRED\"\\.\"(?:[^\"]|\"\")+\" AS\nSELECT .*\nFROM \\(SELECT"
                        + " \"PRED\"\\.\"[A-Za-z0-9_-]+_WITH_SOURCE\"\\(.*\\)\nFROM \"DATA\"\\.\"CHURN\"\nGROUP BY"
                        + " IPROC\\(\\), MOD\\(ROWNUM, [0-9]+\\)\\)",
                texts -> {
                    changes.add("CREATE VIEW");
                    return StatementResult.affecting(0);
                });
        reads("SELECT GRANTEE FROM \\(.*", texts -> rows("GRANTEE", List.of(List.of("ANALYST"))));
        reads(
                "SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS\\.EXA_ALL_SCRIPTS\\s+WHERE SCRIPT_TEXT LIKE "
                        + TEXT + " ORDER BY .*",
                texts -> rows("SCRIPT_SCHEMA,SCRIPT_NAME,SCRIPT_TEXT", scripts));
        changes("INSERT INTO " + METADATA + " .*", 1);
        changes("INSERT INTO " + OTHER_METADATA + " .*", 1);
        reads(
                "SELECT SESSION_ID, SCRIPT_USER, SETTINGS FROM " + OTHER_METADATA + " WHERE JOB_NAME = " + TEXT
                        + " AND JOB_KIND = 'Endpoint' AND AWS_REGION = " + TEXT
                        + " AND AWS_CREDENTIALS_CONNECTION_NAME = " + TEXT,
                texts -> rows("SESSION_ID,SCRIPT_USER,SETTINGS", List.of()));
        changes("EXPORT \\(SELECT .*", 600);
        changes("COMMIT", 0);
        reads(
                "SELECT PRIVILEGE FROM SYS\\.EXA_SESSION_PRIVS WHERE PRIVILEGE = " + TEXT,
                texts -> rows("PRIVILEGE", List.of(List.of(texts.get(0)))));
        changes("COMMENT ON SCRIPT \"PRED\"\\.\"[A-Za-z0-9_-]+\" IS 'SageMaker job: churn'", 0);
        changes("COMMENT ON SCRIPT \"PRED\"\\.\"(?:[^\"]|\"\")+\" IS 'SageMaker endpoint: [A-Za-z0-9-]+'", 0);
        changes("CREATE JAVA SET SCRIPT \"PRED\"\\.\"(?:[^\"]|\"\")+\" .*", 0);
        reads("DROP SCRIPT IF EXISTS \"PRED\"\\.\"EP\"", texts -> {
            changes.add("DROP");
            scripts = List.of();
            return StatementResult.affecting(0);
        });
    }

    /** The row of the job churn. */
    StrictDatabase job(final Object target, final Object names, final Object types, final Object textRule) {
        job = List.of(Arrays.asList(target, names, types, textRule));
        return this;
    }

    /** A prediction script in the schema PRED. */
    StrictDatabase script(final String name, final String text) {
        scripts = List.of(List.of("PRED", name, text));
        return this;
    }

    @Override
    public StatementResult execute(final String sql) throws SQLException {
        final Matcher udf = UDF.matcher(sql);
        if (udf.matches()) {
            return udf(udf.group(1), udf.group(2).replace("''", "'"));
        }
        for (final Answer answer : answers) {
            final Matcher statement = answer.statement.matcher(sql);
            if (statement.matches()) {
                final List<String> texts = new ArrayList<>();
                for (int group = 1; group <= statement.groupCount(); group++) {
                    texts.add(statement.group(group).replace("''", "'"));
                }
                return answer.reply.to(texts);
            }
        }
        throw new IllegalStateException("no such statement is expected: " + sql);
    }

    private void reads(final String statement, final Reply reply) {
        answers.add(new Answer(Pattern.compile(statement, Pattern.DOTALL), reply));
    }

    private void changes(final String statement, final long rows) {
        final String word = statement.replaceAll("\\W.*", "");
        reads(statement, texts -> {
            // Files for several instances take a statement each.
            if (!word.equals("EXPORT") || !changes.get(changes.size() - 1).equals(word)) {
                changes.add(word);
            }
            return StatementResult.affecting(rows);
        });
    }

    private static StatementResult columns(final List<String> texts) {
        return rows(
                "COLUMN_NAME,COLUMN_TYPE",
                texts.equals(List.of("DATA", "CHURN"))
                        ? COLUMNS.entrySet().stream()
                                .map(column -> List.<Object>of(column.getKey(), column.getValue()))
                                .toList()
                        : List.of());
    }

    private StatementResult udf(final String name, final String request) {
        final JsonNode json = parsed(request);
        final String action = json.path("action").asText(name);
        final boolean isCreation = action.equals("create") || action.equals("create_container");
        if (isCreation || action.equals("ENDPOINT_DELETION")) {
            changes.add(isCreation ? "AWS create" : "AWS delete");
        }
        final String results =
                switch (action) {
                    case "describe" ->
                        "{\"problem_type\":\"BinaryClassification\",\"containers\":1,"
                                + "\"response_keys\":[\"predicted_label\",\"labels\",\"probabilities\"]}";
                    case "check" ->
                        json.path("iam_sagemaker_role").asText().contains(":")
                                ? "{}"
                                : "{\"role\":\"arn:aws:iam::123456789012:role/"
                                        + json.path("iam_sagemaker_role").asText() + "\"}";
                    case "status" -> "{\"endpoint_status\":\"InService\"}";
                    case "JOB_STATUS_POLLING" ->
                        "{\"job_kind\":\"Autopilot\",\"job_status\":\"Completed\",\"job_secondary_status\":\"Completed\"}";
                    case "ENDPOINT_DELETION" -> "{\"deleted\":[],\"kept\":[]}";
                    default -> "{}";
                };
        return rows("STATUS,CODE,MESSAGE,RESULTS", List.of(Arrays.asList("OK", null, null, results)));
    }

    private static JsonNode parsed(final String request) {
        try {
            return JSON.readTree(request);
        } catch (final JsonProcessingException exception) {
            throw new IllegalStateException("a UDF was asked with no JSON: " + request, exception);
        }
    }

    private static StatementResult rows(final String columns, final List<List<Object>> rows) {
        return StatementResult.of(
                Arrays.stream(columns.split(","))
                        .map(name -> new Column(
                                name, SqlType.parse(name.endsWith("_COUNT") ? "DECIMAL(18,0)" : "VARCHAR(2000000)")))
                        .toList(),
                rows);
    }
}
