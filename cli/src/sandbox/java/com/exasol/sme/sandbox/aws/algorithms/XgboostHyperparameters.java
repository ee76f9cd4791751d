package com.exasol.sme.sandbox.aws.algorithms;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the container takes as hyperparameters: names, types and ranges of {@code hyperparameter_validation.py} in
 * sagemaker-xgboost-container, in its words. What would make another kind of training of it is refused.
 */
record XgboostHyperparameters(int rounds, List<String> metrics, Map<String, Object> parameters) {
    private static final Map<String, String> ALIASES = Map.of(
            "learning_rate", "eta",
            "min_split_loss", "gamma",
            "reg_lambda", "lambda",
            "reg_alpha", "alpha");
    private static final Set<String> METRICS = Set.of(
            "auc",
            "aucpr",
            "error",
            "logloss",
            "mae",
            "mape",
            "merror",
            "mlogloss",
            "mphe",
            "rmse",
            "rmsle",
            "gamma-deviance",
            "gamma-nloglik",
            "poisson-nloglik",
            "tweedie-nloglik");
    private static final Map<String, Limits> NUMBERS = new HashMap<>();
    private static final Map<String, Set<String>> WORDS = Map.of(
            "booster", Set.of("gbtree", "gblinear", "dart"),
            "tree_method", Set.of("auto", "exact", "approx", "hist"),
            "grow_policy", Set.of("depthwise", "lossguide"),
            "predictor", Set.of("auto", "cpu_predictor"),
            "objective",
                    Set.of(
                            "binary:logistic",
                            "binary:logitraw",
                            "binary:hinge",
                            "count:poisson",
                            "multi:softmax",
                            "multi:softprob",
                            "reg:linear",
                            "reg:squarederror",
                            "reg:logistic",
                            "reg:gamma",
                            "reg:pseudohubererror",
                            "reg:squaredlogerror",
                            "reg:absoluteerror",
                            "reg:tweedie"));

    static {
        NUMBERS.put("num_round", Limits.whole(1));
        NUMBERS.put("verbosity", new Limits(true, 0, 3));
        NUMBERS.put("nthread", Limits.whole(1));
        NUMBERS.put("eta", new Limits(false, 0, 1));
        NUMBERS.put("gamma", Limits.from(0));
        NUMBERS.put("max_depth", Limits.whole(0));
        NUMBERS.put("min_child_weight", Limits.from(0));
        NUMBERS.put("max_delta_step", Limits.from(0));
        NUMBERS.put("subsample", new Limits(false, Double.MIN_VALUE, 1));
        NUMBERS.put("colsample_bytree", new Limits(false, Double.MIN_VALUE, 1));
        NUMBERS.put("colsample_bylevel", new Limits(false, Double.MIN_VALUE, 1));
        NUMBERS.put("colsample_bynode", new Limits(false, Double.MIN_VALUE, 1));
        NUMBERS.put("lambda", Limits.from(0));
        NUMBERS.put("alpha", Limits.from(0));
        NUMBERS.put("scale_pos_weight", Limits.from(Double.MIN_VALUE));
        NUMBERS.put("max_leaves", Limits.whole(0));
        NUMBERS.put("max_bin", Limits.whole(0));
        NUMBERS.put("num_class", Limits.whole(2));
        NUMBERS.put("base_score", Limits.from(0));
        NUMBERS.put("seed", new Limits(true, Integer.MIN_VALUE + 1.0, Integer.MAX_VALUE - 1.0));
        NUMBERS.put("num_parallel_tree", Limits.whole(1));
        NUMBERS.put("tweedie_variance_power", new Limits(false, Math.nextUp(1.0), Math.nextDown(2.0)));
    }

    /** Checks them as the container does, and gives to the library what the container gives to it. */
    static XgboostHyperparameters of(final Map<String, String> given) throws JobFailure {
        final Map<String, String> named = new HashMap<>();
        given.forEach((name, value) -> named.put(ALIASES.getOrDefault(name, name), value));
        if (!named.containsKey("num_round")) {
            throw refused("Missing required hyperparameter: num_round");
        }
        final List<String> metrics = named.containsKey("eval_metric")
                ? Arrays.asList(named.remove("eval_metric").split(",", -1))
                : List.of();
        for (final String metric : metrics) {
            if (!METRICS.contains(metric)) {
                throw refused("Hyperparameter eval_metric: value " + metrics + " not in range " + METRICS);
            }
        }
        for (final Map.Entry<String, String> parameter : named.entrySet()) {
            check(parameter.getKey(), parameter.getValue());
        }
        if (named.getOrDefault("objective", "").startsWith("multi:") && !named.containsKey("num_class")) {
            throw refused("Require input for parameter 'num_class' for multi-classification");
        }
        final int rounds = Integer.parseInt(named.remove("num_round").strip());
        return new XgboostHyperparameters(rounds, metrics, Map.copyOf(named));
    }

    private static void check(final String name, final String value) throws JobFailure {
        if (WORDS.containsKey(name)) {
            if (!WORDS.get(name).contains(value)) {
                throw refused("Hyperparameter " + name + ": " + value + " is not in " + WORDS.get(name));
            }
        } else if (!NUMBERS.containsKey(name)) {
            throw refused("Extraneous hyperparameter found: " + name);
        } else {
            NUMBERS.get(name).check(name, value.strip());
        }
    }

    /** That the container's words follow this one, and are followed by no others, is INFERRED. */
    static JobFailure refused(final String words) {
        return new JobFailure("ClientError: " + words);
    }

    private record Limits(boolean isWhole, double min, double max) {
        static Limits whole(final int min) {
            return new Limits(true, min, Integer.MAX_VALUE);
        }

        static Limits from(final double min) {
            return new Limits(false, min, Double.MAX_VALUE);
        }

        void check(final String name, final String value) throws JobFailure {
            if (!value.matches(isWhole ? "[+-]?\\d{1,10}" : "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                throw refused("Hyperparameter " + name + ": could not parse value (caused by ValueError)");
            }
            if (Double.parseDouble(value) < min || Double.parseDouble(value) > max) {
                throw refused(
                        "Hyperparameter " + name + ": " + value + " is not in Interval [" + min + ", " + max + "]");
            }
        }
    }
}
