package com.exasol.sme.scripts.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.sandbox.udf.options.OptionParser;
import com.exasol.sme.sandbox.udf.options.ScriptOptions;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.SharedInstallation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every Java script that deployment or the Lua scripts write, for every problem type and with names that look like
 * options, run under both option parsers of Exasol. With the second one each call has a JVM with the options of its
 * script; both give a JVM the same options, so with the first one calls share a JVM.
 */
@ParameterizedClass(name = "option parser {0}")
@ValueSource(ints = {1, 2})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedInstallation.class)
class ScriptOptionsTest {
    private static final int SHARED_PARSER = 2;
    private static final String SCHEMA = "\"; %jar /x; %scriptclass s;\"";
    private static final String VIEW = "\"; %jar /x; v \\ ä\"";
    private static final String CONNECTION = "\"; %jar /x; %scriptclass y \\ ä\"";
    private static final String AGE = "\"%jar /x;\"";
    private static final String CITY = "\"%jvmoption -Xmx1m; \\n\"";
    private static final String TARGET = "\"%import y;\"";

    @Parameter
    private int parser;

    private final Installation shared;
    private Installation installation;

    ScriptOptionsTest(final Installation shared) {
        this.shared = shared;
    }

    @BeforeParameterizedClassInvocation
    void deploy() throws SQLException {
        installation = parser == SHARED_PARSER ? shared : Installation.startWithResidentUdfs(parser);
        installation.run("CREATE SCHEMA " + SCHEMA);
        installation.run("CREATE CONNECTION " + CONNECTION
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        serve("binary", "BinaryClassification", "F1", "CHURN");
        serve(
                "multiclass",
                "MulticlassClassification",
                "Accuracy",
                "CASE WHEN AGE < 50 THEN CHURN ELSE '%jar /x;' END");
        serve("regression", "Regression", "MSE", "SPENT");
    }

    @AfterParameterizedClassInvocation
    void close() throws SQLException {
        if (parser != SHARED_PARSER) {
            installation.close();
        }
    }

    private void serve(final String name, final String problemType, final String metric, final String target)
            throws SQLException {
        installation.run("CREATE VIEW " + SCHEMA + ".\"" + name + "\" AS SELECT AGE AS " + AGE + ", CITY AS " + CITY
                + ", " + target + " AS " + TARGET + " FROM DATA.CUSTOMERS");
        installation.train(installation
                .training("options-" + name)
                .with("aws_credentials_connection_name", CONNECTION)
                .with("input_schema_name", SCHEMA)
                .with("input_table_or_view_name", "\"" + name + "\"")
                .with("target_attribute_name", TARGET)
                .with("problem_type", problemType)
                .with("objective", metric));
        if (name.equals("binary")) {
            installation.run(withAView().sql());
        } else {
            installation.run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('options-" + name
                    + "', 'options-" + name + "', '" + SCHEMA + "', 'ml.m5.large', 1, '" + CONNECTION + "', '"
                    + Installation.REGION + "')");
        }
    }

    private static EndpointCall withAView() {
        return new EndpointCall("options-binary", "options-binary")
                .with("schema_name", SCHEMA)
                .with("aws_credentials_connection_name", CONNECTION)
                .with("source", SCHEMA + ".\"binary\"")
                .with("view_name", VIEW);
    }

    /** Bodies of all Java scripts of the deployment and of this test by their names. */
    private Map<String, String> bodies() throws SQLException {
        final Map<String, String> bodies = new TreeMap<>();
        for (final List<Object> row : installation
                .run("SELECT SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_LANGUAGE = 'JAVA'"
                        + " AND SCRIPT_SCHEMA IN ('SME', '" + SCHEMA.replace("\"", "") + "')")
                .rows()) {
            final String text = String.valueOf(row.get(1));
            bodies.put(String.valueOf(row.get(0)), text.substring(text.indexOf(") AS\n") + ") AS\n".length()));
        }
        return bodies;
    }

    /** What a script predicts for everybody of 5, and then of 75. */
    private List<Object> predictions(final String problemType) throws SQLException {
        final SqlResult result = predict(problemType, "");
        final SqlResult withKey = predict(problemType + "_WITH_KEY", CITY + ", ");
        final int last = result.names().size() - 1;
        assertThat(result.rows()).hasSize(150);
        assertThat(withKey.rows())
                .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(row.get(2)))
                .extracting(row -> row.subList(1, row.size()))
                .containsExactlyInAnyOrderElementsOf(result.rows());
        return List.of(5L, 75L).stream()
                .map(age -> result.rows().stream()
                        .filter(row -> row.get(0).equals(age))
                        .map(row -> row.get(last))
                        .distinct()
                        .toList())
                .map(labels -> labels.size() == 1 ? labels.get(0) : labels)
                .toList();
    }

    private SqlResult predict(final String script, final String key) throws SQLException {
        return installation.run("SELECT " + SCHEMA + ".OPTIONS_" + script + "(" + key + AGE + ", " + CITY + ") FROM "
                + SCHEMA + ".\"binary\" WHERE " + AGE + " IN (5, 75)");
    }

