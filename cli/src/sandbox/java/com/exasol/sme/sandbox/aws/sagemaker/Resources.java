package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.account.Arns;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of one kind in one region, in order of creation.
 *
 * <p>Names differ only if they differ in more than case: they are looked up by their ARN, which is in lower case.
 */
public final class Resources<T> {
    private final String region;
    private final String kind;
    private final String arnKind;
    private final Map<String, T> byName = new LinkedHashMap<>();

    Resources(final String region, final String kind, final String arnKind) {
        this.region = region;
        this.kind = kind;
        this.arnKind = arnKind;
    }

    String arn(final String name) {
        return Arns.of(region, arnKind, name);
    }

    synchronized void add(final String name, final T resource) throws AwsError {
        if (byName.putIfAbsent(key(name), resource) != null) {
            throw alreadyThere(name);
        }
    }

    public synchronized Optional<T> find(final String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    T get(final String name) throws AwsError {
        return find(name).orElseThrow(() -> notFound(name));
    }

    AwsError notFound(final String name) {
        return AwsError.validation("Could not find " + kind + " \"" + arn(name) + "\".");
    }

    AwsError alreadyThere(final String name) {
        return AwsError.validation("Cannot create already existing " + kind + " \"" + arn(name) + "\".");
    }

    synchronized void remove(final String name) throws AwsError {
        get(name);
        byName.remove(key(name));
    }

    synchronized List<T> all() {
        return List.copyOf(byName.values());
    }

    private static String key(final String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
