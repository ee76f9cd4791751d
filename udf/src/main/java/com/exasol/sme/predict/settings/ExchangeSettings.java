package com.exasol.sme.predict.settings;

import static com.exasol.sme.predict.settings.SettingsObject.require;

import com.exasol.sme.predict.format.CsvRequest;
import com.exasol.sme.predict.format.MediaType;
import com.exasol.sme.predict.format.RequestFormat;
import com.exasol.sme.predict.format.RequestFormats;
import com.exasol.sme.predict.format.RequestSettings;
import com.exasol.sme.predict.rows.Envelope;
import com.exasol.sme.predict.rows.Notation;
import com.exasol.sme.predict.rows.TextRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** In which formats an endpoint is asked and answers; where nothing is said, those of Autopilot's containers. */
public final class ExchangeSettings {
    private static final String CSV = "text/csv";
    private static final String REQUEST = "request";
    private static final String RESPONSE = "response";
    private static final String CONTENT_TYPE = "content_type";
    private static final String FORM = "form";
    private static final String HEADER = "header";
    private static final String COLUMN_NAMES = "column_names";
    private static final String QUOTING = "quoting";
    private static final String NULL = "null";
    private static final String TEMPLATE = "template";
    private static final String ACCEPT = "accept";
    private static final String OUTPUTS = "outputs";
    /** The texts of labels, for an output that has their numbers. */
    private static final String LABELS = "labels";

    private static final String LEAST_ROWS = "min_rows_per_request";
    private static final String ERROR_COLUMN = "error_column";
    private static final Set<String> QUOTINGS = Set.of("minimal", "always", "never");
    private static final Set<String> NULLS = Set.of("null", "omit");
    private static final int MOST_LEAST_ROWS = 1000;
    private static final int LONGEST_TEMPLATE = 4000;

    private final String contentType;
    private final String accept;
    private final String answerType;
    private final RequestFormat format;
    /** Null where none are given. */
    private final List<String> columnNames;

    private final boolean hasAnswerHeader;
    private final List<Output> outputs = new ArrayList<>();
    private final int leastRows;
    private final boolean hasErrorColumn;

    private ExchangeSettings(final SettingsObject json, final TextRule rule) {
        contentType = json.has(REQUEST) ? json.object(REQUEST).text(CONTENT_TYPE) : CSV;
        columnNames = json.has(REQUEST) && json.object(REQUEST).has(COLUMN_NAMES)
                ? json.object(REQUEST).texts(COLUMN_NAMES)
                : null;
        format = json.has(REQUEST) ? format(json.object(REQUEST), columnNames) : CsvRequest.ofTrainingFiles();
        final SettingsObject response = json.has(RESPONSE) ? json.object(RESPONSE) : null;
        answerType = response == null ? CSV : MediaType.essence(response.text(CONTENT_TYPE));
        accept = json.has(REQUEST) && json.object(REQUEST).has(ACCEPT)
                ? json.object(REQUEST).text(ACCEPT)
                : response == null ? CSV : response.text(CONTENT_TYPE);
        hasAnswerHeader = response != null && response.has(HEADER) && response.flag(HEADER);
        if (response != null && response.has(OUTPUTS)) {
            readOutputs(response.objects(OUTPUTS), rule);
        }
        require(CSV.equals(answerType) || !outputs.isEmpty(), "answers that are no CSV need outputs");
        leastRows = json.has(LEAST_ROWS) ? json.count(LEAST_ROWS) : 1;
        require(leastRows <= MOST_LEAST_ROWS, "min_rows_per_request is too large");
        hasErrorColumn = json.has(ERROR_COLUMN) && json.flag(ERROR_COLUMN);
    }

    static ExchangeSettings from(final SettingsObject json, final TextRule rule) {
        return new ExchangeSettings(json, rule);
    }

    private static RequestFormat format(final SettingsObject request, final List<String> columnNames) {
        final String quoting = choice(request, QUOTING, QUOTINGS);
        return RequestFormats.of(new RequestSettings(
                request.text(CONTENT_TYPE),
                request.has(FORM) ? request.text(FORM) : null,
                request.has(HEADER) && request.flag(HEADER),
                columnNames,
                quoting == null ? null : Notation.valueOf(quoting.toUpperCase(Locale.ROOT)),
                "omit".equals(choice(request, NULL, NULLS)),
                request.has(TEMPLATE) ? request.longText(TEMPLATE, LONGEST_TEMPLATE) : null));
    }

    private static String choice(final SettingsObject object, final String name, final Set<String> choices) {
        if (!object.has(name)) {
            return null;
        }
        require(choices.contains(object.text(name)), "there is no such " + name);
        return object.text(name);
    }

    private void readOutputs(final List<SettingsObject> objects, final TextRule rule) {
        require(!objects.isEmpty(), "there is no output");
        final Set<String> names = new HashSet<>();
        for (int index = 0; index < objects.size(); index++) {
            final SettingsObject object = objects.get(index);
            final String path = object.has("path") ? object.text("path") : "$[" + index + "]";
            final TargetType type = TargetType.from(object.text("type"), rule);
            outputs.add(new Output(
                    object.text("name"),
                    object.has(LABELS) ? type.ofNumbered(object.texts(LABELS)) : type,
                    OutputPath.from(path)));
            require(names.add(object.text("name")), "two outputs have one name");
        }
    }

    /** @param columns how many the model has */
    void check(final int columns, final int rowsPerRequest) {
        require(columnNames == null || columnNames.size() == columns, "there are more or fewer names than columns");
        require(
                rowsPerRequest <= format.mostRows() && leastRows <= format.mostRows(),
                "the form of the request has room for one row only");
    }

    /** {@return what requests say that they are} */
    public String contentType() {
        return contentType;
    }

    /** {@return what requests say that they want} */
    public String accept() {
        return accept;
    }

    /** {@return how rows become a request} */
    public RequestFormat format() {
        return format;
    }

    /** {@return what makes a request of lines} */
    public Envelope envelope() {
        return format.envelope().withLeastRows(leastRows);
    }

    /** {@return the media type of answers, without parameters} */
    public String answerType() {
        return answerType;
    }

    /** {@return whether the first line of an answer in CSV has names} */
    public boolean hasAnswerHeader() {
        return hasAnswerHeader;
    }

    /** {@return what is taken out of answers; nothing where the keys of Autopilot's containers say that} */
    public List<Output> outputs() {
        return outputs;
    }

    /** {@return how many rows the endpoint needs in a request at least} */
    public int leastRows() {
        return leastRows;
    }

    /** {@return whether the last column says why a row has no prediction} */
    public boolean hasErrorColumn() {
        return hasErrorColumn;
    }
}
