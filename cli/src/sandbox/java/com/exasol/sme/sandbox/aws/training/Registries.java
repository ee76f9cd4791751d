package com.exasol.sme.sandbox.aws.training;

import com.exasol.sme.sandbox.aws.account.Arns;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images that a training job may name: those of SageMaker's built-in algorithms, and one's own.
 *
 * <p>Accounts and tags are those of "Docker Registry Paths and Example Code" in AWS's documentation, of a few regions.
 */
public final class Registries {
    private static final Map<String, String> LINEAR_LEARNER_ACCOUNTS = Map.of(
            "us-east-1", "382416733822",
            "us-west-2", "174872318107",
            "eu-central-1", "664544806723",
            "eu-west-1", "438346466558",
            "cn-north-1", "390948362332");
    private static final Set<String> LINEAR_LEARNER_TAGS = Set.of("1", "latest");

    private final Map<String, TrainingContainer> own = new ConcurrentHashMap<>();

    /** Puts an image into a registry. */
    public void push(final String image, final TrainingContainer container) {
        own.put(image, container);
    }

    /** The container of an image; empty where there is none of that name in that registry of that region. */
    public Optional<TrainingContainer> find(final String image, final String region) {
        if (own.containsKey(image)) {
            return Optional.of(own.get(image));
        }
        final int tag = image.lastIndexOf(':');
        if (tag < 0) {
            return Optional.empty();
        }
        final String repository = image.substring(0, tag);
        final String version = image.substring(tag + 1);
        if (repository.equals(path(LINEAR_LEARNER_ACCOUNTS, region, "linear-learner"))) {
            return LINEAR_LEARNER_TAGS.contains(version) ? Optional.of(new LinearLearner()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String path(final Map<String, String> accounts, final String region, final String repository) {
        return accounts.get(region) + ".dkr.ecr." + region + ".amazonaws.com"
                + (Arns.partition(region).equals("aws-cn") ? ".cn/" : "/") + repository;
    }
}
