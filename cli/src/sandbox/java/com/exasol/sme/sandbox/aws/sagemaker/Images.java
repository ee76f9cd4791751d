package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.algorithms.BuiltIn;
import com.exasol.sme.sandbox.aws.containers.BrokenContainer;
import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What an endpoint starts for the images of its model. */
final class Images {
    private Images() {}

    /**
     * Loads the artefacts and starts the containers.
     *
     * @param containers as CreateModel was given them
     */
    static Container start(final List<JsonNode> containers, final String region, final ObjectStore store)
            throws BrokenContainer {
        final JsonNode first = containers.get(0);
        final Optional<BuiltIn> builtIn = BuiltIn.of(first.get("Image").textValue(), region);
        if (builtIn.isPresent() && containers.size() == 1) {
            return builtIn.get().serve(ServedModel.artefact(first, store), first.path("Environment"));
        }
        final Optional<OwnContainer> own = OwnContainer.of(first.get("Image").textValue());
        if (own.isEmpty()) {
            return ServedModel.load(containers, store);
        }
        if (containers.size() > 1) {
            throw new BrokenContainer("SANDBOX: A container of one's own stands alone here.");
        }
        return own.get().start(ServedModel.artefact(first, store));
    }
}
