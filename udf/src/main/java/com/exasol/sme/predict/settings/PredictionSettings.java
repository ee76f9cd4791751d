package com.exasol.sme.predict.settings;

import static com.exasol.sme.predict.settings.SettingsObject.require;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.rows.Feature;
import com.exasol.sme.predict.rows.SqlType;
import com.exasol.sme.predict.rows.TextFeature;
import com.exasol.sme.predict.rows.TextRule;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** What a prediction script carries in its own options about its model. */
public final class PredictionSettings {
    private static final String REGRESSION = "Regression";
    private static final Set<String> PROBLEM_TYPES =
            Set.of("BinaryClassification", "MulticlassClassification", REGRESSION);
    private static final Set<String> RESPONSE_KEYS =
            Set.of("predicted_label", "labels", "probabilities", "probability");
    /** Scripts of older deployments lack these five. */
    private static final String LARGEST_REQUEST = "largest_request_in_bytes";

    private static final String PROBLEM_TYPE = "problem_type";
    private static final String ON_ERROR = "on_error";
    private static final String PROBABILITIES = "probabilities";
    private static final String TEXT_RULE = "text_rule";
    /** The texts of labels, for a model that answers their numbers. */
    private static final String LABELS = "labels";
    /** The columns that a script for the rows of one table passes by the model; it has no key. */
    private static final String PASSED_TYPES = "passed_types";

    private static final Set<String> REACTIONS = Set.of("error", "null");
    private static final int LARGEST_REQUEST_IN_REAL_TIME = 6_291_456;
    private final String connection;
    private final boolean isClassification;
    private final int firstFeature;
    private final ExchangeSettings exchange;
    private final TargetType target;
    private final List<Feature> columns;
    private final List<String> responseKeys;
    private final int rowsPerRequest;
    private final int bytesPerRequest;
    private final int requestsInFlight;
    private final int largestBody;
    private final boolean isNullForRefusedRows;
    private final boolean hasProbabilities;

    private PredictionSettings(final SettingsObject json) {
        connection = json.text("connection");
        final TextRule rule = json.has(TEXT_RULE) ? TextRule.from(json.text(TEXT_RULE)) : TextRule.JAVA_DOUBLE;
        exchange = ExchangeSettings.from(json, rule);
        final boolean hasOutputs = !exchange.outputs().isEmpty();
        require(!hasOutputs || !json.has(PROBLEM_TYPE), "there are both outputs and a problem type");
        final String problemType = hasOutputs ? REGRESSION : json.text(PROBLEM_TYPE);
        require(PROBLEM_TYPES.contains(problemType), "there is no such problem type");
        isClassification = !REGRESSION.equals(problemType);
        final TargetType answered = TargetType.from(isClassification ? json.text("target_type") : "DOUBLE", rule);
        require(isClassification || !json.has(LABELS), "a regression has no labels");
        target = json.has(LABELS) ? answered.ofNumbered(json.texts(LABELS)) : answered;
        columns = new ArrayList<>();
        if (json.flag("has_key")) {
            columns.add(new TextFeature());
        }
        if (json.has(PASSED_TYPES)) {
            json.texts(PASSED_TYPES).forEach(type -> columns.add(Feature.of(SqlType.from(type), rule)));
        }
        firstFeature = columns.size();
        json.texts("feature_types")
                .forEach(type -> columns.add(exchange.format().column(SqlType.from(type), rule)));
        responseKeys = hasOutputs ? List.of() : json.texts("response_keys");
        require(
                responseKeys.isEmpty()
                        || (responseKeys.contains("predicted_label") && RESPONSE_KEYS.containsAll(responseKeys)),
                "the response keys lack predicted_label or have unknown ones");
        rowsPerRequest = json.count("rows_per_request");
        bytesPerRequest = json.count("bytes_per_request");
        requestsInFlight = json.count("requests_in_flight");
        exchange.check(columns.size() - firstFeature, rowsPerRequest);
        largestBody = json.has(LARGEST_REQUEST) ? json.count(LARGEST_REQUEST) : LARGEST_REQUEST_IN_REAL_TIME;
        final String onError = json.has(ON_ERROR) ? json.text(ON_ERROR) : "error";
        require(REACTIONS.contains(onError), "there is no such reaction to errors");
        isNullForRefusedRows = "null".equals(onError) || exchange.hasErrorColumn();
        hasProbabilities = json.has(PROBABILITIES) && json.flag(PROBABILITIES);
        require(isClassification || !hasProbabilities, "a regression has no probabilities");
    }

    /** Reads JSON in base64url, which no parser of script options changes. */
    public static PredictionSettings from(final String text) {
        try {
            final byte[] json = Base64.getUrlDecoder().decode(text);
            return new PredictionSettings(SettingsObject.parse(new String(json, UTF_8)));
        } catch (final JsonProcessingException exception) {
            throw damaged("sme.settings: " + exception.getOriginalMessage());
        } catch (final IllegalArgumentException exception) {
            throw damaged("sme.settings: " + exception.getMessage());
        }
    }

    public static SmeException damaged(final String what) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-30")
                .message("This prediction script is damaged: {{what|uq}}.", what.replaceAll("\\p{Cc}", "?"))
                .mitigation("Do not change prediction scripts. Delete the endpoint and deploy it again."));
    }

    public String connection() {
        return connection;
    }

    public boolean isClassification() {
        return isClassification;
    }

    /** {@return how many columns come in and are passed through} */
    public int inputColumns() {
        return columns.size();
    }

    /** {@return how many columns go out behind those that came in} */
    public int outputColumns() {
        return answerColumns() + (exchange.hasErrorColumn() ? 1 : 0);
    }

    /** {@return how many of them have what the model answers} */
    public int answerColumns() {
        return exchange.outputs().isEmpty()
                ? (isClassification ? 2 : 1) + (hasProbabilities ? 1 : 0)
                : exchange.outputs().size();
    }

    /** {@return where the reason stands why a row has no prediction, among the columns that go out; -1 for nowhere} */
    public int errorColumn() {
        return exchange.hasErrorColumn() ? answerColumns() : -1;
    }

    /** {@return in which formats the endpoint is asked and answers} */
    public ExchangeSettings exchange() {
        return exchange;
    }

    public List<Feature> columns() {
        return columns;
    }

    /** {@return how many columns the model never sees: none, the key, or those of a table that are no features} */
    public int firstFeature() {
        return firstFeature;
    }

    public TargetType target() {
        return target;
    }

    public List<String> responseKeys() {
        return responseKeys;
    }

    public int rowsPerRequest() {
        return rowsPerRequest;
    }

    /** {@return how many bytes the lines of a request may have} */
    public int bytesPerRequest() {
        return Math.max(1, bytesPerRequest - exchange.envelope().bytes());
    }

    public int requestsInFlight() {
        return requestsInFlight;
    }

    /** {@return how many bytes a row may have so that a request can carry it} */
    public int largestRow() {
        return Math.max(1, (largestBody - exchange.envelope().bytes()) / exchange.leastRows());
    }

    /** {@return how many bytes the endpoint takes in one request} */
    public int largestBody() {
        return largestBody;
    }

    /** {@return whether a row that the model refuses gets a NULL instead of an error} */
    public boolean isNullForRefusedRows() {
        return isNullForRefusedRows;
    }

    /** {@return whether the probabilities of all labels are a column of the result} */
    public boolean hasProbabilities() {
        return hasProbabilities;
    }
}
