package com.exasol.sme.sagemaker.endpoints;

import com.exasol.sme.sagemaker.ControlPlane;
import com.exasol.sme.sagemaker.Listing;
import com.exasol.sme.sagemaker.Patience;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a configuration or a model is still in use, which AWS does not ask when it deletes one.
 *
 * <p>Everything that could use it is described, and the name is looked for in all that AWS says: an endpoint may be
 * about to be updated with a configuration, and a model may be a shadow of another, one for instances of some type
 * only, or that of an inference component.
 */
final class EndpointUse {
    private final Users endpointUsers;
    private final Users configurationUsers;
    private final Users componentUsers;

    EndpointUse(final ControlPlane aws, final Endpoints endpoints, final Patience patience) {
        final Listing listing = new Listing(aws);
        endpointUsers =
                new Users(EndpointPart.Kind.ENDPOINT, listing::endpoints, EndpointPart::endpoint, endpoints, patience);
        configurationUsers = new Users(
                EndpointPart.Kind.CONFIGURATION,
                listing::configurations,
                EndpointPart::configuration,
                endpoints,
                patience);
        componentUsers = new Users(
                EndpointPart.Kind.COMPONENT, listing::components, EndpointPart::component, endpoints, patience);
    }

    /** {@return why a part cannot be deleted} */
    Optional<String> reasonToKeep(final EndpointPart part) {
        return usersOf(part.kind()).stream()
                .map(users -> users.of(part.name()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A configuration first, which says best what a model is for. */
    private List<Users> usersOf(final EndpointPart.Kind kind) {
        return kind == EndpointPart.Kind.CONFIGURATION
                ? List.of(endpointUsers)
                : List.of(configurationUsers, componentUsers, endpointUsers);
    }

    /** Takes notice of what was just deleted. */
    void deleted(final EndpointPart part) {
        if (part.kind() == EndpointPart.Kind.ENDPOINT) {
            endpointUsers.forget(part.name());
        }
        if (part.kind() == EndpointPart.Kind.CONFIGURATION) {
            configurationUsers.forget(part.name());
        }
    }
}
