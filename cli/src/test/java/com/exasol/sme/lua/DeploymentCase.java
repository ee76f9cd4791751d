package com.exasol.sme.lua;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The deployment of an endpoint that works, as the statements it sends, for tests to change one thing in. */
final class DeploymentCase {
    static final String ENTRY = "autopilot_endpoint_deployment";
    static final String UDF = "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF";
    static final String JOB = "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE FROM "
            + "\"SME\".\"SME_METADATA_AUTOPILOT_JOBS\" WHERE JOB_NAME = 'churn-1'";
    static final List<String> JOB_COLUMNS =
            List.of("TARGET_ATTRIBUTE_NAME", "COLUMN_NAMES", "COLUMN_TYPES", "TEXT_RULE");
    static final String SCHEMA = "SELECT SCHEMA_OWNER FROM SYS.EXA_SCHEMAS WHERE SCHEMA_NAME = 'PRED'";
    static final String TAKEN = """
            SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS
            WHERE SCRIPT_SCHEMA = 'PRED' AND SCRIPT_NAME IN ('MY_EP', 'MY_EP_WITH_KEY', 'MY_EP_WITH_SOURCE')""";
    static final String ANY_ACCESS =
            "SELECT PRIVILEGE FROM SYS.EXA_SESSION_PRIVS WHERE PRIVILEGE = 'ACCESS ANY CONNECTION'";
    static final String GRANTED = """
            SELECT GRANTEE FROM (
            SELECT GRANTEE, OBJECT_NAME, FOR_OBJECT_NAME, FOR_OBJECT_TYPE FROM SYS.EXA_USER_RESTRICTED_OBJ_PRIVS UNION ALL
            SELECT GRANTEE, OBJECT_NAME, FOR_OBJECT_NAME, FOR_OBJECT_TYPE FROM SYS.EXA_ROLE_RESTRICTED_OBJ_PRIVS)
            WHERE OBJECT_NAME = '%s' AND FOR_OBJECT_TYPE = 'SCHEMA' AND FOR_OBJECT_NAME = 'PRED'""";
    static final String NAMES = "\"job_name\":\"churn-1\",\"endpoint_name\":\"my-ep\",\"connection_name\":\"MY_AWS\","
            + "\"aws_region\":\"eu-central-1\"";
    private static final String WITHOUT_PROBABILITIES = "\"probabilities\":false";
    static final String DESCRIBE = "{\"action\":\"describe\"," + NAMES + "," + WITHOUT_PROBABILITIES + "}";
    static final String DEPLOYMENT = "1839255503714910208-7";
    static final String CREATE = create("\"instance_type\":\"ml.m5.large\",\"instance_count\":2,\"wait\":true");
    static final String UNDO = "{\"action\":\"undo\"," + NAMES + ",\"deployment\":\"" + DEPLOYMENT + "\"}";
    static final String STANDING = TAKEN + " AND SCRIPT_TEXT LIKE '%-Dsme.deployment=" + DEPLOYMENT + ";%'";
    static final String DROP = "DROP SCRIPT IF EXISTS \"PRED\".\"MY_EP\"";
    static final String DROP_WITH_KEY = "DROP SCRIPT IF EXISTS \"PRED\".\"MY_EP_WITH_KEY\"";

    /** The end of the settings of a prediction script when nothing else is asked for. */
    static final String DEFAULTS = settings(20000, 4000000, 16, 6291456, "error");

    final ScriptedDatabase database = new ScriptedDatabase();
    private final String entry;
    final Map<String, Object> arguments = new HashMap<>(Map.of(
            "job_name", "churn-1",
            "endpoint_name", "my_ep",
            "schema_name", "pred",
            "instance_type", "ml.m5.large",
            "instance_count", 2L,
            "aws_credentials_connection_name", "my_aws",
            "aws_region", "eu-central-1"));

    DeploymentCase() {
        this(ENTRY);
    }

    private DeploymentCase(final String entry) {
        this.entry = entry;
    }

    /** The same deployment by the script that takes JSON. */
    static DeploymentCase ofJson() {
        return new DeploymentCase("sagemaker_endpoint_deployment");
    }

    /** The request to create the endpoint. */
    static String create(final String capacityAndWait) {
        return "{\"action\":\"create\"," + NAMES + ",\"deployment\":\"" + DEPLOYMENT + "\"," + WITHOUT_PROBABILITIES
                + "," + capacityAndWait + "}";
    }

    static String settings(
            final int rows, final int bytes, final int inFlight, final int largest, final String onError) {
        return "\"rows_per_request\":" + rows + ",\"bytes_per_request\":" + bytes + ",\"requests_in_flight\":"
                + inFlight + ",\"largest_request_in_bytes\":" + largest + ",\"on_error\":\"" + onError + "\"";
    }

    DeploymentCase with(final String key, final Object value) {
        arguments.put(key, value);
        return this;
    }

    /** A job that was trained before there were rules of texts. */
    DeploymentCase job(final String target, final String names, final String types) {
        return job(target, names, types, null);
    }

    DeploymentCase job(final String target, final String names, final String types, final String textRule) {
        database.rows(JOB, JOB_COLUMNS, List.of(Arrays.asList(target, names, types, textRule)));
        return this;
    }

    DeploymentCase schemaIsThere() {
        database.rows(SCHEMA, List.of("SCHEMA_OWNER"), List.of(List.of("JANE")));
        return this;
    }

    DeploymentCase placeIsFree() {
        schemaIsThere().database.rows(TAKEN, List.of("SCRIPT_NAME"), ScriptedDatabase.none());
        return this;
    }

