package com.exasol.sme.sandbox.aws.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.learning.Fit;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.ModelArtefact;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.learning.Trainer;
import com.exasol.sme.sandbox.aws.learning.TrainingTable;
import com.exasol.sme.sandbox.aws.training.Channel;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.aws.training.TrainingContainer;
import com.exasol.sme.sandbox.aws.training.TrainingInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * SageMaker's Linear Learner, whose code is not public: what the documentation says of its input, and trees instead of
 * a linear model.
 *
 * <p>That it fails on an empty field, and that labels begin with 0, is INFERRED.
 */
final class LinearLearner implements TrainingContainer {
    private static final String TARGET = "0";
    private static final Map<String, ProblemType> TYPES = Map.of(
            "binary_classifier", ProblemType.BINARY,
            "multiclass_classifier", ProblemType.MULTICLASS,
            "regressor", ProblemType.REGRESSION);

    @Override
    public TrainedModel train(final TrainingInput input) throws JobFailure {
        final String wanted = input.hyperparameters().getOrDefault("predictor_type", "");
        final ProblemType type = Optional.ofNullable(TYPES.get(wanted))
                .orElseThrow(() -> new JobFailure("ClientError: SANDBOX: predictor_type is '" + wanted + "'"));
        final TrainingTable table = read(input.required("train"));
        checkLabels(table, type, input.hyperparameters().getOrDefault("num_classes", ""));
        final LearnedModel model = Trainer.train(table, TARGET, Optional.of(type));
        final Map<String, Double> metrics = new TreeMap<>();
        metrics.put("train:objective_loss", Fit.of(model, table, TARGET));
        if (input.channels().containsKey("validation")) {
            metrics.put("validation:objective_loss", Fit.of(model, read(input.required("validation")), TARGET));
        }
        return new TrainedModel(ModelArtefact.write(model), metrics);
    }

    private static void checkLabels(final TrainingTable table, final ProblemType type, final String classes)
            throws JobFailure {
        if (type == ProblemType.REGRESSION) {
            return;
        }
        final int count = type == ProblemType.BINARY ? 2 : classes.matches("\\d{1,7}") ? Integer.parseInt(classes) : 0;
        if (count < 2) {
            throw new JobFailure("ClientError: SANDBOX: num_classes is '" + classes + "'");
        }
        final List<String> labels =
                IntStream.range(0, count).mapToObj(String::valueOf).toList();
        for (final String label : table.values(0)) {
            if (!labels.contains(label)) {
                throw new JobFailure("ClientError: SANDBOX: the label " + label + " is none of 0 to " + (count - 1));
            }
        }
    }

    private static TrainingTable read(final Channel channel) throws JobFailure {
        if (!channel.contentType().equals("text/csv")) {
            throw new JobFailure("ClientError: SANDBOX: the content type of the channel " + channel.name() + " is '"
                    + channel.contentType() + "', and text/csv is the only one that is known to the sandbox");
        }
        final List<List<String>> rows = new ArrayList<>();
        for (final SortedMap<String, byte[]> files : channel.instances()) {
            for (final Map.Entry<String, byte[]> file : files.entrySet()) {
                for (final String line :
                        new String(file.getValue(), UTF_8).lines().toList()) {
                    rows.add(row(file.getKey(), line));
                }
            }
        }
        final int columns = rows.get(0).size();
        if (rows.stream().anyMatch(row -> row.size() != columns)) {
            throw new JobFailure("ClientError: SANDBOX: the rows of the channel " + channel.name()
                    + " have different numbers of fields");
        }
        return new TrainingTable(
                IntStream.range(0, columns).mapToObj(String::valueOf).toList(), rows);
    }

    private static List<String> row(final String file, final String line) throws JobFailure {
        final List<String> fields = Arrays.asList(line.split(",", -1));
        for (final String field : fields) {
            if (!isNumber(field)) {
                throw new JobFailure("ClientError: SANDBOX: '" + field + "' in " + file + " is not a number");
            }
        }
        return fields;
    }

    static boolean isNumber(final String field) {
        return field.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
}
