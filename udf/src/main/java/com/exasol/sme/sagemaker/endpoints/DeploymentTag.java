package com.exasol.sme.sagemaker.endpoints;

import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * The mark of one deployment of an endpoint on everything that it creates.
 *
 * <p>Two deployments give the same names to things with the same content; nothing else tells whose they are.
 */
final class DeploymentTag {
    private static final String KEY = "exasol:deployment";

    private final Endpoints endpoints;
    private final Tag tag;

    DeploymentTag(final Endpoints endpoints, final String deployment) {
        this.endpoints = endpoints;
        tag = Tag.builder().key(KEY).value(deployment).build();
    }

    Tag tag() {
        return tag;
    }

    /**
     * Tells whether what has this name bears the mark; nothing when nothing has the name.
     *
     * <p>INFERRED: tags that come with a create request are there as soon as the thing itself is.
     */
    Optional<Boolean> isOn(final EndpointPart part) {
        return endpoints.tags(part).map(tags -> tags.contains(tag));
    }
}
