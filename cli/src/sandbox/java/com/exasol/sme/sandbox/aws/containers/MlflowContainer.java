package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.learning.LearnedModel.Prediction;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * MLflow's scoring server with a model that has a signature: CSV or one of four forms of JSON in, JSON out.
 *
 * <p>It does what the server of mlflow-skinny 3.17.2 did with pandas 2.3.3 and numpy 2.4.6. What was not tried with it
 * is refused as {@code SANDBOX}.
 */
final class MlflowContainer implements Container {
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private final NamedModel model;
    private final MlflowSignature signature;

    MlflowContainer(final NamedModel model) {
        this.model = model;
        signature = new MlflowSignature(model.columns());
    }

    @Override
    public Reply answer(final Invocation invocation) throws AwsError {
        if (invocation.contentType().isEmpty()) {
            throw AwsError.model(500, "Internal Server Error");
        }
        final List<String> parts = Arrays.stream(invocation.contentType().split(";", -1))
                .map(String::strip)
                .toList();
        checkParameters(parts.subList(1, parts.size()));
        final List<List<String>> rows =
                switch (parts.get(0)) {
                    case JSON -> json(invocation.body());
                    case CSV -> csv(invocation.body());
                    default ->
                        throw AwsError.model(
                                415,
                                "This predictor only supports the following content types: Types: ['text/csv',"
                                        + " 'application/json', 'application/vnd.apache.parquet']. Got '"
                                        + invocation.contentType() + "'.");
                };
        return Reply.json(rows.stream()
                .map(model::predict)
                .map(this::written)
                .collect(Collectors.joining(", ", "{\"predictions\": [", "]}")));
    }

    private static void checkParameters(final List<String> parameters) throws AwsError {
        for (final String parameter : parameters) {
            if (parameter.startsWith("charset=") && !parameter.equalsIgnoreCase("charset=utf-8")) {
                throw AwsError.model(415, "The scoring server only supports UTF-8");
            }
        }
        for (final String parameter : parameters) {
            if (!parameter.startsWith("charset=")) {
                throw AwsError.model(
                        415,
                        "Unrecognized content type parameters: " + parameter.replaceAll("=.*", "")
                                + ". IMPORTANT: The MLflow Model scoring protocol has changed in MLflow version 2.0.");
            }
        }
    }

    private String written(final Prediction prediction) {
        return model.problemType() == ProblemType.REGRESSION ? prediction.label() : PythonJson.text(prediction.label());
    }

    private List<List<String>> json(final byte[] body) throws AwsError {
        final JsonNode json;
        try {
            json = PythonJson.read(body);
        } catch (final IOException exception) {
            throw MlflowError.invalidInput("Ensure that input is a valid JSON formatted string.");
        }
        if (json.isMissingNode()) {
            throw MlflowError.invalidInput("Ensure that input is a valid JSON formatted string.");
        }
        return signature.enforce(MlflowFrame.of(json));
    }

    private List<List<String>> csv(final byte[] body) throws AwsError {
        try {
            final PandasCsv table = PandasCsv.read(body);
            final List<List<String>> rows = new ArrayList<>(signature.enforce(table));
            return rows;
        } catch (final IOException exception) {
            throw MlflowError.badCsv(exception.getMessage());
        }
    }
}
