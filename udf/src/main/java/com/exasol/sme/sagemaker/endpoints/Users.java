package com.exasol.sme.sagemaker.endpoints;

import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** All things of one kind in the region that may use a model or a configuration: listed and described once. */
final class Users {
    private final EndpointPart.Kind kind;
    private final Supplier<List<String>> listing;
    private final Function<String, EndpointPart> part;
    private final Endpoints endpoints;
    private final Patience patience;

    private final Set<String> gone = new HashSet<>();
    private final Map<String, NameSearch> described = new LinkedHashMap<>();
    /** What could not be described, and why. */
    private final Map<String, String> unknown = new LinkedHashMap<>();

    private Optional<String> refusal = Optional.empty();
    private boolean isLoaded;

    /** @param part makes a part of a name, by which it can be described */
    Users(
            final EndpointPart.Kind kind,
            final Supplier<List<String>> listing,
            final Function<String, EndpointPart> part,
            final Endpoints endpoints,
            final Patience patience) {
        this.kind = kind;
        this.listing = listing;
        this.part = part;
        this.endpoints = endpoints;
        this.patience = patience;
    }

    /** Leaves out what has just been deleted: AWS may still list it for a while. */
    void forget(final String name) {
        gone.add(name);
        described.remove(name);
    }

    /** {@return who uses what has this name, or why nobody can tell that; nothing if it is surely not used} */
    Optional<String> of(final String name) {
        if (!isLoaded) {
            load();
            isLoaded = true;
        }
        for (final Map.Entry<String, NameSearch> user : described.entrySet()) {
            final Optional<String> place = user.getValue().placeOf(name);
            if (place.isPresent()) {
                return Optional.of("used by " + part.apply(user.getKey()) + " (" + place.get() + ")");
            }
        }
        return refusal.or(() -> unknown.entrySet().stream()
                .map(user -> "perhaps used by " + part.apply(user.getKey()) + ", " + user.getValue())
                .findFirst());
    }

    private void load() {
        try {
            final Optional<Boolean> unused =
                    patience.awaitShortly(() -> describeAll() ? Optional.of(true) : Optional.empty());
        } catch (final SmeException failure) {
            refusal = Optional.of("nobody can tell whether " + kind.plural() + " use it: " + reasonOf(failure));
        }
    }

    /** What AWS lists and does not describe is mostly being deleted by somebody else, and soon not listed any more. */
    private boolean describeAll() {
        boolean areAllThere = true;
        unknown.clear();
        for (final String name : listing.get()) {
            if (!gone.contains(name) && !described.containsKey(name)) {
                areAllThere &= describe(name);
            }
        }
        return areAllThere;
    }

    private boolean describe(final String name) {
        try {
            final Optional<NameSearch> found =
                    endpoints.description(part.apply(name)).map(answer -> new NameSearch(answer, kind.awsNoun()));
            found.ifPresentOrElse(
                    search -> described.put(name, search),
                    () -> unknown.put(name, "which AWS lists but cannot describe"));
            return found.isPresent();
        } catch (final SmeException failure) {
            unknown.put(name, "which cannot be described: " + reasonOf(failure));
            return true;
        }
    }

    private static String reasonOf(final SmeException failure) {
        if (AwsFailure.isForbidden(failure)) {
            return failure.getMessage();
        }
        throw failure;
    }
}
