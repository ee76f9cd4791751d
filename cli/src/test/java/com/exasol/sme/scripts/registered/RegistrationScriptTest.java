package com.exasol.sme.scripts.registered;

import static com.exasol.sme.scripts.installation.RegistrationCall.column;
import static com.exasol.sme.scripts.installation.RegistrationCall.deletion;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.RegistrationCall;
import com.exasol.sme.scripts.installation.SharedInstallation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Endpoints that somebody else runs, as functions of SQL: from the registration to the deletion. */
@ExtendWith(SharedInstallation.class)
class RegistrationScriptTest {
    private static final String KEPT = "kept: it was registered, and sme does not delete what it has not deployed. Only"
            + " functions, view and record are gone";

    private final Installation installation;

    RegistrationScriptTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void serve(final Installation installation) {
        OthersModel.serve(installation, "flow", OwnContainer.MLFLOW);
        OthersModel.serve(installation, "mind", OwnContainer.MINDSDB);
    }

    @AfterAll
    static void remove(final Installation installation) throws SQLException {
        OthersModel.remove(installation, "flow", "mind");
    }

    private List<List<Object>> record(final String endpoint) throws SQLException {
        return installation
                .run("SELECT JOB_KIND, AWS_REGION, AWS_CREDENTIALS_CONNECTION_NAME, SCRIPT_USER, INPUT_SCHEMA_NAME,"
                        + " INPUT_TABLE_OR_VIEW_NAME, TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE,"
                        + " SETTINGS FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = '" + endpoint + "'")
                .rows();
    }

    @Test
    void predictsWithTheModelOfSomebodyElse() throws SQLException {
        assertThat(installation
                        .run(new RegistrationCall("flow")
                                .with("function_name", "leaves")
                                .sql())
                        .rows())
                .containsExactly(Arrays.asList(
                        "flow",
                        "\"DATA\".\"LEAVES\"",
                        "\"DATA\".\"LEAVES_WITH_KEY\"",
                        "InService",
                        null,
                        "SELECT \"DATA\".\"LEAVES\"(\"AGE\", \"CITY\")\nFROM <table>",
                        "SELECT \"DATA\".\"LEAVES_WITH_KEY\"(CAST(<key> AS VARCHAR(2000000)), \"AGE\", \"CITY\")\nFROM <table>",
                        null,
                        "Put what you predict for in place of the words in angle brackets. AWS has to let the"
                                + " connection's user invoke this endpoint: sme iam-policy --also-endpoint flow prints a"
                                + " policy that does."));
        assertThat(record("flow"))
                .containsExactly(Arrays.asList(
                        "Endpoint",
                        "eu-central-1",
                        "AWS_CONN",
                        "SYS",
                        null,
                        null,
                        null,
                        "[\"AGE\",\"CITY\"]",
                        "[\"DECIMAL(9,0)\",\"VARCHAR(20)\"]",
                        "SHORTEST_DOUBLE",
                        "{\"function_schema\":\"DATA\",\"function_name\":\"LEAVES\",\"rows_per_request\":20000,"
                                + "\"bytes_per_request\":4000000,\"requests_in_flight\":16,\"on_error\":\"error\","
                                + "\"request\":{\"content_type\":\"application\\/json\",\"form\":\"dataframe_split\","
                                + "\"column_names\":[\"AGE\",\"CITY\"]},\"response\":{\"content_type\":"
                                + "\"application\\/json\",\"outputs\":[{\"name\":\"LABEL\",\"type\":\"VARCHAR(20)\","
                                + "\"path\":\"$.predictions[*]\"}]}}"));
        assertThat(installation
                        .run("SELECT DISTINCT AGE, LABEL FROM (SELECT DATA.LEAVES(AGE, CITY) FROM DATA.CUSTOMERS)"
                                + " WHERE AGE IN (25, 35) ORDER BY AGE")
                        .rows())
                .containsExactly(List.of(25L, "yes"), List.of(35L, "no"));
        assertThat(installation.value("SELECT SCRIPT_COMMENT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = 'LEAVES'"))
                .isEqualTo("SageMaker endpoint: flow");
        assertThat(installation.run(deletion("flow")).rows())
                .containsExactly(
                        List.of("endpoint", "flow", KEPT),
                        List.of("script", "\"DATA\".\"LEAVES\"", "dropped"),
                        List.of("script", "\"DATA\".\"LEAVES_WITH_KEY\"", "dropped"));
        assertThat(record("flow")).isEmpty();
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .contains("flow");
    }

