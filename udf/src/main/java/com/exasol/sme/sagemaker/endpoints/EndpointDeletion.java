package com.exasol.sme.sagemaker.endpoints;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Listing;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.ProductTag;
import com.exasol.sme.sagemaker.Request;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

/** Deletes an endpoint first, since it costs money, then its configuration and models; can be repeated. */
public final class EndpointDeletion {
    private final ControlPlane aws;
    private final Patience patience;
    private final Endpoints endpoints;
    private final EndpointUse use;

    public EndpointDeletion(final ControlPlane aws, final Patience patience) {
        this.aws = aws;
        this.patience = patience;
        endpoints = new Endpoints(aws, patience);
        use = new EndpointUse(aws, endpoints, patience);
    }

    public ObjectNode delete(final Request request) {
        final DeletionReport report = new DeletionReport();
        try {
            delete(request.text("endpoint_name"), request.flag("untagged"), report);
            return report.toJson();
        } catch (final SmeException failure) {
            throw report.after(failure);
        }
    }

    /** @param isUntagged whether what is deleted need not bear the tag of this product */
    private void delete(final String name, final boolean isUntagged, final DeletionReport report) {
        final Optional<DescribeEndpointResponse> endpoint = find(name);
        if (endpoint.isPresent() && !isUntagged && isForeign(EndpointPart.endpoint(name))) {
            throw foreign(name);
        }
        // Whatever has the endpoint's own name was created with it, also when the endpoint is gone already.
        final Set<String> configurations = new LinkedHashSet<>();
        endpoint.map(DescribeEndpointResponse::endpointConfigName).ifPresent(configurations::add);
        configurations.add(name);
        final Set<String> models = modelsOf(configurations);
        models.add(name);

        endpoint.ifPresent(it -> deleteEndpoint(name, it.endpointStatus(), report));
        configurations.forEach(it -> delete(EndpointPart.configuration(it), isUntagged, report));
        models.forEach(it -> delete(EndpointPart.model(it), isUntagged, report));
    }

    private boolean isForeign(final EndpointPart part) {
        return !endpoints.tags(part).map(ProductTag::isAmong).orElse(true);
    }

    private SmeException foreign(final String name) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-79")
                .message(
                        "Endpoint {{name}} in region {{region}} does not bear the tag of what sme creates, and no script"
                                + " records that it was deployed. Nothing was deleted.",
                        name,
                        aws.region().toString())
                .mitigation("If it is yours to delete, such as one of the Python extension, call"
                        + " SME_DELETE_SAGEMAKER_ENDPOINT with \"untagged\": true."));
    }

    /** An endpoint that AWS lists may run and be billed, whatever AWS says when it is asked for it. */
    private Optional<DescribeEndpointResponse> find(final String name) {
        return patience.awaitShortly(() -> {
                    final Optional<DescribeEndpointResponse> endpoint =
                            endpoints.settled(name, () -> endpoints.stillThere(name));
                    final List<String> names =
                            endpoint.map(it -> namesOf(it)).orElseGet(() -> new Listing(aws).endpoints());
                    refuseOtherCase(name, names);
                    return endpoint.isEmpty() && names.contains(name) ? Optional.empty() : Optional.of(endpoint);
                })
                .orElseThrow(() -> endpoints.onlyListed(name));
    }

    private static List<String> namesOf(final DescribeEndpointResponse endpoint) {
        return Optional.ofNullable(endpoint.endpointName()).map(List::of).orElseGet(List::of);
    }

    /**
     * The endpoint that was meant would go on and be billed, or lose its record: the scripts know it by its exact name.
     * Whether AWS minds the case when it looks for an endpoint is documented for creating and invoking one only.
     */
    private void refuseOtherCase(final String name, final List<String> names) {
        names.stream()
                .filter(found -> found.equalsIgnoreCase(name) && !found.equals(name))
                .findFirst()
                .ifPresent(found -> {
                    throw Endpoints.absent(new SmeException(ExaError.messageBuilder("E-SME-UDF-37")
                            .message(
                                    "There is no endpoint {{name}} in region {{region}}, but endpoint {{found}}.",
                                    name,
                                    aws.region().toString(),
                                    found)
                            .mitigation("Give the name in the same upper and lower case, if this is the one to"
                                    + " delete.")));
                });
    }

    private Set<String> modelsOf(final Set<String> configurations) {
        final Set<String> models = new LinkedHashSet<>();
        for (final String name : configurations) {
            endpoints
                    .description(EndpointPart.configuration(name))
                    .map(NameSearch::modelsIn)
                    .ifPresent(models::addAll);
        }
        return models;
    }

    private void deleteEndpoint(final String name, final EndpointStatus status, final DeletionReport report) {
        final EndpointPart part = EndpointPart.endpoint(name);
        if (status == EndpointStatus.DELETING) {
            endpoints.awaitEnd(name);
        } else {
            endpoints.remove(part);
        }
        use.deleted(part);
        report.deleted(part);
    }

    /** Deletes a part that nothing uses any more; the endpoint itself is gone by now. */
    private void delete(final EndpointPart part, final boolean isUntagged, final DeletionReport report) {
        if (!endpoints.exists(part)) {
            return;
        }
        if (!isUntagged && isForeign(part)) {
            report.kept(part, "it does not bear the tag of what sme creates");
            return;
        }
        final Optional<String> reason = use.reasonToKeep(part);
        if (reason.isPresent()) {
            report.kept(part, reason.get());
            return;
        }
        endpoints.remove(part);
        use.deleted(part);
        report.deleted(part);
    }
}