    @Test
    @Order(1)
    void meanTheSameToBothParsers() throws SQLException {
        final Map<String, String> bodies = bodies();
        assertThat(bodies)
                .containsOnlyKeys(
                        "SME_AUTOPILOT_TRAINING_UDF",
                        "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF",
                        "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF",
                        "SME_AUTOPILOT_ENDPOINT_DELETION_UDF",
                        "SME_DOUBLE_TEXT",
                        "OPTIONS_BINARY",
                        "OPTIONS_BINARY_WITH_KEY",
                        "OPTIONS_BINARY_WITH_SOURCE",
                        "OPTIONS_MULTICLASS",
                        "OPTIONS_MULTICLASS_WITH_KEY",
                        "OPTIONS_REGRESSION",
                        "OPTIONS_REGRESSION_WITH_KEY");
        for (final Map.Entry<String, String> body : bodies.entrySet()) {
            final ScriptOptions first = OptionParser.version(1).parse(body.getValue());
            final ScriptOptions second = OptionParser.version(2).parse(body.getValue());
            assertThat(second.jvmOptions()).as(body.getKey()).isEqualTo(first.jvmOptions());
            assertThat(second.jars()).as(body.getKey()).isEqualTo(first.jars()).hasSize(1);
            assertThat(first.rest()).as(body.getKey()).isBlank();
            assertThat(second.rest()).as(body.getKey()).isBlank();
        }
    }

    @Test
    @Order(2)
    void holdWhatThePredictionNeeds() throws SQLException {
        final ScriptOptions options = OptionParser.version(parser).parse(bodies().get("OPTIONS_BINARY"));
        assertThat(options.jars()).containsExactly("/buckets/bfsdefault/default/sme-udf-0.1.0.jar");
        assertThat(options.jvmOptions())
                .filteredOn(option -> !option.startsWith("-Dsme.settings="))
                .map(option -> option.replaceFirst("-Dsme\\.deployment=[0-9]+-[0-9]+$", "-Dsme.deployment=<mark>"))
                .containsExactly(
                        "-Dexasol.scriptclass=com.exasol.sme.udf.PredictionUdf",
                        "-Dsme.version=0.1.0",
                        "-Dsme.endpoint=options-binary",
                        "-Dsme.region=eu-central-1",
                        "-Dsme.deployment=<mark>",
                        "-Duser.timezone=UTC",
                        "-Dhttp.maxConnections=16",
                        "-Xms40m",
                        "-Xmn20m",
                        "-Daws.endpointUrl=" + installation.aws().endpoint(),
                        "-Dsme.endpointPollSeconds=0.05",
                        "-XX:TieredStopAtLevel=1");
        assertThat(options.jvmOptions())
                .filteredOn(option -> option.matches("-Dsme\\.settings=[A-Za-z0-9_-]+"))
                .hasSize(1);
    }

    @Test
    @Order(3)
    void pollTheStatus() throws SQLException {
        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('options-binary', '"
                                + CONNECTION + "', '" + Installation.REGION + "')")
                        .rows())
                .containsExactly(List.of("Completed", "Completed"));
    }

    @Test
    @Order(3)
    void writeTheTextOfADouble() throws SQLException {
        assertThat(installation
                        .run("SELECT SME.SME_DOUBLE_TEXT(CAST(5 AS DOUBLE), NULL) EMITS (A VARCHAR(30), B VARCHAR(30))")
                        .rows())
                .containsExactly(Arrays.asList("5", null));
    }

    @Test
    @Order(4)
    void predictOneOfTwoLabels() throws SQLException {
        assertThat(predictions("BINARY")).containsExactly("yes", "no");
    }

    @Test
    @Order(4)
    void predictInAView() throws SQLException {
        assertThat(installation
                        .run("SELECT DISTINCT " + AGE + ", " + TARGET + ", PREDICTIONS FROM " + SCHEMA + "." + VIEW
                                + " WHERE " + AGE + " IN (5, 75) ORDER BY 1")
                        .rows())
                .containsExactly(List.of(5L, "yes", "yes"), List.of(75L, "no", "no"));
    }

    @Test
    @Order(5)
    void predictOneOfManyLabels() throws SQLException {
        assertThat(predictions("MULTICLASS")).containsExactly("yes", "%jar /x;");
    }

    @Test
    @Order(6)
    void predictANumber() throws SQLException {
        assertThat(predictions("REGRESSION"))
                .satisfiesExactly(
                        few -> assertThat((Double) few).isCloseTo(10.5, within(1.0)),
                        many -> assertThat((Double) many).isCloseTo(90.25, within(1.0)));
    }

    @Test
    @Order(7)
    void deleteTheEndpoints() throws SQLException {
        for (final String name : List.of("options_binary", "options_multiclass", "options_regression")) {
            installation.run("EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('" + name + "', '" + CONNECTION
                    + "', '" + Installation.REGION + "')");
        }
        assertThat(bodies()).hasSize(5);
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .noneMatch(name -> name.startsWith("options-"));
    }
}
