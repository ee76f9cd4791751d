package com.exasol.sme.sagemaker.endpoints;

import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Listing;
import java.util.Optional;

/** Finds out what uses a configuration or a model. */
final class EndpointUse {
    private final Listing listing;
    private final Endpoints endpoints;

    EndpointUse(final ControlPlane aws, final Endpoints endpoints) {
        listing = new Listing(aws);
        this.endpoints = endpoints;
    }

    Optional<EndpointPart> endpointWith(final String configuration) {
        return listing.endpoints().stream()
                .filter(name -> endpoints.endpoint(name).stream()
                        .anyMatch(endpoint -> configuration.equals(endpoint.endpointConfigName())))
                .map(EndpointPart::endpoint)
                .findFirst();
    }

    Optional<EndpointPart> configurationWith(final String model) {
        return listing.configurations().stream()
                .filter(name -> endpoints.configuration(name).stream()
                        .flatMap(configuration -> configuration.productionVariants().stream())
                        .anyMatch(variant -> model.equals(variant.modelName())))
                .map(EndpointPart::configuration)
                .findFirst();
    }
}
