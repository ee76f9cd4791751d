package com.exasol.sme.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.request.ThreadedTransport;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** A prediction script as a deployment writes it, ready to be called. */
public final class TestPrediction {
    public final Map<String, String> properties =
            new HashMap<>(Map.of("sme.endpoint", "my-ep", "sme.region", "eu-central-1"));
    private String problemType = "Regression";
    private String targetType = "DOUBLE";
    private List<String> featureTypes = List.of("VARCHAR(100) UTF8");
    private List<String> responseKeys = List.of();
    private boolean hasKey;
    private List<String> passedTypes = List.of();
    private int rowsPerRequest = 1000;
    private int bytesPerRequest = 1_000_000;
    private int requestsInFlight = 4;
    private String onError = "error";
    private String probabilities = "";
    private String labels = "";
    private String textRule = ",\"text_rule\":\"SHORTEST_DOUBLE\"";
    private final TestMetadata metadata;

    private TestPrediction(final TestMetadata metadata) {
        this.metadata = metadata;
    }

    public static TestPrediction regression(final String... featureTypes) {
        return of(new TestMetadata(featureTypes.length), featureTypes);
    }

    public static TestPrediction classification(
            final String problemType, final String targetType, final String... keys) {
        final TestPrediction prediction = of(new TestMetadata(1), "VARCHAR(100) UTF8");
        prediction.problemType = problemType;
        prediction.targetType = targetType;
        prediction.responseKeys = List.of(keys);
        return prediction;
    }

    private static TestPrediction of(final TestMetadata metadata, final String... featureTypes) {
        final TestPrediction prediction = new TestPrediction(metadata.with("AWS", TestConnection.toBucket()));
        prediction.featureTypes = List.of(featureTypes);
        return prediction;
    }

    /** One of the same model, which takes more columns than its features; before anything else is asked for. */
    private TestPrediction withColumns(final int count) {
        final TestPrediction prediction = of(new TestMetadata(count), featureTypes.toArray(String[]::new));
        prediction.problemType = problemType;
        prediction.targetType = targetType;
        prediction.responseKeys = responseKeys;
        return prediction;
    }

    public TestPrediction withKey() {
        final TestPrediction prediction = withColumns(featureTypes.size() + 1);
        prediction.hasKey = true;
        return prediction;
    }

    /** The script for the rows of one table, whose other columns the model never sees. */
    public TestPrediction passing(final String... types) {
        final TestPrediction prediction = withColumns(types.length + featureTypes.size());
        prediction.passedTypes = List.of(types);
        return prediction;
    }

    public TestPrediction limits(final int rows, final int bytes, final int inFlight) {
        rowsPerRequest = rows;
        bytesPerRequest = bytes;
        requestsInFlight = inFlight;
        return this;
    }

    public TestPrediction onError(final String reaction) {
        onError = reaction;
        return this;
    }

    /** Asks for the probabilities of all labels, in a column before the prediction. */
    public TestPrediction withProbabilities() {
        probabilities = ",\"probabilities\":true";
        return this;
    }

    /** The script of a model that answers the numbers of labels. */
    public TestPrediction withLabels(final String... texts) {
        labels = ",\"labels\":" + json(List.of(texts));
        return this;
    }

    /** The script of a model that was trained before there were rules. */
    public TestPrediction withoutTextRule() {
        textRule = "";
        return this;
    }

    /** The script of a model whose training files were written by this rule. */
    public TestPrediction withTextRule(final String rule) {
        textRule = ",\"text_rule\":\"" + rule + "\"";
        return this;
    }

    public List<List<Object>> run(final SageMakerRuntimeClient model, final Object[]... input) {
        return run(model, List.of(input));
    }

    public List<List<Object>> run(final SageMakerRuntimeClient model, final List<Object[]> input) {
        final TestRows rows = new TestRows(input, outputTypes());
        run(model, rows);
        rows.emitted().forEach(Shown::watch);
        return rows.emitted();
    }

    public void run(final SageMakerRuntimeClient model, final ExaIterator rows) {
        run(model, rows, metadata);
    }

    public void run(final SageMakerRuntimeClient model, final ExaIterator rows, final ExaMetadata told) {
        properties.putIfAbsent(
                "sme.settings",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(settings().getBytes(UTF_8)));
        try {
            PredictionUdf.run(
                    told,
                    rows,
                    properties::get,
                    (connection, region) -> model,
                    endpoint -> new HastyTransport(clock -> new ThreadedTransport(endpoint, clock)));
        } catch (final SmeException failure) {
            Shown.watch(failure);
            SeenErrorCodes.record(failure.getMessage());
            throw failure;
        }
    }

    public String[] outputTypes() {
        final List<String> types = new ArrayList<>();
        if (hasKey) {
            types.add("VARCHAR");
        }
        passedTypes.forEach(type -> types.add(type.replaceAll("[^A-Z].*", "")));
        featureTypes.forEach(type -> types.add(type.replaceAll("[^A-Z].*", "")));
        if (!"Regression".equals(problemType)) {
            types.add("DOUBLE");
        }
        if (!probabilities.isEmpty()) {
            types.add("VARCHAR");
        }
        types.add(targetType.replaceAll("[^A-Z].*", ""));
        return types.toArray(String[]::new);
    }

    private String settings() {
        return "{\"connection\":\"AWS\",\"problem_type\":\"" + problemType + "\",\"target_type\":\""
                + targetType + "\",\"feature_types\":" + json(featureTypes) + ",\"has_key\":" + hasKey
                + ",\"response_keys\":" + json(responseKeys) + ",\"rows_per_request\":" + rowsPerRequest
                + ",\"bytes_per_request\":" + bytesPerRequest + ",\"requests_in_flight\":"
                + requestsInFlight + ",\"on_error\":\"" + onError + "\"" + probabilities + labels + textRule
                + (passedTypes.isEmpty() ? "" : ",\"passed_types\":" + json(passedTypes)) + "}";
    }

    private static String json(final List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}