    @Test
    void takesTheColumnsOfATableAndMakesAViewOverIt() throws SQLException {
        final RegistrationCall call = new RegistrationCall("mind")
                .without("columns")
                .with("input_schema_name", "data")
                .with("input_table_or_view_name", "churn")
                .with("target_attribute_name", "churn")
                .with("request", Map.of("content_type", "application/json", "form", "records", "null", "omit"))
                .with(
                        "response",
                        Map.of(
                                "content_type",
                                "application/json",
                                "outputs",
                                List.of(
                                        Map.of("name", "SENTENCE", "type", "VARCHAR(200)", "path", "$.prediction"),
                                        Map.of("name", "SURE", "type", "DOUBLE", "path", "$.class_confidence"))))
                .with("rows_per_request", 1)
                .with("error_column", true)
                .with("source", "DATA.CUSTOMERS");
        final List<Object> row = installation.run(call.sql()).rows().get(0);
        assertThat(row.get(4)).isEqualTo("\"DATA\".\"MIND_PREDICTIONS\"");
        assertThat(installation
                        .run(
                                "SELECT ID, SENTENCE, ERROR_MESSAGE FROM DATA.MIND_PREDICTIONS WHERE ID IN (1, 6) ORDER BY ID")
                        .rows())
                .satisfiesExactly(
                        young -> assertThat(young.get(1).toString()).endsWith("is yes"),
                        old -> assertThat(old.get(1).toString()).endsWith("is no"))
                .allMatch(answer -> answer.get(2) == null);
        assertThat(record("mind").get(0).subList(4, 7)).containsExactly("DATA", "CHURN", "CHURN");
        assertThat(installation.run(Installation.deletion("mind")).rows())
                .containsExactly(
                        List.of("endpoint", "mind", KEPT),
                        List.of("view", "\"DATA\".\"MIND_PREDICTIONS\"", "dropped"),
                        List.of("script", "\"DATA\".\"MIND\"", "dropped"),
                        List.of("script", "\"DATA\".\"MIND_WITH_KEY\"", "dropped"),
                        List.of("script", "\"DATA\".\"MIND_WITH_SOURCE\"", "dropped"));
        assertThat(record("mind")).isEmpty();
    }

    @Test
    void leavesAnEndpointAloneThatNothingButItsNameTells() throws SQLException {
        OthersModel.serve(installation, "python", OwnContainer.MLFLOW);
        assertThat(installation.refusal(deletion("python")))
                .startsWith("\"E-SME-UDF-79: Endpoint 'python' in region 'eu-central-1' does not bear the tag");
        assertThat(installation.refusal(Installation.deletion("python"))).startsWith("\"E-SME-UDF-79: ");
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .contains("python");
        OthersModel.remove(installation, "python");
    }

    @Test
    void deletesAnEndpointWithoutTheTagForWhoSaysSo() throws SQLException {
        OthersModel.serve(installation, "older", OwnContainer.MLFLOW);
        assertThat(installation.run(deletion("older", "\"untagged\":true")).rows())
                .containsExactly(
                        List.of("endpoint", "older", "deleted"),
                        List.of("endpoint configuration", "older", "deleted"),
                        List.of("model", "older", "deleted"));
    }

    /** What was registered with another connection is nothing of the deployment, and is taken back by itself. */
    @Test
    void keepsWhatAnotherConnectionRegisteredOfADeployedEndpoint() throws SQLException {
        installation.serve(installation.training("host"));
        installation.run(new RegistrationCall("host")
                .with("function_name", "guest")
                .with("aws_credentials_connection_name", Installation.OTHER_CONNECTION)
                .sql());
        assertThat(installation.run(Installation.deletion("host")).rows())
                .contains(List.of("endpoint", "host", "deleted"))
                .noneMatch(row -> row.get(1).toString().contains("GUEST"));
        assertThat(installation.scripts("GUEST")).isNotEmpty();
        assertThat(record("host")).hasSize(1);
        assertThat(installation
                        .run(deletion("host").replace(Installation.CONNECTION, Installation.OTHER_CONNECTION))
                        .rows())
                .contains(List.of("endpoint", "host", KEPT), List.of("script", "\"DATA\".\"GUEST\"", "dropped"));
        assertThat(record("host")).isEmpty();
    }

