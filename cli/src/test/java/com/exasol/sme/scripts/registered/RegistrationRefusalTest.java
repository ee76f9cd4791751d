package com.exasol.sme.scripts.registered;

import static com.exasol.sme.scripts.installation.RegistrationCall.column;
import static com.exasol.sme.scripts.installation.RegistrationCall.deletion;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.RegistrationCall;
import com.exasol.sme.scripts.installation.SharedInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be registered, and what cannot be taken back: each an error, after which nothing is there. */
@ExtendWith(SharedInstallation.class)
class RegistrationRefusalTest {
    private static final String ENDPOINT = "unwilling";

    private final Installation installation;

    RegistrationRefusalTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void serve(final Installation installation) {
        OthersModel.serve(installation, ENDPOINT, OwnContainer.MLFLOW);
    }

    @AfterAll
    static void remove(final Installation installation) throws SQLException {
        OthersModel.remove(installation, ENDPOINT);
    }

    @AfterEach
    void nothingIsThere() throws SQLException {
        assertThat(installation.scripts("UNWILLING")).isEmpty();
        assertThat(installation
                        .run("SELECT * FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = '" + ENDPOINT + "'")
                        .rows())
                .isEmpty();
    }

    private static RegistrationCall call() {
        return new RegistrationCall(ENDPOINT);
    }

    private String refusal(final RegistrationCall call) {
        return installation.refusal(call.sql()).substring(1);
    }

    private static Map<String, Object> response(final String output) {
        return Map.of(
                "content_type",
                "application/json",
                "outputs",
                List.of(Map.of("name", output, "type", "DOUBLE", "path", "$.predictions[*]")));
    }

    @Test
    void takesColumnsFromOnePlaceAndFromAWholeOne() {
        final String which = "E-SME-LUA-102: The argument has to say which columns the model takes, in their order:";
        assertThat(refusal(call().without("columns"))).startsWith(which);
        assertThat(refusal(call().with("input_schema_name", "DATA"))).startsWith(which);
        assertThat(refusal(call().without("columns").with("input_schema_name", "DATA")))
                .startsWith(which);
        assertThat(refusal(call().with("target_attribute_name", "CHURN"))).startsWith(which);
    }

    @Test
    void takesColumnsOfNamesAndTypesOnly() {
        final String list = "E-SME-LUA-103: The value of columns has to be a list of objects, such as";
        assertThat(refusal(call().with("columns", List.of()))).startsWith(list);
        assertThat(refusal(call().with("columns", "AGE"))).startsWith(list);
        assertThat(refusal(call().with("columns", Map.of("AGE", "DOUBLE")))).startsWith(list);
        assertThat(refusal(call().with("columns", List.of(Map.of("name", "AGE")))))
                .startsWith("E-SME-LUA-3: ");
        assertThat(refusal(call().with("columns", List.of(column("A", "GEOMETRY")))))
                .startsWith("E-SME-LUA-103: The type 'GEOMETRY' of the column 'A' is none that a function takes:");
    }

    @Test
    void takesATableOfTheModelsColumnsOnly() throws SQLException {
        final RegistrationCall ofTable =
                call().without("columns").with("input_schema_name", "DATA").with("input_table_or_view_name", "CHURN");
        assertThat(refusal(ofTable.with("target_attribute_name", "AGES")))
                .startsWith("E-SME-LUA-103: The columns of DATA.CHURN cannot be those of a model: there is no"
                        + " target_attribute_name 'AGES'. Nothing was created.");
        assertThat(refusal(ofTable.with("input_table_or_view_name", "NO_SUCH_TABLE")))
                .startsWith("E-SME-LUA-18: There is no table or view 'NO_SUCH_TABLE' in the schema 'DATA'");
        installation.run("CREATE TABLE DATA.ALONE (A DECIMAL(9,0))");
        assertThat(refusal(ofTable.with("input_table_or_view_name", "ALONE").with("target_attribute_name", "A")))
                .startsWith("E-SME-LUA-103: The columns of DATA.ALONE cannot be those of a model: there is none besides"
                        + " the target.");
        installation.run("DROP TABLE DATA.ALONE");
    }

