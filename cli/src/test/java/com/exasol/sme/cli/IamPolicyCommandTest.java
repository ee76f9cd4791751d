package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class IamPolicyCommandTest {
    private static final String PLACE = "--s3-bucket my-bucket --aws-region eu-central-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandRun command = new CommandRun();

    private int policy(final String options) {
        return command.run(("iam-policy " + options).split(" "));
    }

    private String printed(final String options) {
        assertThat(policy(options)).isZero();
        return command.out();
    }

    /** The whole output, for a person to read at once. */
    @Test
    void printsThreeDocuments() throws IOException {
        try (InputStream expected = IamPolicyCommandTest.class.getResourceAsStream("/iam-policies.json")) {
            assertThat(printed(
                            PLACE + " --aws-account 111122223333 --role service-role/trainer --s3-output-path /a/b*/"))
                    .isEqualTo(new String(expected.readAllBytes(), UTF_8));
        }
        assertThat(command.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"user, ConnectionUserPolicy", "role, SageMakerRolePolicy", "trust, SageMakerRoleTrustPolicy"})
    void printsOneDocumentAlone(final String document, final String member) throws IOException {
        final JsonNode all = JSON.readTree(printed(PLACE));
        assertThat(JSON.readTree(new IamPolicyCommandTest().printed(PLACE + " --only " + document)))
                .isEqualTo(all.get(member));
    }

    /** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html, CreateAutoMLJob: minimum permissions. */
    @Test
    void givesTheRoleWhatTheDocumentationOfAwsCallsTheMinimum() throws IOException {
        final TreeSet<String> actions = new TreeSet<>();
        for (final JsonNode statement :
                JSON.readTree(printed(PLACE + " --only role")).get("Statement")) {
            final JsonNode action = statement.get("Action");
            if (action.isTextual()) {
                actions.add(action.textValue());
            }
            action.forEach(one -> actions.add(one.textValue()));
        }
        assertThat(actions)
                .containsExactlyInAnyOrder(
                        "iam:PassRole",
                        "sagemaker:DescribeEndpointConfig",
                        "sagemaker:DescribeModel",
                        "sagemaker:InvokeEndpoint",
                        "sagemaker:ListTags",
                        "sagemaker:DescribeEndpoint",
                        "sagemaker:CreateModel",
                        "sagemaker:CreateEndpointConfig",
                        "sagemaker:CreateEndpoint",
                        "sagemaker:DeleteModel",
                        "sagemaker:DeleteEndpointConfig",
                        "sagemaker:DeleteEndpoint",
                        "cloudwatch:PutMetricData",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "logs:CreateLogGroup",
                        "logs:DescribeLogStreams",
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:ListBucket",
                        "ecr:GetAuthorizationToken",
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:BatchGetImage");
    }

    @ParameterizedTest
    @CsvSource({"eu-central-1, arn:aws:", "cn-north-1, arn:aws-cn:", "us-gov-west-1, arn:aws-us-gov:"})
    void knowsThePartsOfAws(final String region, final String start) {
        assertThat(printed("--s3-bucket my-bucket --aws-region " + region))
                .contains("\"" + start + "sagemaker:" + region + ":*:model/*\"", "\"" + start + "s3:::my-bucket/*\"");
        assertThat(command.out().replace("\"" + start, "")).doesNotContain("\"arn:");
    }

    @Test
    void namesEndpointsWithoutTheTag() throws IOException {
        final String options = PLACE + " --aws-account 111122223333 --only user --also-endpoint A-1 --also-endpoint b";
        final JsonNode statements = JSON.readTree(printed(options)).get("Statement");
        final JsonNode last = statements.get(statements.size() - 1);
        assertThat(last.toString())
                .isEqualTo("{\"Sid\":\"InvokeOtherEndpoints\",\"Effect\":\"Allow\",\"Action\":["
                        + "\"sagemaker:InvokeEndpoint\"],\"Resource\":["
                        + "\"arn:aws:sagemaker:eu-central-1:111122223333:endpoint/a-1\","
                        + "\"arn:aws:sagemaker:eu-central-1:111122223333:endpoint/b\"]}");
        final JsonNode more = JSON.readTree(new IamPolicyCommandTest().printed(options + " --for-deletion"))
                .get("Statement");
        assertThat(more).hasSize(statements.size() + 1);
        assertThat(more.get(more.size() - 1).get("Resource")).hasSize(6);
        assertThat(more.get(more.size() - 1).get("Action").toString())
                .isEqualTo(
                        "[\"sagemaker:DeleteEndpoint\",\"sagemaker:DeleteEndpointConfig\",\"sagemaker:DeleteModel\"]");
    }

    @Test
    void deletesNoOtherEndpointsWithoutTheirNames() {
        assertThat(policy(PLACE + " --for-deletion")).isEqualTo(2);
        assertThat(command.err()).contains("--for-deletion is about the endpoints of --also-endpoint. Add them;");
    }

    @Test
    void trustsSageMakerForItsOwnAccountWhereThatIsKnown() throws IOException {
        assertThat(JSON.readTree(printed(PLACE + " --aws-account 111122223333 --only trust"))
                        .at("/Statement/0/Condition")
                        .toString())
                .isEqualTo("{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}");
        assertThat(new IamPolicyCommandTest().printed(PLACE + " --only trust")).doesNotContain("Condition");
    }

    @Test
    void letsTheRoleListWhatIsInTheFolder() throws IOException {
        assertThat(printed(PLACE + " --s3-output-path a/b --only role")).contains("{\"s3:prefix\": \"a/b/*\"}");
        assertThat(new IamPolicyCommandTest().printed(PLACE + " --only role")).contains("{\"s3:prefix\": \"*\"}");
    }

    /** The limit of AWS for a managed policy; an inline one of a user takes 2,048. */
    @Test
    void fitsIntoAManagedPolicy() {
        assertThat(printed(PLACE + " --only user").replaceAll("\\s", "")).hasSizeLessThan(6_144);
    }

    @Test
    void takesTheAccountFromTheRole() {
        assertThat(printed(PLACE + " --role arn:aws:iam::444455556666:role/x"))
                .contains("\"arn:aws:iam::444455556666:role/x\"", ":eu-central-1:444455556666:endpoint/*\"");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void saysWhenItIsGoodForAnyAccount() {
        assertThat(printed(PLACE)).contains("\"arn:aws:iam::*:role/sme-sagemaker\"");
        assertThat(command.err())
                .isEqualToIgnoringNewLines("The policies are good for any account; narrow them with --aws-account.");
    }

    @Test
    void allowsNothingOnEverythingButWhatHasNoNames() throws IOException {
        for (final JsonNode statement :
                JSON.readTree(printed(PLACE + " --only user")).get("Statement")) {
            if ("*".equals(statement.get("Resource").textValue())) {
                assertThat(statement.get("Action"))
                        .allSatisfy(action -> assertThat(action.textValue()).startsWith("sagemaker:List"));
                assertThat(statement
                                .at("/Condition/StringEquals/aws:RequestedRegion")
                                .textValue())
                        .isEqualTo("eu-central-1");
            }
            assertThat(statement.get("Action").toString()).doesNotContain("*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--role, a b, is not the name of an IAM role",
        "--role, *, is not the name of an IAM role",
        "--role, '\",\"x', is not the name of an IAM role",
        "--role, arn:aws:iam::1:role/x, is not the name of an IAM role",
        "--role, arn:aws-cn:iam::111122223333:role/x, belongs to another account than --aws-account says",
        "--aws-account, 1234, is not the number of an AWS account",
        "--aws-account, *, is not the number of an AWS account",
        "--s3-output-path, a//b, cannot be the s3_output_path of a training",
        "--s3-output-path, a/../b, cannot be the s3_output_path of a training",
        "--s3-output-path, '\",\"x', cannot be the s3_output_path of a training",
        "--s3-output-path, a b, cannot be the s3_output_path of a training",
        "--s3-bucket, a\"b, is not the name of an S3 bucket",
        "--aws-region, x, is not the name of an AWS region"
    })
    void refusesWhatAwsWouldNotTake(final String option, final String value, final String problem) {
        final String bucket = option.equals("--s3-bucket") ? value : "my-bucket";
        final String region = option.equals("--aws-region") ? value : "eu-central-1";
        final boolean isOther = !option.equals("--s3-bucket") && !option.equals("--aws-region");
        assertThat(command.run(
                        "iam-policy",
                        "--s3-bucket",
                        bucket,
                        "--aws-region",
                        region,
                        isOther ? option : "--only",
                        isOther ? value : "user"))
                .isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err())
                .startsWith("E-SME-CLI-68: " + option + ": '" + value + "' " + problem)
                .hasLineCount(1);
    }

    @Test
    void refusesARoleOfAnotherAccount() {
        assertThat(policy(PLACE + " --aws-account 111122223333 --role arn:aws:iam::444455556666:role/x"))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-68: --role: 'arn:aws:iam::444455556666:role/x' belongs to another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--s3-bucket my-bucket", "--aws-region eu-central-1"})
    void namesWhatIsMissing(final String options) {
        assertThat(command.run(("iam-policy " + options).trim().split(" "))).isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-71: These options are missing: --");
    }

    @Test
    void refusesAnUnknownDocument() {
        assertThat(policy(PLACE + " --only all")).isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-71: --only: 'all' is none of user, role and trust. Leave it out for all three.");
    }
}
