package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An endpoint that somebody else in the account has created, by hand and without tags. */
final class OthersEndpoint {
    private static final String REGISTRY = "846763053924.dkr.ecr.";

    private final AwsStandIn aws;
    private final String region;
    private final String name;

    OthersEndpoint(final AwsStandIn aws, final String region, final String name) {
        this.aws = aws;
        this.region = region;
        this.name = name;
    }

    /** Creates model, configuration and endpoint of one name, and waits for the endpoint. */
    void create(final OwnContainer container, final S3Uri artefact) throws AwsError {
        final ObjectNode model = Json.object().put("ModelName", name).put("ExecutionRoleArn", aws.roleArn());
        model.putObject("PrimaryContainer")
                .put("Image", REGISTRY + region + ".amazonaws.com/" + container.repository() + ":latest")
                .put("ModelDataUrl", artefact.toString());
        aws.act(region, "CreateModel", model.toString());
        final ObjectNode config = Json.object().put("EndpointConfigName", name);
        config.putArray("ProductionVariants")
                .addObject()
                .put("VariantName", "AllTraffic")
                .put("ModelName", name)
                .put("InstanceType", "ml.m5.large")
                .put("InitialInstanceCount", 1);
        aws.act(region, "CreateEndpointConfig", config.toString());
        aws.act(
                region,
                "CreateEndpoint",
                Json.object()
                        .put("EndpointName", name)
                        .put("EndpointConfigName", name)
                        .toString());
        while (status().equals("Creating")) {
            Thread.onSpinWait();
        }
    }

    private String status() throws AwsError {
        final String answer = aws.act(
                region,
                "DescribeEndpoint",
                Json.object().put("EndpointName", name).toString());
        return Json.parse(answer.getBytes(UTF_8)).get("EndpointStatus").textValue();
    }
}
