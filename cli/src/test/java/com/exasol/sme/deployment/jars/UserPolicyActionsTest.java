package com.exasol.sme.deployment.jars;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.jars.ClassModel.Member;
import com.exasol.sme.sandbox.SmeJar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the class files of the UDF JAR ask of AWS, and what the printed policy of the connection's user allows. */
class UserPolicyActionsTest {
    private static final Path UDF_JAR = Path.of("..", "udf", "target", JarLocation.fileName());
    private static final Set<String> CLIENTS = Set.of(
            "software/amazon/awssdk/services/sagemaker/SageMakerClient",
            "software/amazon/awssdk/services/sagemakerruntime/SageMakerRuntimeClient");

    /** What no call of the UDFs is named like, and why it is needed. */
    private static final Map<String, String> IMPLIED = Map.of(
            "sagemaker:AddTags", "AWS asks for it when something is created with tags, as all of it is",
            "iam:PassRole", "AWS asks for it when a job or a model is given a role",
            "s3:PutObject", "the database exports with the connection");

    /** Each operation of AWS is one method of a client, and its answer tells it from the client's other methods. */
    private static Set<String> operations() throws IOException {
        return ApiUse.read(UDF_JAR).stream()
                .filter(model -> model.name().startsWith("com/exasol/sme/"))
                .flatMap(model -> model.used().stream())
                .filter(member ->
                        CLIENTS.contains(member.owner()) && member.descriptor().endsWith("Response;"))
                .map(Member::name)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed() throws IOException {
        final JsonNode policy = new ObjectMapper()
                .readTree(SmeJar.runPackaged(
                                Map.of(),
                                "iam-policy",
                                "--s3-bucket",
                                "bucket",
                                "--aws-region",
                                "eu-central-1",
                                "--only",
                                "user")
                        .out());
        final Set<String> actions = new TreeSet<>();
        for (final JsonNode statement : policy.get("Statement")) {
            final JsonNode action = statement.get("Action");
            if (action.isTextual()) {
                actions.add(action.textValue());
            }
            action.forEach(one -> actions.add(one.textValue()));
        }
        return actions;
    }

    @Test
    void areTheSame() throws IOException {
        final Set<String> needed = new HashSet<>(IMPLIED.keySet());
        operations().forEach(operation -> needed.add("sagemaker:" + operation));
        assertThat(allowed()).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void areThoseThatADeveloperExpects() throws IOException {
        assertThat(operations())
                .contains("CreateAutoMLJobV2", "DescribeAutoMLJobV2", "DeleteEndpoint", "InvokeEndpoint", "ListTags");
    }
}