    /** Somebody dropped the functions by hand. */
    @Test
    void keepsTheEndpointOfARecordWithoutFunctions() throws SQLException {
        OthersModel.serve(installation, "bare", OwnContainer.MLFLOW);
        installation.run(new RegistrationCall("bare").sql());
        installation.run("DROP SCRIPT DATA.BARE");
        installation.run("DROP SCRIPT DATA.BARE_WITH_KEY");
        assertThat(installation.run(deletion("bare", "\"untagged\":true")).rows())
                .containsExactly(List.of("endpoint", "bare", KEPT));
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .contains("bare");
        assertThat(record("bare")).isEmpty();
        OthersModel.remove(installation, "bare");
    }

    @Test
    void refusesASecondRegistrationAndSaysOfWhichFunctions() throws SQLException {
        OthersModel.serve(installation, "twice", OwnContainer.MLFLOW);
        installation.run(new RegistrationCall("twice").sql());
        assertThat(installation.refusal(new RegistrationCall("twice")
                        .with("function_name", "other")
                        .sql()))
                .startsWith("\"E-SME-LUA-107: The endpoint 'twice' in eu-central-1 is registered already with the"
                        + " connection 'AWS_CONN', by 'SYS' in session ")
                .contains("{\"function_schema\":\"DATA\",\"function_name\":\"TWICE\",");
        installation.run(deletion("twice"));
        OthersModel.remove(installation, "twice");
    }

    @Test
    void refusesAnEndpointThatIsNotThereOrNotInService() throws SQLException {
        assertThat(installation.refusal(new RegistrationCall("nowhere").sql()))
                .startsWith("\"E-SME-UDF-38: There is no endpoint 'nowhere' in region 'eu-central-1'.");
        assertThat(installation.scripts("NOWHERE")).isEmpty();
        assertThat(record("nowhere")).isEmpty();
    }

    @Test
    void tellsTheReasonOfEachRefusedRow() throws SQLException {
        final List<Map<String, String>> texts = List.of(column("AGE", "VARCHAR(20)"), column("CITY", "VARCHAR(20)"));
        OthersModel.serve(installation, "strict", OwnContainer.MLFLOW);
        installation.run(new RegistrationCall("strict")
                .with("columns", texts)
                .with("request", Map.of("content_type", "text/csv", "header", true))
                .with("error_column", true)
                .sql());
        assertThat(installation
                        .run("SELECT DATA.STRICT(CASE WHEN ID = 7 THEN 'x' ELSE CAST(AGE AS VARCHAR(20)) END, CITY)"
                                + " FROM DATA.CUSTOMERS WHERE ID IN (6, 7)")
                        .rows())
                .anySatisfy(row -> {
                    assertThat(row.get(0)).isEqualTo("x");
                    assertThat(row.get(2)).isNull();
                    assertThat(row.get(3).toString()).startsWith("E-SME-UDF-");
                })
                .anySatisfy(row -> assertThat(row.subList(0, 4)).containsExactly("65", "Fürth", "no", null));
        installation.run(deletion("strict"));
        OthersModel.remove(installation, "strict");
    }

    @Test
    void keepsWhatWasRegisteredBesideADeployedEndpointUntilThatIsDeleted() throws SQLException {
        installation.serve(installation.training("shared-ep"));
        installation.run(new RegistrationCall("shared-ep")
                .with("function_name", "second_name")
                .with("request", Map.of("content_type", "text/csv"))
                .with(
                        "response",
                        Map.of(
                                "content_type",
                                "text/csv",
                                "outputs",
                                List.of(Map.of("name", "LABEL", "type", "VARCHAR(20)"))))
                .sql());
        assertThat(installation.run(Installation.deletion("shared-ep")).rows())
                .contains(
                        List.of("endpoint", "shared-ep", "deleted"),
                        List.of("script", "\"DATA\".\"SHARED_EP\"", "dropped"),
                        List.of("script", "\"DATA\".\"SECOND_NAME\"", "dropped"));
        assertThat(record("shared-ep")).isEmpty();
    }
}
