package com.exasol.sme.sandbox.aws.algorithms;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.training.Channel;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.aws.training.TrainingContainer;
import com.exasol.sme.sandbox.aws.training.TrainingInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * SageMaker's built-in XGBoost when it trains: what {@code algorithm_mode/train.py} of sagemaker-xgboost-container does
 * around the library, and XGBoost itself. Several instances train on what one would with the files of all.
 */
public final class XgboostTraining implements TrainingContainer {
    private static final String TRAIN = "train";
    private static final String VALIDATION = "validation";
    private static final Set<String> CHANNELS = Set.of(TRAIN, VALIDATION);

    /** Those of {@code CUSTOMER_ERRORS} that can happen here. */
    private static final List<String> CUSTOMER_ERRORS = List.of(
            "label must be in [0,1] for logistic regression",
            "label must be in [0, num_class)",
            "base_score must be in (0,1)",
            "label must be nonnegative");

    @Override
    public TrainedModel train(final TrainingInput input) throws JobFailure {
        if (XgboostLibrary.flaw().isPresent()) {
            throw new JobFailure("SANDBOX: " + XgboostLibrary.flaw().get());
        }
        final XgboostHyperparameters hyperparameters = XgboostHyperparameters.of(input.hyperparameters());
        for (final Channel channel : input.channels().values()) {
            check(channel);
        }
        try (XgboostMatrix train = XgboostMatrix.of(input.required(TRAIN));
                XgboostMatrix validation =
                        matrix(Optional.ofNullable(input.channels().get(VALIDATION)))) {
            final Map<String, DMatrix> watched = new LinkedHashMap<>();
            watched.put(TRAIN, train.matrix());
            if (validation != null) {
                watched.put(VALIDATION, validation.matrix());
            }
            return train(hyperparameters, watched);
        }
    }

    private static XgboostMatrix matrix(final Optional<Channel> channel) throws JobFailure {
        return channel.isEmpty() ? null : XgboostMatrix.of(channel.get());
    }

    private static void check(final Channel channel) throws JobFailure {
        if (!CHANNELS.contains(channel.name())) {
            throw XgboostHyperparameters.refused("Extraneous channel found: " + channel.name());
        }
        final String type = channel.contentType().isEmpty() ? "text/libsvm" : channel.contentType();
        if (!List.of("text/csv", "csv").contains(type)) {
            throw XgboostHyperparameters.refused("SANDBOX: the content type " + type + " of channel '" + channel.name()
                    + "' is not known to the sandbox, or not to the container");
        }
    }

    private static TrainedModel train(final XgboostHyperparameters hyperparameters, final Map<String, DMatrix> watched)
            throws JobFailure {
        try {
            final Booster booster = XGBoost.train(
                    watched.get(TRAIN), hyperparameters.parameters(), hyperparameters.rounds(), Map.of(), null, null);
            final byte[] artefact = XgboostModel.write(booster);
            for (final String metric : hyperparameters.metrics()) {
                booster.setParam("eval_metric", metric);
            }
            final String line = booster.evalSet(
                    watched.values().toArray(DMatrix[]::new),
                    watched.keySet().toArray(String[]::new),
                    hyperparameters.rounds() - 1);
            booster.dispose();
            return new TrainedModel(artefact, metrics(line));
        } catch (final XGBoostError error) {
            final boolean isOfUser = CUSTOMER_ERRORS.stream().anyMatch(error.getMessage()::contains);
            throw new JobFailure(
                    isOfUser
                            ? "ClientError: " + error.getMessage()
                            : "AlgorithmError: XGB train call failed with exception:\n " + error.getMessage(),
                    error);
        }
    }

    /** SageMaker names the metrics of its own images with a colon where their log has a hyphen. */
    private static Map<String, Double> metrics(final String line) {
        final Map<String, Double> metrics = new LinkedHashMap<>();
        final String[] fields = line.split("\t", -1);
        for (int field = 1; field < fields.length; field++) {
            final int value = fields[field].lastIndexOf(':');
            metrics.put(
                    fields[field].substring(0, value).replaceFirst("-", ":"),
                    Double.valueOf(fields[field].substring(value + 1)));
        }
        return metrics;
    }
}
