package com.exasol.sme.scripts.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PushedContainer;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An AWS user who may do what {@code sme iam-policy} prints, and what happens without one action of it. */
@ExtendWith(QuickInstallation.class)
class IamPolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger JOURNEYS = new AtomicInteger();

    private static final String JOB = "for-policies";

    private final Installation installation;

    IamPolicyTest(final Installation installation) {
        this.installation = installation;
    }

    private static JsonNode policy(final String... more) {
        return policyIn(Sandbox.REGION, more);
    }

    private static JsonNode policyIn(final String region, final String... more) {
        final List<String> words = new ArrayList<>(
                List.of("iam-policy", "--s3-bucket", Sandbox.BUCKET, "--aws-region", region, "--only", "user"));
        words.addAll(List.of(more));
        try {
            return JSON.readTree(
                    SmeJar.runPackaged(Map.of(), words.toArray(String[]::new)).out());
        } catch (final JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static JsonNode policyOfTheJourney() {
        return policy("--role", "arn:aws:iam::111122223333:role/sagemaker-role", "--s3-output-path", "autopilot");
    }

    /** One action of one statement. */
    record Permission(String statement, String action) {
        boolean isForEndpoints() {
            return statement.startsWith("Manage") || statement.startsWith("Delete") || action.contains("Endpoint");
        }
    }

    static List<Permission> permissions() {
        final List<Permission> permissions = new ArrayList<>();
        policyOfTheJourney().get("Statement").forEach(statement -> actions(statement)
                .forEach(action ->
                        permissions.add(new Permission(statement.get("Sid").textValue(), action.textValue()))));
        return permissions;
    }

    private static ArrayNode actions(final JsonNode statement) {
        final JsonNode actions = statement.get("Action");
        return actions.isArray() ? (ArrayNode) actions : JSON.createArrayNode().add(actions);
    }

    private static JsonNode without(final Permission permission) {
        final JsonNode policy = policyOfTheJourney();
        policy.get("Statement").forEach(statement -> {
            if (statement.get("Sid").textValue().equals(permission.statement())) {
                final ArrayNode left = JSON.createArrayNode();
                actions(statement).forEach(action -> {
                    if (!action.textValue().equals(permission.action())) {
                        left.add(action);
                    }
                });
                ((ObjectNode) statement).set("Action", left);
            }
        });
        return policy;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        new PushedContainer(installation.aws(), PushedContainer.OWN, Map.of());
        installation.train(installation.training(JOB));
        installation.run(Installation.deployment(JOB, "bystander"));
        installation.act(
                Installation.REGION,
                "CreateInferenceComponent",
                "{\"InferenceComponentName\":\"bystander\",\"EndpointName\":\"bystander\",\"Specification\":{"
                        + "\"ModelName\":\"bystander\",\"ComputeResourceRequirements\":{\"MinMemoryRequiredInMb\":1024}}}");
        installation.run(Installation.deletion("bystander"));
        installation.act(Installation.REGION, "DeleteModel", "ModelName", "bystander");
    }

    /** All that the product does with AWS, an endpoint that fails included; tells what went wrong first. */
    private Optional<String> journey(final JsonNode policy) {
        return journey(policy, true);
    }

    /** @param isTrainingFirst the parts do not need each other, so that which comes first is a matter of time */
    private Optional<String> journey(final JsonNode policy, final boolean isTrainingFirst) {
        final String name = "policy-" + JOURNEYS.incrementAndGet();
        installation.aws().attach(policy.toString());
        try {
            if (isTrainingFirst) {
                train(name);
                serve(name);
            } else {
                serve(name);
                train(name);
            }
            return Optional.empty();
        } catch (final SQLException exception) {
            return Optional.of(exception.getMessage());
        } finally {
            installation.aws().detach();
            installation.aws().faults().forgetEndpoints();
            if (!installation.aws().inventory(Installation.REGION).isTidy()) {
                installation.elsewhere(Installation.deletion(name));
            }
        }
    }

    private void train(final String name) throws SQLException {
        trainWithAutopilot(name);
        installation.run(new ContainerCall(installation, name + "-c")
                .with("input_table_or_view_name", "\"CHURN\"")
                .with("training_image", "\"" + PushedContainer.OWN + "\"")
                .sql());
    }

    private void trainWithAutopilot(final String name) throws SQLException {
        installation.run(installation.training(name).sql());
        installation.run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + name + "', 'AWS_CONN', '"
                + Installation.REGION + "')");
    }

    private void serve(final String name) throws SQLException {
        installation.run(Installation.deployment(JOB, name));
        installation.run("SELECT DATA." + name.toUpperCase(Locale.ROOT).replace('-', '_')
                + "(AGE, CITY) FROM DATA.CHURN WHERE AGE = 5");
        for (final List<Object> row :
                installation.run(Installation.deletion(name)).rows()) {
            if (row.toString().contains("kept: ")) {
                throw new SQLException(row.toString());
            }
        }
        deployInVain(name);
    }

    private void deployInVain(final String name) throws SQLException {
        installation.aws().faults().failNextEndpoint("The container is broken");
        try {
            installation.run(Installation.deployment(JOB, name));
            throw new AssertionError("the endpoint is in service");
        } catch (final SQLException exception) {
            if (!exception.getMessage().startsWith("\"E-SME-UDF-15: ")
                    || exception.getMessage().contains("Not all of what")) {
                throw exception;
            }
        }
    }

    @Test
    void isEnough() {
        assertThat(journey(policyOfTheJourney())).isEmpty();
        assertThat(journey(policy("--role", "sagemaker-role"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void isNeededToItsLastAction(final Permission permission) {
        assertThat(journey(without(permission), !permission.isForEndpoints()))
                .hasValueSatisfying(message -> assertThat(message)
                        .containsPattern(
                                permission.action().equals("s3:PutObject")
                                        ? "AccessDenied"
                                        : "perform: " + permission.action()));
    }

    /** Each condition lets the journey pass as it stands, and refuses what it is there to refuse. */
    @Test
    void isForNothingThatDoesNotBearTheTag() throws SQLException {
        installation.run(Installation.deployment(JOB, "untagged"));
        final String arn = "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/untagged";
        installation.aws().forgetTags(Installation.REGION, arn);
        final String prediction = "SELECT DATA.UNTAGGED(AGE, CITY) FROM DATA.CHURN WHERE AGE = 5";
        final String[] place = {
            "--role", "arn:aws:iam::111122223333:role/sagemaker-role", "--also-endpoint", "other", "--also-endpoint"
        };
        try {
            installation.aws().attach(policyOfTheJourney().toString());
            assertThat(installation.refusal(prediction))
                    .contains("perform: sagemaker:InvokeEndpoint on resource: " + arn);
            assertThat(installation.refusal(Installation.deletion("untagged")))
                    .contains("perform: sagemaker:DeleteEndpoint on resource: " + arn);
            installation.aws().attach(policy(also(place, "UnTagged")).toString());
            assertThat(installation.run(prediction).rows()).isNotEmpty();
            assertThat(installation.refusal(Installation.deletion("untagged")))
                    .contains("perform: sagemaker:DeleteEndpoint on resource: " + arn);
            installation
                    .aws()
                    .attach(policy(also(place, "untagged", "--for-deletion")).toString());
            installation.run(Installation.deletion("untagged"));
        } finally {
            installation.aws().detach();
        }
    }

    private static String[] also(final String[] words, final String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    /** Tags that are added later could make anything one of sme's. */
    @Test
    void tagsNothingButWhatIsBeingCreated() {
        final JsonNode tagging = StreamSupport.stream(
                        policyOfTheJourney().get("Statement").spliterator(), false)
                .filter(statement -> statement.get("Sid").textValue().equals("TagWhatIsBeingCreated"))
                .findFirst()
                .orElseThrow();
        assertThat(tagging.get("Condition").toString()).isEqualTo("{\"Null\":{\"sagemaker:TaggingAction\":\"false\"}}");
    }

    @Test
    void isForNoOtherRoleRegionAccountOrFolder() {
        assertThat(journey(policy("--role", "another-role")))
                .hasValueSatisfying(message -> assertThat(message).contains("iam:PassRole"));
        assertThat(journey(policy("--role", "sagemaker-role", "--s3-output-path", "elsewhere")))
                .hasValueSatisfying(message -> assertThat(message).contains("AccessDenied"));
        assertThat(journey(policyIn("us-east-1", "--role", "sagemaker-role")))
                .hasValueSatisfying(message -> assertThat(message).contains("sagemaker:ListAutoMLJobs"));
        assertThat(journey(policy("--role", "sagemaker-role", "--aws-account", "444455556666")))
                .hasValueSatisfying(message -> assertThat(message).contains("sagemaker:CreateAutoMLJobV2"));
    }
}
