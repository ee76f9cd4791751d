package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.RegistrationCall;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What deleting an endpoint takes away, and what it must not touch. */
@ExtendWith(QuickInstallation.class)
class EndpointDeletionScriptTest {
    private static final String JOB = "for-deletions";

    private final Installation installation;

    EndpointDeletionScriptTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
    }

    private void deploy(final String endpoint) throws SQLException {
        installation.run(Installation.deployment(JOB, endpoint));
    }

    private List<List<Object>> delete(final String endpoint) throws SQLException {
        return installation.run(Installation.deletion(endpoint)).rows();
    }

    /** What somebody created by hand bears no tag. */
    private List<List<Object>> deleteUntagged(final String endpoint) throws SQLException {
        return installation
                .run(RegistrationCall.deletion(endpoint, "\"untagged\":true"))
                .rows();
    }

    private List<String> endpoints(final String region) {
        return installation.aws().inventory(region).endpoints();
    }

    @Test
    void canBeRepeated() throws SQLException {
        deploy("twice");
        assertThat(delete("twice"))
                .containsExactly(
                        List.of("endpoint", "twice", "deleted"),
                        List.of("endpoint configuration", "twice", "deleted"),
                        List.of("model", "twice", "deleted"),
                        List.of("script", "\"DATA\".\"TWICE\"", "dropped"),
                        List.of("script", "\"DATA\".\"TWICE_WITH_KEY\"", "dropped"));
        assertThat(delete("twice")).containsExactly(List.of("endpoint", "twice", "was not there"));
        assertThat(installation.refusal("SELECT DATA.TWICE(AGE, CITY) FROM DATA.CUSTOMERS"))
                .contains("not found");
    }

    @Test
    void tidiesUpAfterAnEndpointThatIsGoneAlready() throws SQLException {
        deploy("gone");
        installation.act(Installation.REGION, "DeleteEndpoint", "EndpointName", "gone");
        // Two looks: the first still finds it Deleting, after the second it is gone.
        delete("gone");
        assertThat(endpoints(Installation.REGION)).doesNotContain("gone");
        assertThat(installation.aws().inventory(Installation.REGION).models()).doesNotContain("gone");
        assertThat(installation.scripts("GONE")).isEmpty();
    }

    @Test
    void takesTheNameInAws() throws SQLException {
        deploy("\"My_Ep\"");
        assertThat(installation.scripts("My")).containsExactly("My_Ep", "My_Ep_WITH_KEY");
        assertThat(delete("My-Ep")).contains(List.of("endpoint", "My-Ep", "deleted"));
        assertThat(installation.scripts("My")).isEmpty();
    }

    @Test
    void leavesOtherEndpointsAlone() throws SQLException {
        deploy("a");
        deploy("a-b");
        installation.run(installation
                .training("overseas")
                .with("aws_credentials_connection_name", Installation.OTHER_CONNECTION)
                .with("aws_region", Installation.OTHER_REGION)
                .with("s3_bucket_uri", "s3://" + Installation.OTHER_BUCKET)
                .sql());
        installation.finish(Installation.OTHER_REGION, "overseas");
        installation.run("CREATE SCHEMA OVERSEAS");
        installation.run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('overseas', 'a', 'OVERSEAS',"
                + " 'ml.m5.large', 1, '" + Installation.OTHER_CONNECTION + "', '" + Installation.OTHER_REGION + "')");

        assertThat(delete("a"))
                .containsExactly(
                        List.of("endpoint", "a", "deleted"),
                        List.of("endpoint configuration", "a", "deleted"),
                        List.of("model", "a", "deleted"),
                        List.of("script", "\"DATA\".\"A\"", "dropped"),
                        List.of("script", "\"DATA\".\"A_WITH_KEY\"", "dropped"));
        assertThat(endpoints(Installation.REGION)).contains("a-b");
        assertThat(endpoints(Installation.OTHER_REGION)).containsExactly("a");
        assertThat(installation.scripts("A_")).containsExactly("A_B", "A_B_WITH_KEY");
        assertThat(installation
                        .run("SELECT OVERSEAS.A(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID = 1")
                        .rows())
                .hasSize(1);

        // Nobody can tell a second deletion from a wrong region: an error costs a look, and silence money.
        assertThat(installation.refusal(Installation.deletion("a")))
                .startsWith(
                        "\"E-SME-LUA-89: There is no endpoint 'a' in eu-central-1 with the connection 'AWS_CONN', but"
                                + " the prediction script \"OVERSEAS\".\"A\" is of the endpoint 'a' in us-east-1");
    }

    /** A user who may drop nothing and see the scripts: who deploys in a schema of others. */
    @Test
    void namesTheEndpointThatGoesOnElsewhere() throws SQLException {
        deploy("frankfurt");
        final String arguments = "('Frankfurt', 'AWS_CONN', '" + Installation.OTHER_REGION + "')";
        try (SqlConsole user = installation.user(
                "ELSEWHERE",
                "ACCESS ON CONNECTION AWS_CONN",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SCHEMA SME",
                "USAGE ON SCHEMA DATA",
                "EXECUTE ON SCHEMA DATA")) {
            for (final String script :
                    List.of("SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT", "SME_POLL_SAGEMAKER_ENDPOINT_STATUS")) {
                assertThat(Installation.refusal(user, "EXECUTE SCRIPT SME." + script + arguments))
                        .startsWith("\"E-SME-LUA-89: There is no endpoint 'Frankfurt' in us-east-1 with the connection"
                                + " 'AWS_CONN', but the prediction script \"DATA\".\"FRANKFURT\" is of the endpoint"
                                + " 'frankfurt' in eu-central-1, deployed with the connection 'AWS_CONN'. ");
            }
        }
        assertThat(endpoints(Installation.REGION)).contains("frankfurt");
        assertThat(delete("frank-furt")).hasSize(1).allSatisfy(row -> assertThat(
                        row.get(2).toString())
                .startsWith("was not there. What may be meant: the prediction script \"DATA\".\"FRANKFURT\" is"
                        + " of the endpoint 'frankfurt' in eu-central-1,"));
        assertThat(delete("frankfurt")).contains(List.of("endpoint", "frankfurt", "deleted"));
        assertThat(delete("frankfurt")).containsExactly(List.of("endpoint", "frankfurt", "was not there"));
    }

    @Test
    void findsTheScriptsWhereverTheyAre() throws SQLException {
        deploy("moved");
        installation.run("CREATE SCHEMA \"other schema\"");
        // The text names the script without its schema.
        installation.run(String.valueOf(
                installation.value("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = 'MOVED'")));
        assertThat(delete("moved"))
                .contains(
                        List.of("script", "\"DATA\".\"MOVED\"", "dropped"),
                        List.of("script", "\"other schema\".\"MOVED\"", "dropped"));
    }

    @Test
    void namesAScriptThatItMayNotDrop() throws SQLException {
        deploy("undroppable");
        try (SqlConsole user = installation.user(
                "NODROP",
                "ACCESS ON CONNECTION AWS_CONN",
                "USAGE ON SCHEMA SME",
                "EXECUTE ON SCHEMA SME",
                "USAGE ON SCHEMA DATA",
                "EXECUTE ON SCHEMA DATA")) {
            assertThat(Installation.refusal(user, Installation.deletion("undroppable")))
                    .startsWith("\"E-SME-LUA-42: Prediction scripts could not be dropped: \"DATA\".\"UNDROPPABLE\" (")
                    .contains("\"DATA\".\"UNDROPPABLE_WITH_KEY\" (")
                    .contains("The endpoint 'undroppable' in eu-central-1 is deleted.");
        }
        assertThat(endpoints(Installation.REGION)).doesNotContain("undroppable");
        assertThat(delete("undroppable"))
                .containsExactly(
                        List.of("endpoint", "undroppable", "was not there"),
                        List.of("script", "\"DATA\".\"UNDROPPABLE\"", "dropped"),
                        List.of("script", "\"DATA\".\"UNDROPPABLE_WITH_KEY\"", "dropped"));
    }

    @Test
    void keepsAModelThatAnotherConfigurationUses() throws SQLException {
        deploy("lender");
        model("foreign", "lender");
        for (final String configuration : List.of("shared-1", "shared-2")) {
            installation.act(
                    Installation.REGION,
                    "CreateEndpointConfig",
                    "{\"EndpointConfigName\":\"" + configuration + "\",\"ProductionVariants\":[{\"VariantName\":\"V\","
                            + "\"ModelName\":\"foreign\",\"InstanceType\":\"ml.m5.large\",\"InitialInstanceCount\":1}]}");
        }
        installation.act(
                Installation.REGION,
                "CreateEndpoint",
                "{\"EndpointName\":\"shared-1\",\"EndpointConfigName\":\"shared-1\"}");

        assertThat(deleteUntagged("shared-1"))
                .containsExactly(
                        List.of("endpoint", "shared-1", "deleted"),
                        List.of("endpoint configuration", "shared-1", "deleted"),
                        List.of(
                                "model",
                                "foreign",
                                "kept: used by endpoint configuration 'shared-2' (ProductionVariants[0].ModelName)"));
        assertThat(models()).contains("foreign");
    }

    private List<String> models() {
        return installation.aws().inventory(Installation.REGION).models();
    }

    /** @param more fields before those of its instances */
    private static String variant(final String model, final String more) {
        return "{\"VariantName\":\"V\",\"ModelName\":\"" + model + "\"," + more
                + "\"InstanceType\":\"ml.m5.large\",\"InitialInstanceCount\":1}";
    }

    private void configure(final String name, final String variant, final String more) {
        installation.act(
                Installation.REGION,
                "CreateEndpointConfig",
                "{\"EndpointConfigName\":\"" + name + "\",\"ProductionVariants\":[" + variant + "]" + more + "}");
    }

    private void model(final String name, final String lender) {
        final String containers = installation
                .act(Installation.REGION, "DescribeModel", "ModelName", lender)
                .replaceAll(".*\"PrimaryContainer\":(\\{.*?\\}\\}?),.*", "$1");
        installation.act(
                Installation.REGION,
                "CreateModel",
                "{\"ModelName\":\"" + name + "\",\"ExecutionRoleArn\":\""
                        + installation.aws().roleArn() + "\",\"PrimaryContainer\":" + containers + "}");
    }

    @Test
    void keepsWhatIsInUseInAnotherWay() throws SQLException {
        deploy("user");
        for (final String name : List.of("shadow", "pool", "part", "next")) {
            model(name, "user");
        }
        configure("with-shadow", variant("user", ""), ",\"ShadowProductionVariants\":[" + variant("shadow", "") + "]");
        configure(
                "with-pool",
                variant(
                        "user",
                        "\"InstancePools\":[{\"InstanceType\":\"ml.m5.large\",\"ModelNameOverride\":\"pool\"}],"),
                "");
        installation.act(
                Installation.REGION,
                "CreateInferenceComponent",
                "{\"InferenceComponentName\":\"component\",\"EndpointName\":\"user\",\"Specification\":{"
                        + "\"ModelName\":\"part\",\"ComputeResourceRequirements\":{\"MinMemoryRequiredInMb\":1024}}}");
        configure("next", variant("next", ""), "");
        installation.aws().delays(100, 1);
        try {
            installation.act(
                    Installation.REGION,
                    "UpdateEndpoint",
                    "{\"EndpointName\":\"user\",\"EndpointConfigName\":\"next\"}");
        } finally {
            installation.aws().delays(2, 1);
        }
        assertThat(deleteUntagged("shadow"))
                .contains(List.of(
                        "model",
                        "shadow",
                        "kept: used by endpoint configuration 'with-shadow'"
                                + " (ShadowProductionVariants[0].ModelName)"));
        assertThat(deleteUntagged("pool"))
                .contains(List.of(
                        "model",
                        "pool",
                        "kept: used by endpoint configuration 'with-pool'"
                                + " (ProductionVariants[0].InstancePools[0].ModelNameOverride)"));
        assertThat(deleteUntagged("part"))
                .contains(List.of(
                        "model", "part", "kept: used by inference component 'component' (Specification.ModelName)"));
        assertThat(deleteUntagged("next"))
                .contains(List.of(
                        "endpoint configuration",
                        "next",
                        "kept: used by endpoint 'user' (PendingDeploymentSummary.EndpointConfigName)"));
        assertThat(models()).contains("user", "shadow", "pool", "part", "next");
    }

    @Test
    void deletesItsShadowModels() throws SQLException {
        deploy("lead");
        model("shade", "lead");
        configure("shady", variant("lead", ""), ",\"ShadowProductionVariants\":[" + variant("shade", "") + "]");
        installation.act(
                Installation.REGION, "CreateEndpoint", "{\"EndpointName\":\"shady\",\"EndpointConfigName\":\"shady\"}");
        assertThat(deleteUntagged("shady"))
                .contains(
                        List.of("endpoint configuration", "shady", "deleted"),
                        List.of(
                                "model",
                                "lead",
                                "kept: used by endpoint configuration 'lead' (ProductionVariants[0].ModelName)"),
                        List.of("model", "shade", "deleted"));
        assertThat(models()).contains("lead").doesNotContain("shade");
    }
}
