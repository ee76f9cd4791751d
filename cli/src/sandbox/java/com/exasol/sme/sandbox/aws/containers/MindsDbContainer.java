package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.learning.LearnedModel.Prediction;
import com.exasol.sme.sandbox.aws.learning.PythonText;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The container of <a href="https://github.com/mindsdb/mindsdb-sagemaker-container">mindsdb-sagemaker-container</a>,
 * commit d00ab75: nginx, and behind it a server that makes a table of pandas of each body.
 *
 * <p>It answers once for each request, with the sentence for the first row and the confidence of the last one. That
 * unknown columns are passed over, and how the sentence rounds, is INFERRED.
 */
final class MindsDbContainer implements Container {
    private static final int LARGEST_BODY = 5 * 1024 * 1024;
    /** The program reads the confidence under this name, whatever the model predicts. */
    private static final String ONLY_TARGET = "Class";

    private static final String BAD_REQUEST = "<!doctype html>\n<html lang=en>\n<title>400 Bad Request</title>\n"
            + "<h1>Bad Request</h1>\n<p>The browser (or proxy) sent a request that this server could not understand."
            + "</p>\n";
    private static final String FAILURE = "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n"
            + "<h1>Internal Server Error</h1>\n<p>The server encountered an internal error and was unable to complete"
            + " your request. Either the server is overloaded or there is an error in the application.</p>\n";
    /** The version in it is INFERRED from the base image. */
    private static final String TOO_LARGE = """
            <html>\r
            <head><title>413 Request Entity Too Large</title></head>\r
            <body bgcolor="white">\r
            <center><h1>413 Request Entity Too Large</h1></center>\r
            <hr><center>nginx/1.15.5 (Ubuntu)</center>\r
            </body>\r
            </html>\r
            """;

    private final NamedModel model;

    MindsDbContainer(final NamedModel model) {
        this.model = model;
    }

    @Override
    public Reply answer(final Invocation invocation) throws AwsError {
        if (invocation.body().length > LARGEST_BODY) {
            throw AwsError.model(413, TOO_LARGE);
        }
        final List<Map<String, String>> rows =
                switch (invocation.contentType()) {
                    case "application/json" -> json(invocation.body());
                    case "text/csv" -> csv(invocation.body());
                    default -> throw notSupported();
                };
        if (rows.isEmpty() || !model.target().equals(ONLY_TARGET)) {
            throw failure();
        }
        final Prediction first = predict(rows.get(0));
        final double confidence = confidence(predict(rows.get(rows.size() - 1)));
        final String sentence = "* We are "
                + PythonText.of(BigDecimal.valueOf(confidence(first))
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .doubleValue())
                + "% confident the value of \"" + ONLY_TARGET + "\" is " + first.label();
        return Reply.json("{\"prediction\": " + PythonJson.text(sentence) + ", \"class_confidence\": "
                + PythonText.of(confidence) + "}");
    }

    private Prediction predict(final Map<String, String> row) {
        final List<String> values = new ArrayList<>();
        model.columns().forEach(column -> values.add(row.get(column.name())));
        return model.predict(values);
    }

    /** A number that is predicted has no probability; INFERRED that its confidence is whole then. */
    private static double confidence(final Prediction prediction) {
        return prediction.probabilities().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    private static List<Map<String, String>> csv(final byte[] body) throws AwsError {
        try {
            return PandasCsv.read(body).rows();
        } catch (final IOException exception) {
            throw notSupported();
        }
    }

    private static List<Map<String, String>> json(final byte[] body) throws AwsError {
        final JsonNode json;
        try {
            json = PythonJson.read(body);
        } catch (final IOException exception) {
            throw AwsError.model(400, BAD_REQUEST);
        }
        if (json.isMissingNode()) {
            throw AwsError.model(400, BAD_REQUEST);
        }
        if (json.isNull() || (json.isContainerNode() && json.isEmpty())) {
            return List.of();
        }
        if (json.isArray()) {
            return records(json);
        }
        if (json.isObject()) {
            return columns(json);
        }
        throw notSupported();
    }

    private static List<Map<String, String>> records(final JsonNode list) throws AwsError {
        final List<Map<String, String>> rows = new ArrayList<>();
        for (final JsonNode record : list) {
            if (!record.isObject()) {
                throw AwsError.model(500, "SANDBOX: A list has an element that is no object.");
            }
            final Map<String, String> row = new HashMap<>();
            record.properties().forEach(member -> row.put(member.getKey(), text(member.getValue())));
            rows.add(row);
        }
        return rows;
    }

    /** Values that stand alone are those of all rows, and pandas wants to know of how many. */
    private static List<Map<String, String>> columns(final JsonNode object) throws AwsError {
        int length = -1;
        for (final JsonNode column : object) {
            if (column.isObject()) {
                throw AwsError.model(500, "SANDBOX: An object has a member that is an object.");
            }
            if (column.isArray()) {
                if (length >= 0 && length != column.size()) {
                    throw notSupported();
                }
                length = column.size();
            }
        }
        if (length < 0) {
            throw notSupported();
        }
        final List<Map<String, String>> rows = new ArrayList<>();
        for (int index = 0; index < length; index++) {
            final Map<String, String> row = new LinkedHashMap<>();
            for (final Map.Entry<String, JsonNode> member : object.properties()) {
                final JsonNode column = member.getValue();
                row.put(member.getKey(), text(column.isArray() ? column.get(index) : column));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(final JsonNode value) {
        if (value.isNull() || (value.isDouble() && Double.isNaN(value.doubleValue()))) {
            return null;
        }
        if (value.isContainerNode()) {
            return value.toString();
        }
        return value.isDouble() ? PythonText.of(value.doubleValue()) : value.asText();
    }

    private static AwsError notSupported() {
        return AwsError.model(415, "This predictor supports JSON,CSV and Excel data");
    }

    private static AwsError failure() {
        return AwsError.model(500, FAILURE);
    }
}
