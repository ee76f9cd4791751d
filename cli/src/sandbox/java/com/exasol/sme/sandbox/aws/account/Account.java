package com.exasol.sme.sandbox.aws.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whom AWS knows and what they may do. */
public final class Account {
    public static final String NUMBER = "111122223333";

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, String> others = new ConcurrentHashMap<>();
    private final Set<String> regions = ConcurrentHashMap.newKeySet();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();

    private volatile Optional<UserPolicy> policy = Optional.empty();

    public void addKey(final String accessKeyId, final String secret) {
        secrets.put(accessKeyId, secret);
    }

    /** A key of another account, which may do here whatever its own account lets it do. */
    public void addKeyOf(final String number, final String accessKeyId, final String secret) {
        addKey(accessKeyId, secret);
        others.put(accessKeyId, number);
    }

    /** The account that a key belongs to. */
    String numberOf(final String accessKeyId) {
        return others.getOrDefault(accessKeyId, NUMBER);
    }

    public Optional<String> secret(final String accessKeyId) {
        return Optional.ofNullable(secrets.get(accessKeyId));
    }

    public void addRegion(final String region) {
        regions.add(region);
    }

    boolean hasRegion(final String region) {
        return regions.contains(region);
    }

    public void deny(final String operation) {
        denied.add(operation);
    }

    public void allow(final String operation) {
        denied.remove(operation);
    }

    boolean denies(final String operation) {
        return denied.contains(operation);
    }

    /** From now on the user may do what the policy allows, and nothing else. */
    public void attach(final Optional<UserPolicy> wanted) {
        policy = wanted;
    }

    /**
     * {@return whether no denial and no policy stands against it}
     *
     * @param action with its service, such as {@code iam:PassRole}
     */
    public boolean permits(final String action, final String resource, final Map<String, String> context) {
        return !denies(action.substring(action.indexOf(':') + 1))
                && policy.map(it -> it.allows(action, resource, context)).orElse(true);
    }

    static String userArn(final String region) {
        return "arn:" + Arns.partition(region) + ":iam::" + NUMBER + ":user/exasol";
    }
}