    @Test
    void takesNamesOfParametersOnly() {
        assertThat(refusal(call().with(
                                "columns",
                                List.of(
                                        column("KEY", "DOUBLE"),
                                        column("a.b", "DOUBLE"),
                                        column("A", "DOUBLE"),
                                        column("A", "DOUBLE")))))
                .startsWith(
                        "E-SME-LUA-104: Columns of the model cannot be parameters of a function: 'KEY' (the function"
                                + " with _WITH_KEY has a column of that name), 'a.b' (a column has no . in its name, and at most"
                                + " 128 characters), 'A' (there are two of it). Nothing was created.");
    }

    @Test
    void refusesOutputsThatHaveTheNameOfAnotherColumn() {
        assertThat(refusal(call().with("response", response("AGE")))).startsWith("E-SME-LUA-132: The output 'AGE' has");
        assertThat(refusal(call().with("response", response("KEY"))))
                .startsWith("E-SME-LUA-132: An output cannot be named KEY");
        assertThat(refusal(call().with("columns", List.of(column("ERROR_MESSAGE", "DOUBLE")))
                        .with("error_column", true)))
                .startsWith("E-SME-LUA-132: A feature is named ERROR_MESSAGE");
        assertThat(refusal(call().with("source", "DATA.CUSTOMERS").with("response", response("SPENT"))))
                .startsWith("E-SME-LUA-112: ");
    }

    @Test
    void takesAnEndpointInServiceOnly() {
        OthersModel.serve(installation, "going", OwnContainer.MLFLOW);
        installation.aws().delays(1, 5);
        try {
            installation.act(Installation.REGION, "DeleteEndpoint", "EndpointName", "going");
            assertThat(refusal(new RegistrationCall("going")))
                    .startsWith(
                            "E-SME-LUA-106: The endpoint 'going' in eu-central-1 is Deleting. Nothing was created."
                                    + " Register it as soon as it is InService, which SME_POLL_SAGEMAKER_ENDPOINT_STATUS tells.");
        } finally {
            installation.aws().delays(1, 1);
            installation.elsewhere(deletion("going", "\"untagged\":true"));
        }
    }

    @Test
    void leavesNothingWhenTheRecordIsRefused() {
        installation.sandbox().database().failNext(sql -> sql.startsWith("INSERT"), "no more space");
        assertThat(refusal(call()))
                .startsWith(
                        "E-SME-LUA-108: The endpoint 'unwilling' could not be recorded in SME_METADATA_SAGEMAKER_JOBS:"
                                + " no more space");
    }

    @Test
    void leavesNothingWhenALaterStepIsRefused() {
        for (final String step : List.of("CREATE JAVA SET SCRIPT \"DATA\".\"UNWILLING_WITH_KEY\"", "CREATE VIEW")) {
            installation.sandbox().database().failNext(sql -> sql.startsWith(step), "no more space");
            assertThat(refusal(call().with("source", "DATA.CUSTOMERS"))).contains("no more space");
        }
    }

    @Test
    void keepsAllOrNothingWhenItCannotBeTakenBack() throws SQLException {
        installation.run(call().sql());
        try (SqlConsole other = installation.user(
                "REGISTRAR",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SCHEMA SME",
                "SELECT ON SME.SME_METADATA_SAGEMAKER_JOBS",
                "ACCESS ON CONNECTION AWS_CONN FOR SCHEMA SME",
                "EXECUTE ON SCHEMA DATA",
                "DROP ANY SCRIPT")) {
            assertThat(Installation.refusal(other, deletion(ENDPOINT)))
                    .startsWith("\"E-SME-LUA-105: The functions of the registered endpoint 'unwilling' in eu-central-1"
                            + " could not be dropped: ")
                    .contains("They and their record in SME_METADATA_SAGEMAKER_JOBS stay, and so does the endpoint.");
        } finally {
            installation.run("DROP USER REGISTRAR");
        }
        assertThat(installation.scripts("UNWILLING")).hasSize(2);
        assertThat(installation.run(deletion(ENDPOINT)).rows()).hasSize(3);
    }
}
