package com.exasol.sme.predict.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** A prediction script of an endpoint that is none of Autopilot's, with formats of its own. */
public final class FormatCase {
    private final List<String> featureTypes;
    private final List<String> outputTypes = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private int rowsPerRequest = 1000;

    private FormatCase(final String... featureTypes) {
        this.featureTypes = List.of(featureTypes);
    }

    public static FormatCase of(final String... featureTypes) {
        return new FormatCase(featureTypes);
    }

    /** Adds a member of the settings: its name, and its value in JSON. */
    public FormatCase with(final String name, final String json) {
        members.add('"' + name + "\":" + json);
        return this;
    }

    public FormatCase rowsPerRequest(final int rows) {
        rowsPerRequest = rows;
        return this;
    }

    /** Names the kinds of the columns that come out behind the features, such as VARCHAR. */
    public FormatCase gives(final String... types) {
        Collections.addAll(outputTypes, types);
        return this;
    }

    public String settings() {
        final String types = featureTypes.stream().map(type -> '"' + type + '"').collect(Collectors.joining(","));
        return "{\"connection\":\"AWS\",\"feature_types\":[" + types + "],\"has_key\":false,\"rows_per_request\":"
                + rowsPerRequest + ",\"bytes_per_request\":1000000,\"requests_in_flight\":1,"
                + "\"text_rule\":\"SHORTEST_DOUBLE\""
                + members.stream().map(member -> ',' + member).collect(Collectors.joining()) + "}";
    }

    /** {@return what comes out behind the features of each row} */
    public List<List<Object>> run(final SageMakerRuntimeClient model, final Object[]... input) {
        return run(model, List.of(input));
    }

    public List<List<Object>> run(final SageMakerRuntimeClient model, final List<Object[]> input) {
        final TestPrediction prediction = TestPrediction.regression(featureTypes.toArray(String[]::new));
        prediction.properties.put("sme.settings", encoded());
        final List<String> types = featureTypes.stream()
                .map(type -> type.replaceAll("[^A-Z].*", ""))
                .collect(Collectors.toList());
        types.addAll(outputTypes);
        final TestRows rows = new TestRows(input, types.toArray(String[]::new));
        prediction.run(model, rows);
        return rows.emitted().stream()
                .map(row -> row.subList(featureTypes.size(), row.size()))
                .collect(Collectors.toList());
    }

    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(settings().getBytes(UTF_8));
    }
}
