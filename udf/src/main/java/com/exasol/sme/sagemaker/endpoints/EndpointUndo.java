package com.exasol.sme.sagemaker.endpoints;

import com.exasol.sme.SmeException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Remembers what a deployment created, so that a failed one leaves nothing behind that costs money. */
final class EndpointUndo {
    private final Endpoints endpoints;
    private final DeploymentTag mark;
    private final Deque<EndpointPart> created = new ArrayDeque<>();

    EndpointUndo(final Endpoints endpoints, final DeploymentTag mark) {
        this.endpoints = endpoints;
        this.mark = mark;
    }

    void remember(final EndpointPart part) {
        created.push(part);
    }

    /** Removes whatever has the endpoint's name and the deployment's mark, as soon as AWS lets go of it. */
    void all(final String name) {
        final EndpointPart endpoint = EndpointPart.endpoint(name);
        if (mark.isOn(endpoint).orElse(false)) {
            endpoints.settled(name, () -> endpoints.stillThere(name));
        }
        remove(endpoint);
        remove(EndpointPart.configuration(name));
        remove(EndpointPart.model(name));
    }

    /** Removes what was created, the latest first, and gives the failure with what became of it. */
    SmeException after(final SmeException failure) {
        try {
            while (!created.isEmpty()) {
                remove(created.peek());
                created.pop();
            }
            return failure.withFacts(facts());
        } catch (final SmeException second) {
            return failure.withAddition("Not all of what had been created could be removed again: " + names()
                            + " may still be there, and AWS bills an endpoint until it is deleted. Run"
                            + " SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for this endpoint. The reason: " + second)
                    .withFacts(facts());
        }
    }

    /** Leaves alone what another deployment has put in the place of ours, after somebody deleted ours. */
    private void remove(final EndpointPart part) {
        if (mark.isOn(part).orElse(true)) {
            endpoints.remove(part);
        }
    }

    private String names() {
        return created.stream().map(EndpointPart::toString).collect(Collectors.joining(", "));
    }

    private String facts() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("undone", created.isEmpty())
                .toString();
    }
}
