package com.exasol.sme.sandbox.aws.algorithms;

import com.exasol.sme.sandbox.aws.account.Arns;
import com.exasol.sme.sandbox.aws.containers.BrokenContainer;
import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.training.TrainingContainer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SageMaker's built-in algorithms that the sandbox has.
 *
 * <p>Accounts and tags are those of "Docker Registry Paths and Example Code" in AWS's documentation, of a few regions.
 */
public enum BuiltIn {
    XGBOOST(
            "sagemaker-xgboost",
            Map.of(
                    "us-east-1", "683313688378",
                    "us-west-2", "246618743249",
                    "eu-central-1", "492215442770",
                    "eu-west-1", "141502667606",
                    "cn-north-1", "450853457545"),
            Set.of("1.3-1", "1.5-1", "1.7-1", "3.0-5", "3.2-0"),
            new XgboostTraining(),
            XgboostServing::start),
    LINEAR_LEARNER(
            "linear-learner",
            Map.of(
                    "us-east-1", "382416733822",
                    "us-west-2", "174872318107",
                    "eu-central-1", "664544806723",
                    "eu-west-1", "438346466558",
                    "cn-north-1", "390948362332"),
            Set.of("1", "latest"),
            new LinearLearner(),
            (artefact, environment) -> LinearLearnerServing.start(artefact));

    private final String repository;
    private final Map<String, String> accounts;
    private final Set<String> tags;
    private final TrainingContainer training;
    private final Start start;

    BuiltIn(
            final String repository,
            final Map<String, String> accounts,
            final Set<String> tags,
            final TrainingContainer training,
            final Start start) {
        this.repository = repository;
        this.accounts = accounts;
        this.tags = tags;
        this.training = training;
        this.start = start;
    }

    /** The algorithm of an image, if that is where AWS keeps it in that region. */
    public static Optional<BuiltIn> of(final String image, final String region) {
        final String domain = Arns.partition(region).equals("aws-cn") ? ".amazonaws.com.cn/" : ".amazonaws.com/";
        return Arrays.stream(values())
                .filter(it -> it.tags.stream()
                        .anyMatch(tag -> image.equals(
                                it.accounts.get(region) + ".dkr.ecr." + region + domain + it.repository + ":" + tag)))
                .findFirst();
    }

    public TrainingContainer training() {
        return training;
    }

    /** Starts it behind an endpoint, with a model from S3 and the environment of the model. */
    public Container serve(final byte[] artefact, final JsonNode environment) throws BrokenContainer {
        return start.of(artefact, environment);
    }

    @FunctionalInterface
    private interface Start {
        Container of(byte[] artefact, JsonNode environment) throws BrokenContainer;
    }
}