    DeploymentCase describes(final String results) {
        database.udf(UDF, asked(DESCRIBE), "OK", null, null, results);
        return this;
    }

    /** {@return the request as it is for what the arguments ask for} */
    private String asked(final String request) {
        return Boolean.TRUE.equals(arguments.get("probabilities"))
                ? request.replace(WITHOUT_PROBABILITIES, "\"probabilities\":true")
                : request;
    }

    DeploymentCase finds() {
        return job("CHURN", "[\"CHURN\",\"AGE\"]", "[\"BOOLEAN\",\"DECIMAL(3,0)\"]")
                .placeIsFree()
                .describes("{\"problem_type\":\"BinaryClassification\",\"containers\":1,"
                        + "\"response_keys\":[\"predicted_label\"]}");
    }

    DeploymentCase createsScripts() {
        return createsScripts(script(false), script(true));
    }

    DeploymentCase createsScripts(final String plain, final String withKey) {
        database.commits().affects(plain, 0).affects(withKey, 0);
        stands("MY_EP", "MY_EP_WITH_KEY").database.commits();
        return comments("\"PRED\".\"MY_EP\"", "\"PRED\".\"MY_EP_WITH_KEY\"");
    }

    /** Has scripts name the job, in a transaction of its own. */
    DeploymentCase comments(final String... scripts) {
        database.commits();
        for (final String script : scripts) {
            database.affects("COMMENT ON SCRIPT " + script + " IS 'SageMaker job: churn-1'", 0);
        }
        database.commits();
        return this;
    }

    /** Answers that the user has no grant yet that lets the scripts read the connection. */
    DeploymentCase lacksGrants() {
        return lacksGrants("MY_AWS");
    }

    DeploymentCase lacksGrants(final String connection) {
        database.rows(ANY_ACCESS, List.of("PRIVILEGE"), ScriptedDatabase.none());
        database.rows(GRANTED.formatted(connection), List.of("GRANTEE"), ScriptedDatabase.none());
        return this;
    }

    /** Answers which scripts of this deployment are in the catalogue. */
    DeploymentCase stands(final String... names) {
        database.rows(
                STANDING,
                List.of("SCRIPT_NAME"),
                Arrays.stream(names).map(List::<Object>of).toList());
        return this;
    }

    /** Asks for the scripts in a new transaction. */
    DeploymentCase stillStands(final String... names) {
        database.commits();
        return stands(names);
    }

    DeploymentCase creates() {
        database.udf(UDF, asked(CREATE), "OK", null, null, "{}");
        return stillStands("MY_EP", "MY_EP_WITH_KEY").lacksGrants();
    }

    /** Drops a script in a transaction of its own. */
    DeploymentCase drops(final String drop) {
        database.commits().affects(drop, 0).commits();
        return this;
    }

    DeploymentCase cannotDrop(final String drop, final String problem) {
        for (int attempt = 0; attempt < 2; attempt++) {
            database.commits().refuses(drop, problem).affects("ROLLBACK", 0);
        }
        return this;
    }

    static String script(final boolean withKey) {
        return script(withKey, DEFAULTS, 16);
    }

    static String script(final boolean withKey, final String settings, final int connections) {
        final String key = withKey ? "\"KEY\" VARCHAR(2000000), " : "";
        return script(
                withKey ? "MY_EP_WITH_KEY" : "MY_EP",
                key + "\"AGE\" DECIMAL(3,0)",
                key + "\"AGE\" DECIMAL(3,0), \"PROBABILITY\" DOUBLE, \"PREDICTIONS\" BOOLEAN",
                "{\"connection\":\"MY_AWS\",\"problem_type\":\"BinaryClassification\",\"target_type\":\"BOOLEAN\","
                        + "\"feature_types\":[\"DECIMAL(3,0)\"],\"response_keys\":[\"predicted_label\"],\"has_key\":"
                        + withKey + "," + settings + "}",
                connections);
    }

    static String script(final String name, final String input, final String output, final String settings) {
        return script(name, input, output, settings, 16);
    }

    private static String script(
            final String name, final String input, final String output, final String settings, final int connections) {
        return """
                CREATE JAVA SET SCRIPT "PRED"."%s" (%s)
                EMITS (%s) AS
                %%scriptclass com.exasol.sme.udf.PredictionUdf;
                %%jar /buckets/bfsdefault/default/sme-udf-0.1.0.jar;
                %%jvmoption -Dsme.version=0.1.0;
                %%jvmoption -Dsme.endpoint=my-ep;
                %%jvmoption -Dsme.region=eu-central-1;
                %%jvmoption -Dsme.deployment=1839255503714910208-7;
                %%jvmoption -Dsme.settings=%s;
                %%jvmoption -Duser.timezone=UTC;
                %%jvmoption -Dhttp.maxConnections=%d;
                %%jvmoption -Xmx512m;
                %%jvmoption -Dhttps.proxyHost=proxy:8080;
                """.formatted(
                name,
                input,
                output,
                Base64.getUrlEncoder().withoutPadding().encodeToString(settings.getBytes(StandardCharsets.UTF_8)),
                connections);
    }

    List<List<Object>> run() throws Exception {
        return Scripts.run(entry, given(), database);
    }

    String error() {
        return Scripts.error(entry, given(), database);
    }

    private Map<String, Object> given() {
        return entry.equals(ENTRY) ? arguments : Map.of("json_str", json());
    }

    String json() {
        try {
            return new ObjectMapper().writeValueAsString(arguments);
        } catch (final JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
