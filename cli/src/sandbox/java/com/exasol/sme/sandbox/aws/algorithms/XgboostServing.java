package com.exasol.sme.sandbox.aws.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.containers.BrokenContainer;
import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.containers.Invocation;
import com.exasol.sme.sandbox.aws.containers.Reply;
import com.exasol.sme.sandbox.aws.learning.PythonText;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** SageMaker's built-in XGBoost when it answers: {@code algorithm_mode/serve.py} of sagemaker-xgboost-container. */
public final class XgboostServing implements Container {
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final String JSON_LINES = "application/jsonlines";

    private final Booster booster;
    private final XgboostOutputs outputs;
    private final String defaultAccept;

    private XgboostServing(final Booster booster, final XgboostOutputs outputs, final String defaultAccept) {
        this.booster = booster;
        this.outputs = outputs;
        this.defaultAccept = defaultAccept;
    }

    /** Loads a model; the environment is that of the container, as CreateModel was given it. */
    public static XgboostServing start(final byte[] artefact, final JsonNode environment) throws BrokenContainer {
        if (XgboostLibrary.flaw().isPresent()) {
            throw new BrokenContainer("SANDBOX: " + XgboostLibrary.flaw().get());
        }
        try {
            final Booster booster = XgboostModel.read(artefact);
            final Optional<List<String>> keys = Optional.ofNullable(environment.get("SAGEMAKER_INFERENCE_OUTPUT"))
                    .map(value -> Arrays.asList(value.asText()
                            .replace(" ", "")
                            .toLowerCase(Locale.ROOT)
                            .split(",", -1)));
            return new XgboostServing(
                    booster,
                    XgboostOutputs.of(configuration(booster), keys),
                    environment.path("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT").asText(CSV));
        } catch (final IOException | XGBoostError exception) {
            throw new BrokenContainer("SANDBOX: The model data cannot be read: " + exception.getMessage());
        }
    }

    /** The library's own description of the model, of which the JSON form of the model has a part. */
    private static JsonNode configuration(final Booster booster) throws XGBoostError {
        try {
            return Json.parse(booster.toByteArray("json")).get("learner");
        } catch (final AwsError error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public Reply answer(final Invocation invocation) throws AwsError {
        if (invocation.body().length == 0) {
            return new Reply("text/html; charset=utf-8", new byte[0]);
        }
        final String type = invocation.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!List.of(CSV, "csv").contains(type)) {
            throw AwsError.model(415, "SANDBOX: The content type " + type + " is not known to the sandbox.");
        }
        final float[][] predictions = predict(XgboostRequest.rows(invocation.body()));
        final String accept = accept(invocation.accept());
        return new Reply(accept.equals(CSV) ? CSV + "; charset=utf-8" : accept, write(predictions, accept));
    }

    /** What the library itself predicts; never twice at a time. */
    private synchronized float[][] predict(final List<float[]> rows) throws AwsError {
        final int columns = rows.get(0).length;
        final float[] values = new float[rows.size() * columns];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, values, row * columns, columns);
        }
        try {
            final DMatrix matrix = new DMatrix(values, rows.size(), columns, Float.NaN);
            try {
                return booster.predict(matrix);
            } finally {
                matrix.dispose();
            }
        } catch (final XGBoostError error) {
            throw AwsError.model(400, "Unable to evaluate payload provided: " + error.getMessage());
        }
    }

    private String accept(final String wanted) throws AwsError {
        final String accept = wanted.split(";", 2)[0].strip();
        if (accept.isEmpty() || accept.equals("*/*")) {
            return defaultAccept;
        }
        if (!List.of(JSON, JSON_LINES, CSV).contains(accept.toLowerCase(Locale.ROOT))) {
            throw AwsError.model(
                    406,
                    "Accept type " + accept + " is not supported. Please use supported accept types: "
                            + "['application/json', 'application/jsonlines', 'application/x-recordio-protobuf', "
                            + "'text/csv'].");
        }
        return accept.toLowerCase(Locale.ROOT);
    }

    private byte[] write(final float[][] predictions, final String accept) throws AwsError {
        if (outputs.isSelected() && !outputs.canBeSelected()) {
            throw AwsError.model(
                    500, "Objective `" + outputs.objective() + "` unsupported for selectable inference predictions.");
        }
        if (outputs.isSelected()) {
            return switch (accept) {
                case CSV -> lines(predictions, outputs::csv, "", "\n", "");
                case JSON_LINES -> lines(predictions, outputs::json, "", "\n", "\n");
                default -> lines(predictions, outputs::json, "{\"predictions\": [", ", ", "]}");
            };
        }
        return switch (accept) {
            case CSV -> lines(predictions, XgboostServing::fields, "", "\n", "\n");
            case JSON -> lines(predictions, XgboostServing::score, "{\"predictions\": [", ", ", "]}");
            // The encoders of sagemaker-containers do not know this type, and nothing catches what they raise.
            default -> throw AwsError.model(500, "SANDBOX: Internal Server Error");
        };
    }

    private static byte[] lines(
            final float[][] predictions,
            final Function<float[], String> row,
            final String before,
            final String between,
            final String after) {
        return Arrays.stream(predictions)
                .map(row)
                .collect(Collectors.joining(between, before, after))
                .getBytes(UTF_8);
    }

    private static String fields(final float[] prediction) {
        return XgboostOutputs.texts(prediction).collect(Collectors.joining(","));
    }

    private static String score(final float[] prediction) {
        return "{\"score\": "
                + (prediction.length == 1 ? PythonText.of(prediction[0]) : XgboostOutputs.list(prediction)) + "}";
    }
}
