package com.exasol.sme.sandbox.aws.sagemaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.containers.BrokenContainer;
import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.containers.Invocation;
import com.exasol.sme.sandbox.aws.containers.Reply;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.learning.CsvText;
import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.ModelArtefact;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.learning.PythonText;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The containers of a model of Autopilot, loaded from S3 and ready to answer. */
final class ServedModel implements Container {
    private static final String CSV = "text/csv";

    private final LearnedModel model;
    private final List<String> keys;
    private final boolean isPipeline;
    private final boolean pipelineAgrees;

    private ServedModel(
            final LearnedModel model, final List<String> keys, final boolean isPipeline, final boolean pipelineAgrees) {
        this.model = model;
        this.keys = keys;
        this.isPipeline = isPipeline;
        this.pipelineAgrees = pipelineAgrees;
    }

    static ServedModel load(final List<JsonNode> containers, final ObjectStore store) throws BrokenContainer {
        final List<byte[]> artefacts = new ArrayList<>();
        for (final JsonNode container : containers) {
            artefacts.add(artefact(container, store));
        }
        final boolean pipeline = isText(artefacts.get(0), Candidate.FEATURE_TRANSFORM);
        final int algorithm = pipeline ? 1 : 0;
        if (artefacts.size() <= algorithm) {
            throw new BrokenContainer("SANDBOX: The pipeline has no algorithm container.");
        }
        final LearnedModel model = read(artefacts.get(algorithm));
        final boolean inverts = pipeline && model.problemType() != ProblemType.REGRESSION;
        if (artefacts.size() != algorithm + (inverts ? 2 : 1)
                || (inverts && !isText(artefacts.get(2), Candidate.INVERSE_LABEL_TRANSFORM))) {
            throw new BrokenContainer("SANDBOX: The pipeline does not have the containers of the candidate.");
        }
        if (model.problemType() == ProblemType.REGRESSION) {
            return new ServedModel(model, List.of(), pipeline, true);
        }
        final JsonNode last = containers.get(containers.size() - 1);
        final boolean agrees =
                !inverts || variable(containers.get(1), Candidate.OUTPUT).equals(variable(last, Candidate.INPUT));
        return new ServedModel(model, List.of(variable(last, Candidate.OUTPUT).split(",")), pipeline, agrees);
    }

    /** One line for each row, without a line end after the last one. */
    @Override
    public Reply answer(final Invocation invocation) throws AwsError {
        if (!invocation.contentType().split(";", -1)[0].strip().equals(CSV)) {
            throw AwsError.model(415, "SANDBOX: The Content-Type must be " + CSV);
        }
        if (!List.of("", CSV, "*/*").contains(invocation.accept())) {
            throw AwsError.model(406, "Accept type '" + invocation.accept() + "' is not supported");
        }
        if (!pipelineAgrees) {
            throw AwsError.model(
                    500, "SANDBOX: The containers do not agree about " + Candidate.OUTPUT + " and " + Candidate.INPUT);
        }
        final List<String> lines = new ArrayList<>();
        for (final List<String> row : rows(invocation.body())) {
            final LearnedModel.Prediction prediction = model.predict(row);
            lines.add(
                    keys.isEmpty()
                            ? prediction.label()
                            : keys.stream()
                                    .map(key -> PythonText.csvField(field(key, prediction, invocation.style())))
                                    .collect(Collectors.joining(",")));
        }
        return new Reply(CSV + "; charset=utf-8", String.join("\n", lines).getBytes(UTF_8));
    }

    /** Of two classes, a pipeline tells the probability of the second one, whichever it predicts. */
    private String field(final String key, final LearnedModel.Prediction prediction, final AnswerStyle style) {
        return key.equals("probability") && isPipeline && model.problemType() == ProblemType.BINARY
                ? PythonText.of(prediction.probabilities().get(1))
                : style.field(key, prediction);
    }

    private List<List<String>> rows(final byte[] body) throws AwsError {
        final List<List<String>> rows;
        try {
            rows = CsvText.parse(body);
        } catch (final IOException exception) {
            throw AwsError.model(400, "SANDBOX: The body is not CSV: " + exception.getMessage());
        }
        if (rows.isEmpty()) {
            throw AwsError.model(400, "SANDBOX: The body has no row.");
        }
        for (final List<String> row : rows) {
            if (CsvText.isBlankLine(row)) {
                throw AwsError.model(400, "SANDBOX: The body has a blank line; one missing value is written as \"\".");
            }
            if (row.size() != model.columnCount()) {
                throw AwsError.model(
                        400,
                        "SANDBOX: A row has " + row.size() + " fields, the model was trained on " + model.columnCount()
                                + " features.");
            }
        }
        return rows;
    }

    static byte[] artefact(final JsonNode container, final ObjectStore store) throws BrokenContainer {
        final String url = container.get("ModelDataUrl").textValue();
        try {
            return store.read(S3Uri.of(url))
                    .orElseThrow(() -> new BrokenContainer("Could not find model data at " + url + "."));
        } catch (final AwsError error) {
            throw new BrokenContainer(error.getMessage());
        }
    }

    private static LearnedModel read(final byte[] artefact) throws BrokenContainer {
        try {
            return ModelArtefact.read(artefact);
        } catch (final IOException exception) {
            throw new BrokenContainer("SANDBOX: The model data cannot be read: " + exception.getMessage());
        }
    }

    private static boolean isText(final byte[] artefact, final String text) {
        return new String(artefact, UTF_8).equals(text);
    }

    private static String variable(final JsonNode container, final String name) {
        return container.path("Environment").path(name).asText(Candidate.DEFAULT_OUTPUT);
    }
}
