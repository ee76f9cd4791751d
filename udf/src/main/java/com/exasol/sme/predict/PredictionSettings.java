package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a prediction script carries in its own options about its model. */
public final class PredictionSettings {
    private static final int LARGEST_BODY_IN_REAL_TIME = 6_291_456;

    private final String connection;
    private final boolean isClassification;
    private final boolean hasKey;
    private final TargetType target;
    private final List<Feature> columns;
    private final List<String> responseKeys;
    private final int rowsPerRequest;
    private final int bytesPerRequest;
    private final int requestsInFlight;
    private final int largestBody;
    private final boolean isNullForRefusedRows;

    private PredictionSettings(final JsonNode json) {
        this.connection = json.required("connection").textValue();
        this.isClassification =
                !"Regression".equals(json.required("problem_type").textValue());
        this.hasKey = json.required("has_key").booleanValue();
        this.target = TargetType.from(
                this.isClassification ? json.required("target_type").textValue() : "DOUBLE");
        this.columns = new ArrayList<>();
        if (this.hasKey) {
            this.columns.add(new TextFeature());
        }
        json.required("feature_types").forEach(type -> this.columns.add(Feature.of(SqlType.from(type.textValue()))));
        this.responseKeys = new ArrayList<>();
        json.required("response_keys").forEach(key -> this.responseKeys.add(key.textValue()));
        this.rowsPerRequest = json.required("rows_per_request").intValue();
        this.bytesPerRequest = json.required("bytes_per_request").intValue();
        this.requestsInFlight = json.required("requests_in_flight").intValue();
        this.largestBody = json.path("largest_request_in_bytes").asInt(LARGEST_BODY_IN_REAL_TIME);
        this.isNullForRefusedRows = isNullForRefusedRows(json.path("on_error").asText("error"));
    }

    private static boolean isNullForRefusedRows(final String onError) {
        switch (onError) {
            case "null":
                return true;
            case "error":
                return false;
            default:
                throw new IllegalArgumentException("on_error is " + onError);
        }
    }

    /** @param text JSON in base64url, which no parser of script options changes */
    public static PredictionSettings from(final String text) {
        try {
            final byte[] json = Base64.getUrlDecoder().decode(text);
            return new PredictionSettings(new ObjectMapper().readTree(new String(json, UTF_8)));
        } catch (final IOException | IllegalArgumentException exception) {
            throw damaged("sme.settings: " + exception.getMessage());
        }
    }

    public static SmeException damaged(final String what) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-30")
                .message("This prediction script is damaged: {{what|uq}}.", what)
                .mitigation("Do not change prediction scripts. Delete the endpoint and deploy it again."));
    }

    public String connection() {
        return this.connection;
    }

    boolean isClassification() {
        return this.isClassification;
    }

    /** @return how many columns come in and are passed through */
    public int inputColumns() {
        return this.columns.size();
    }

    /** @return how many columns go out behind those that came in */
    int outputColumns() {
        return this.isClassification ? 2 : 1;
    }

    List<Feature> columns() {
        return this.columns;
    }

    /** @return how many columns the model never sees: none, or the key */
    int firstFeature() {
        return this.hasKey ? 1 : 0;
    }

    TargetType target() {
        return this.target;
    }

    List<String> responseKeys() {
        return this.responseKeys;
    }

    int rowsPerRequest() {
        return this.rowsPerRequest;
    }

    int bytesPerRequest() {
        return this.bytesPerRequest;
    }

    int requestsInFlight() {
        return this.requestsInFlight;
    }

    /** @return how many bytes the endpoint takes in one request */
    int largestBody() {
        return this.largestBody;
    }

    /** @return whether a row that the model refuses gets a NULL instead of an error */
    boolean isNullForRefusedRows() {
        return this.isNullForRefusedRows;
    }
}
