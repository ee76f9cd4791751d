package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.Base64;

/** Settings of prediction scripts, as far as encoding and parsing depend on them. */
final class BenchSettings {
    private BenchSettings() {}

    static PredictionSettings regression(final String... featureTypes) {
        return settings("Regression", featureTypes, "");
    }

    /** @param responseKeys in quotes, with commas between them */
    static PredictionSettings classification(final String responseKeys) {
        return settings("BinaryClassification", new String[] {"DECIMAL(18,0)"}, responseKeys);
    }

    private static PredictionSettings settings(
            final String problemType, final String[] featureTypes, final String responseKeys) {
        final String json = "{\"connection\":\"AWS\",\"problem_type\":\"" + problemType
                + "\",\"target_type\":\"VARCHAR(10) UTF8\",\"feature_types\":[\"" + String.join("\",\"", featureTypes)
                + "\"],\"has_key\":false,\"response_keys\":[" + responseKeys
                + "],\"rows_per_request\":5000,\"bytes_per_request\":4000000,\"requests_in_flight\":16,"
                + "\"text_rule\":\"SHORTEST_DOUBLE\"}";
        return PredictionSettings.from(Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8)));
    }
}
