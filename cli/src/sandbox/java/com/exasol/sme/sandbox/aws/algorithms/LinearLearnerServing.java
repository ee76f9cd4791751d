package com.exasol.sme.sandbox.aws.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.containers.BrokenContainer;
import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.containers.Invocation;
import com.exasol.sme.sandbox.aws.containers.Reply;
import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.LearnedModel.Prediction;
import com.exasol.sme.sandbox.aws.learning.ModelArtefact;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.learning.PythonText;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Linear Learner when it answers, in the forms of "Linear learner response formats" in AWS's documentation. How it
 * refuses something is not documented.
 */
final class LinearLearnerServing implements Container {
    private static final String JSON = "application/json";
    private static final String JSON_LINES = "application/jsonlines";

    private final LearnedModel model;

    private LinearLearnerServing(final LearnedModel model) {
        this.model = model;
    }

    static LinearLearnerServing start(final byte[] artefact) throws BrokenContainer {
        try {
            return new LinearLearnerServing(ModelArtefact.read(artefact));
        } catch (final IOException exception) {
            throw new BrokenContainer("SANDBOX: The model data cannot be read: " + exception.getMessage());
        }
    }

    @Override
    public Reply answer(final Invocation invocation) throws AwsError {
        if (!invocation.contentType().equals("text/csv")) {
            throw AwsError.model(415, "SANDBOX: The sandbox asks Linear Learner in text/csv only.");
        }
        if (!List.of(JSON, JSON_LINES).contains(invocation.accept())) {
            throw AwsError.model(
                    406,
                    "SANDBOX: Linear Learner answers in JSON and JSON Lines; nothing is documented" + " of '"
                            + invocation.accept() + "'.");
        }
        final List<String> answers = new ArrayList<>();
        for (final String line : new String(invocation.body(), UTF_8).lines().toList()) {
            answers.add(answer(line));
        }
        return new Reply(
                invocation.accept(),
                (invocation.accept().equals(JSON)
                                ? "{\"predictions\":[" + String.join(",", answers) + "]}"
                                : String.join("\n", answers) + "\n")
                        .getBytes(UTF_8));
    }

    private String answer(final String line) throws AwsError {
        final List<String> fields = Arrays.asList(line.split(",", -1));
        if (fields.size() != model.columnCount() || !fields.stream().allMatch(LinearLearner::isNumber)) {
            throw AwsError.model(400, "SANDBOX: '" + line + "' are not " + model.columnCount() + " numbers.");
        }
        final Prediction prediction = model.predict(fields);
        if (model.problemType() == ProblemType.REGRESSION) {
            return "{\"score\":" + PythonText.of(Double.parseDouble(prediction.label())) + "}";
        }
        return "{\"score\":" + score(prediction) + ",\"predicted_label\":" + prediction.label() + "}";
    }

    /** Of two labels the score is that of 1, and of more a list. */
    private String score(final Prediction prediction) {
        if (model.problemType() == ProblemType.BINARY) {
            return PythonText.of(probability(prediction, "1"));
        }
        final List<String> scores = new ArrayList<>();
        for (int label = 0; label < prediction.labels().size(); label++) {
            scores.add(PythonText.of(probability(prediction, String.valueOf(label))));
        }
        return scores.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static double probability(final Prediction prediction, final String label) {
        return prediction.probabilities().get(prediction.labels().indexOf(label));
    }
}
