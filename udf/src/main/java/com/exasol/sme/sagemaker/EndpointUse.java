package com.exasol.sme.sagemaker;

import java.util.Optional;

/** Finds out who else uses the parts of an endpoint. */
final class EndpointUse {
    private static final int PAGE = 100;

    private final ControlPlane aws;
    private final Endpoints endpoints;

    EndpointUse(final ControlPlane aws, final Endpoints endpoints) {
        this.aws = aws;
        this.endpoints = endpoints;
    }

    Optional<EndpointPart> otherEndpointWith(final String configuration) {
        return this.aws.call(
                "ListEndpoints",
                "endpoints",
                client -> client.listEndpointsPaginator(request -> request.maxResults(PAGE)).endpoints().stream()
                        .map(endpoint -> endpoint.endpointName())
                        .filter(name -> this.endpoints
                                .endpoint(name)
                                .filter(it -> configuration.equals(it.endpointConfigName()))
                                .isPresent())
                        .map(EndpointPart::endpoint)
                        .findFirst());
    }

    Optional<EndpointPart> otherConfigurationWith(final String model) {
        return this.aws.call(
                "ListEndpointConfigs",
                "endpoint configurations",
                client ->
                        client
                                .listEndpointConfigsPaginator(request -> request.maxResults(PAGE))
                                .endpointConfigs()
                                .stream()
                                .map(configuration -> configuration.endpointConfigName())
                                .filter(name -> this.endpoints
                                        .configuration(name)
                                        .filter(it -> it.productionVariants().stream()
                                                .anyMatch(variant -> model.equals(variant.modelName())))
                                        .isPresent())
                                .map(EndpointPart::configuration)
                                .findFirst());
    }
}
