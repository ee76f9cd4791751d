package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Endpoints with settings of their own, endpoints without servers, and endpoints that nobody waits for. */
@ExtendWith(QuickInstallation.class)
class EndpointSettingsScriptTest {
    private static final String JOB = "for-settings";
    private static final String TUNED = "for-settings-tuned";
    private static final String CUSTOMERS = " FROM DATA.CUSTOMERS WHERE AGE = 5";

    private final Installation installation;

    EndpointSettingsScriptTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
        installation.aws().trainPipelines(true);
        installation.train(installation.training(TUNED));
        installation.aws().trainPipelines(false);
    }

    @AfterEach
    void hurry() {
        installation.aws().delays(2, 1);
    }

    private static List<Object> deployed(final String endpoint, final String status) {
        final String script = "\"DATA\".\"" + endpoint.toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(endpoint, script + '"', script + "_WITH_KEY\"", status);
    }

    private static String polling(final String endpoint) {
        return "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_ENDPOINT_STATUS('" + endpoint + "', '" + Installation.CONNECTION
                + "', '" + Installation.REGION + "')";
    }

    private List<Object> poll(final String endpoint) throws SQLException {
        final List<List<Object>> rows = installation.run(polling(endpoint)).rows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private List<List<Object>> predict(final String script, final String condition) throws SQLException {
        return installation
                .run("SELECT DATA." + script + "(AGE, CITY)" + CUSTOMERS + condition)
                .rows();
    }

    private void assertNothingIsLeft(final String endpoint, final String scripts) throws SQLException {
        final Inventory left = installation.aws().inventory(Installation.REGION);
        assertThat(left.endpoints()).doesNotContain(endpoint);
        assertThat(left.endpointConfigs()).doesNotContain(endpoint);
        assertThat(left.models()).doesNotContain(endpoint);
        assertThat(installation.scripts(scripts)).isEmpty();
    }

    private String configuration(final String endpoint) {
        return installation.act(Installation.REGION, "DescribeEndpointConfig", "EndpointConfigName", endpoint);
    }

    @Test
    void sendsRowsAsItWasAskedFor() throws SQLException {
        final EndpointCall call = new EndpointCall(JOB, "settled")
                .with("rows_per_request", 10)
                .with("requests_in_flight", 2)
                .with("on_error", "null");
        assertThat(installation.run(call.sql()).rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(deployed("settled", "InService"));
        assertThat(configuration("settled")).contains("\"InstanceType\":\"ml.m5.large\"", "\"InitialInstanceCount\":1");

        assertThat(predict("SETTLED", "")).hasSize(75).allMatch(row -> row.get(3)
                .equals("yes"));
        assertThat(installation.aws().requests().of("InvokeEndpoint"))
                .filteredOn(request -> request.endpoint().equals("settled"))
                .hasSize(8)
                .allMatch(request -> request.bodyText().lines().count() <= 10);

        installation.aws().faults().failInvocations(400, "no such city", 1);
        assertThat(predict("SETTLED", " AND ID = 8")).singleElement().satisfies(row -> assertThat(row.subList(2, 4))
                .containsOnlyNulls());
    }

    @Test
    void saysInAColumnWhyARowHasNoPrediction() throws SQLException {
        installation.run(
                new EndpointCall(JOB, "outspoken").with("error_column", true).sql());
        assertThat(predict("OUTSPOKEN", "")).isNotEmpty().allSatisfy(row -> assertThat(row.subList(3, 5))
                .containsExactly("yes", null));
        installation.aws().faults().failInvocations(400, "no such city", 1);
        assertThat(predict("OUTSPOKEN", " AND ID = 8")).singleElement().satisfies(row -> {
            assertThat(row.subList(2, 4)).containsOnlyNulls();
            assertThat(row.get(4).toString()).startsWith("E-SME-UDF-31: ").contains("no such city");
        });
        assertThat(installation.refusal(new EndpointCall(JOB, "torn")
                        .with("error_column", true)
                        .with("on_error", "error")
                        .sql()))
                .startsWith("\"E-SME-LUA-134: ");
    }

    @Test
    void runsWithoutServersAndWaitsWhileTheEndpointWarmsUp() throws SQLException {
        final EndpointCall call = new EndpointCall(JOB, "cold").serverless(3072, 2);
        assertThat(installation.run(call.sql()).rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(deployed("cold", "InService"));
        assertThat(configuration("cold"))
                .contains("\"MemorySizeInMB\":3072", "\"MaxConcurrency\":2")
                .doesNotContain("Instance");
        installation
                .aws()
                .faults()
                .refuse(
                        "InvokeEndpoint",
                        AwsError.of(429, "ModelNotReadyException", "SANDBOX: The model is loaded"),
                        3);
        assertThat(predict("COLD", "")).hasSize(75).allMatch(row -> row.get(3).equals("yes"));
        installation.run(Installation.deletion("cold"));
        assertNothingIsLeft("cold", "COLD");
    }

    @Test
    void refusesAPipelineWithoutServers() throws SQLException {
        assertThat(installation.refusal(
                        new EndpointCall(TUNED, "piped").serverless(1024, 2).sql()))
                .startsWith("\"E-SME-LUA-66: The best model of the job '" + TUNED + "' is a pipeline of 3 containers");
        assertNothingIsLeft("piped", "PIPED");
        assertThat(installation.run(new EndpointCall(TUNED, "piped").sql()).rows())
                .hasSize(1);
    }

    @Test
    void leavesTheWaitingToTheUser() throws SQLException {
        installation.aws().delays(3, 1);
        assertThat(installation
                        .run(new EndpointCall(JOB, "unawaited")
                                .with("wait", false)
                                .sql())
                        .rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(deployed("unawaited", "Creating"));
        assertThat(installation.scripts("UNAWAITED")).containsExactly("UNAWAITED", "UNAWAITED_WITH_KEY");
        assertThat(installation.refusal("SELECT DATA.UNAWAITED(AGE, CITY)" + CUSTOMERS))
                .contains("Endpoint unawaited of account", "not found");
        assertThat(List.of(poll("unawaited"), poll("\"unawaited\""), poll("unawaited")))
                .containsExactly(
                        Arrays.asList("Creating", null),
                        Arrays.asList("Creating", null),
                        Arrays.asList("InService", null));
        assertThat(predict("UNAWAITED", "")).hasSize(75);
        installation.run(Installation.deletion("unawaited"));
        assertNothingIsLeft("unawaited", "UNAWAITED");
    }

    @Test
    void hasARecordOfAnEndpointThatFailsWhenNobodyWaits() throws SQLException {
        installation.aws().faults().failNextEndpoint("The container did not pass the ping health check.");
        installation.run(new EndpointCall(JOB, "doomed").with("wait", false).sql());
        assertThat(poll("doomed")).containsExactly("Creating", null);
        assertThat(poll("doomed")).containsExactly("Failed", "The container did not pass the ping health check.");
        assertThat(installation.scripts("DOOMED")).containsExactly("DOOMED", "DOOMED_WITH_KEY");
        assertThat(installation.run(Installation.deletion("doomed")).rows())
                .contains(List.of("endpoint", "doomed", "deleted"), List.of("model", "doomed", "deleted"));
        assertNothingIsLeft("doomed", "DOOMED");
    }

    @Test
    void deletesAnEndpointThatIsStillBeingCreated() throws SQLException {
        installation.aws().delays(4, 1);
        installation.run(new EndpointCall(JOB, "regretted").with("wait", false).sql());
        installation.run(Installation.deletion("regretted"));
        assertNothingIsLeft("regretted", "REGRETTED");
    }

    @Test
    void undoesWhatAwsRefusesAtOnceWhenNobodyWaits() throws SQLException {
        installation.aws().deny("CreateEndpoint");
        try {
            assertThat(installation.refusal(new EndpointCall(JOB, "denied-at-once")
                            .with("wait", false)
                            .sql()))
                    .startsWith("\"E-SME-UDF-22: CreateEndpoint of endpoint 'denied-at-once'");
        } finally {
            installation.aws().allow("CreateEndpoint");
        }
        assertNothingIsLeft("denied-at-once", "DENIED_AT_ONCE");
    }

    @Test
    void takesBackAnEndpointThatIsStillBeingCreatedWhenItsScriptsAreGone() throws SQLException {
        installation.aws().delays(4, 1);
        installation.aws().faults().beforeNext("CreateModel", () -> assertThat(
                        installation.elsewhere(Installation.deletion("overtaken")))
                .isEqualTo("OK"));
        assertThat(installation.refusal(
                        new EndpointCall(JOB, "overtaken").with("wait", false).sql()))
                .startsWith("\"E-SME-LUA-59: Another session has deleted the endpoint 'overtaken'")
                .contains("Nothing of this deployment is left in AWS.");
        assertNothingIsLeft("overtaken", "OVERTAKEN");
    }

    @Test
    void pollsNoEndpointThatIsNotThere() {
        assertThat(installation.refusal(polling("nowhere")))
                .startsWith("\"E-SME-UDF-38: There is no endpoint 'nowhere' in region 'eu-central-1'.");
    }
}
