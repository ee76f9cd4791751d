package com.exasol.sme.sagemaker.endpoints;

import com.exasol.sme.sagemaker.ProductTag;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.jobs.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** What is to be created for an endpoint, all of it under the endpoint's name. */
final class EndpointPlan {
    /** Whether the prediction scripts give the probabilities of all labels. */
    static final String PROBABILITIES = "probabilities";

    private static final String VARIANT = "AllTraffic";

    private final String name;
    private final Capacity capacity;
    private final TrainedModel model;
    private final List<ContainerDefinition> containers;
    private final List<Tag> tags;

    EndpointPlan(final Request request, final TrainedModel model, final DeploymentTag mark) {
        name = request.text("endpoint_name");
        capacity = Capacity.from(request);
        this.model = model;
        containers = model.containers(model.responseKeys(request.flag(PROBABILITIES)));
        tags = new ArrayList<>(ProductTag.forJob(model.jobName()));
        tags.add(mark.tag());
    }

    String name() {
        return name;
    }

    CreateModelRequest toModel() {
        final CreateModelRequest.Builder request = CreateModelRequest.builder()
                .modelName(name)
                .executionRoleArn(model.roleArn())
                .tags(tags);
        // A pipeline of one container would shut out what AWS offers for single containers only.
        return containers.size() == 1
                ? request.primaryContainer(containers.get(0)).build()
                : request.containers(containers).build();
    }

    CreateEndpointConfigRequest toConfiguration() {
        return CreateEndpointConfigRequest.builder()
                .endpointConfigName(name)
                .productionVariants(capacity.applyTo(ProductionVariant.builder())
                        .variantName(VARIANT)
                        .modelName(name)
                        .initialVariantWeight(1F)
                        .build())
                .tags(tags)
                .build();
    }

    CreateEndpointRequest toEndpoint() {
        return CreateEndpointRequest.builder()
                .endpointName(name)
                .endpointConfigName(name)
                .tags(tags)
                .build();
    }
}
