package com.exasol.sme.sagemaker;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelResponse;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/** What is to be created for an endpoint, all of it under the endpoint's name. */
final class EndpointPlan {
    private static final String VARIANT = "AllTraffic";

    private final String name;
    private final String instanceType;
    private final int instanceCount;
    private final TrainedModel model;
    private final List<ContainerDefinition> containers;

    EndpointPlan(final Request request, final TrainedModel model) {
        this.name = request.text("endpoint_name");
        this.instanceType = request.text("instance_type");
        this.instanceCount = request.integer("instance_count");
        this.model = model;
        this.containers = model.containers();
    }

    String name() {
        return this.name;
    }

    CreateModelRequest toModel() {
        final CreateModelRequest.Builder request = CreateModelRequest.builder()
                .modelName(this.name)
                .executionRoleArn(this.model.roleArn())
                .tags(ProductTag.forJob(this.model.jobName()));
        // A pipeline of one container would shut out what AWS offers for single containers only.
        return this.containers.size() == 1
                ? request.primaryContainer(this.containers.get(0)).build()
                : request.containers(this.containers).build();
    }

    CreateEndpointConfigRequest toConfiguration() {
        return CreateEndpointConfigRequest.builder()
                .endpointConfigName(this.name)
                .productionVariants(ProductionVariant.builder()
                        .variantName(VARIANT)
                        .modelName(this.name)
                        .instanceType(this.instanceType)
                        .initialInstanceCount(this.instanceCount)
                        .initialVariantWeight(1F)
                        .build())
                .tags(ProductTag.forJob(this.model.jobName()))
                .build();
    }

    CreateEndpointRequest toEndpoint() {
        return CreateEndpointRequest.builder()
                .endpointName(this.name)
                .endpointConfigName(this.name)
                .tags(ProductTag.forJob(this.model.jobName()))
                .build();
    }

    boolean isMadeBy(final DescribeModelResponse found) {
        final List<ContainerDefinition> there =
                found.primaryContainer() == null ? found.containers() : List.of(found.primaryContainer());
        return this.model.roleArn().equals(found.executionRoleArn())
                && dataOf(there).equals(dataOf(this.containers));
    }

    boolean isMadeBy(final DescribeEndpointConfigResponse found) {
        return found.productionVariants().stream()
                .anyMatch(variant -> this.name.equals(variant.modelName())
                        && this.instanceType.equals(variant.instanceTypeAsString())
                        && Integer.valueOf(this.instanceCount).equals(variant.initialInstanceCount()));
    }

    boolean isMadeBy(final DescribeEndpointResponse found) {
        return this.name.equals(found.endpointConfigName());
    }

    private static List<String> dataOf(final List<ContainerDefinition> containers) {
        return containers.stream().map(ContainerDefinition::modelDataUrl).collect(Collectors.toList());
    }
}
