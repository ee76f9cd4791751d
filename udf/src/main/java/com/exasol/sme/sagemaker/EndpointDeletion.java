package com.exasol.sme.sagemaker;

import com.exasol.sme.SmeException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/** Deletes an endpoint first, since it costs money, then its configuration and models; can be repeated. */
public final class EndpointDeletion {
    private final Endpoints endpoints;
    private final EndpointUse use;

    public EndpointDeletion(final ControlPlane aws, final Patience patience) {
        this.endpoints = new Endpoints(aws, patience);
        this.use = new EndpointUse(aws, this.endpoints);
    }

    public ObjectNode delete(final Request request) {
        final DeletionReport report = new DeletionReport();
        try {
            delete(request.text("endpoint_name"), report);
            return report.toJson();
        } catch (final SmeException failure) {
            throw failure.withFacts(report.toJson().toString());
        }
    }

    private void delete(final String name, final DeletionReport report) {
        final Optional<DescribeEndpointResponse> endpoint =
                this.endpoints.settled(name, () -> this.endpoints.stillThere(name));
        // Whatever has the endpoint's own name was created with it, also when the endpoint is gone already.
        final Set<String> configurations = new LinkedHashSet<>();
        endpoint.map(DescribeEndpointResponse::endpointConfigName).ifPresent(configurations::add);
        configurations.add(name);
        final Set<String> models = modelsOf(configurations);
        models.add(name);

        endpoint.ifPresent(it -> deleteEndpoint(it, report));
        configurations.forEach(it -> delete(EndpointPart.configuration(it), name, this.use::otherEndpointWith, report));
        models.forEach(it -> delete(EndpointPart.model(it), name, this.use::otherConfigurationWith, report));
    }

    private Set<String> modelsOf(final Set<String> configurations) {
        final Set<String> models = new LinkedHashSet<>();
        for (final String name : configurations) {
            this.endpoints.configuration(name).stream()
                    .flatMap(configuration -> configuration.productionVariants().stream())
                    .map(ProductionVariant::modelName)
                    .filter(Objects::nonNull)
                    .forEach(models::add);
        }
        return models;
    }

    private void deleteEndpoint(final DescribeEndpointResponse endpoint, final DeletionReport report) {
        final EndpointPart part = EndpointPart.endpoint(endpoint.endpointName());
        if (endpoint.endpointStatus() == EndpointStatus.DELETING) {
            this.endpoints.awaitEnd(part.name());
        } else {
            this.endpoints.remove(part);
        }
        report.deleted(part);
    }

    private void delete(
            final EndpointPart part,
            final String ownName,
            final Function<String, Optional<EndpointPart>> otherUse,
            final DeletionReport report) {
        if (!this.endpoints.exists(part)) {
            return;
        }
        final Optional<EndpointPart> user =
                part.name().equals(ownName) ? Optional.empty() : otherUse.apply(part.name());
        if (user.isPresent()) {
            report.kept(part, "used by " + user.get());
            return;
        }
        this.endpoints.remove(part);
        report.deleted(part);
    }
}
