package com.exasol.sme.predict.answer;

import com.exasol.errorreporting.ErrorMessageBuilder;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.settings.Output;
import com.exasol.sme.predict.settings.TargetType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be wrong with an answer of a model, with errors for the user. */
public final class AnswerFlaws {
    private static final int LONGEST_QUOTE = 200;

    private AnswerFlaws() {}

    /** {@return an answer that lost its end} */
    public static AnswerFlaw cutOff(final Batch batch) {
        final String flaw = "its end is missing";
        return new AnswerFlaw(false, flaw, wrong(batch, flaw));
    }

    /** {@return an answer with more or fewer rows than the request} */
    public static AnswerFlaw wrongRowCount(final Batch batch, final int count) {
        final String flaw = "it has " + count + " rows";
        return new AnswerFlaw(false, flaw, wrong(batch, flaw));
    }

    /**
     * {@return an answer that is no text of its format}
     *
     * @param body that of the answer, as it was read so far
     */
    public static AnswerFlaw garbled(final Batch batch, final byte[] body, final String flaw) {
        return new AnswerFlaw(false, body.length + " bytes " + Arrays.hashCode(body), wrong(batch, abbreviate(flaw)));
    }

    private static SmeException wrong(final Batch batch, final String flaw) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-32")
                .message(
                        "The answer to {{rows|uq}} is wrong, also after {{attempts}} attempts: {{flaw|uq}}.",
                        batch,
                        batch.failures() + 1,
                        flaw)
                .mitigation("Run the statement again. If that does not help, look into the endpoint's log in"
                        + " CloudWatch."));
    }

    /** @param fields those of the answer to the row */
    static AnswerFlaw notUnderstood(final long rowNumber, final CsvFields fields, final String reason) {
        final List<String> texts = new ArrayList<>();
        for (int field = 0; field < fields.count(); field++) {
            texts.add(fields.text(field));
        }
        final SmeException error = new SmeException(ExaError.messageBuilder("E-SME-UDF-33")
                .message(
                        "The model's answer to row {{row}} is not understood: {{answer}}, {{reason|uq}}.",
                        rowNumber,
                        abbreviate(String.join(",", texts)),
                        reason)
                .mitigation("Check that the endpoint still serves the model that was deployed with this script; delete"
                        + " it and deploy again if not."));
        return new AnswerFlaw(false, error.getMessage(), error);
    }

    static AnswerFlaw wrongType(final long rowNumber, final String label, final TargetType target) {
        return ofTheModel(ExaError.messageBuilder("E-SME-UDF-34")
                .message(
                        "The model's prediction for row {{row}} is {{value}}, which is no value of type {{type|uq}}.",
                        rowNumber,
                        abbreviate(label),
                        target)
                .mitigation("Train again on a target column of a type that holds this value."));
    }

    static AnswerFlaw noNumber(final long rowNumber, final String text) {
        return ofTheModel(ExaError.messageBuilder("E-SME-UDF-64")
                .message("The model's prediction for row {{row}} is {{value}}, which is no number.", rowNumber, text)
                .mitigation("Look for values in the row that the model was not trained on. An endpoint that is deployed"
                        + " with \"on_error\": \"null\" gives NULL for such a row."));
    }

    /** {@return an answer without a value of an output} */
    public static AnswerFlaw noOutput(final long rowNumber, final Output output) {
        return ofTheModel(ExaError.messageBuilder("E-SME-UDF-103")
                .message(
                        "The model's answer to row {{row}} has no value for {{output}} at {{path|uq}}.",
                        rowNumber,
                        output.name(),
                        output.path())
                .mitigation("Compare the path with what the endpoint answers. With \"on_error\": \"null\" or"
                        + " \"error_column\": true an output without a value is NULL."));
    }

    /** {@return an answer with a value that is none of an output's type} */
    public static AnswerFlaw wrongOutput(final long rowNumber, final Output output, final String text) {
        return ofTheModel(ExaError.messageBuilder("E-SME-UDF-104")
                .message(
                        "The model's answer to row {{row}} has {{value}} for {{output}} at {{path|uq}}, which is no value of"
                                + " type {{type|uq}}.",
                        rowNumber,
                        abbreviate(text),
                        output.name(),
                        output.path(),
                        output.type())
                .mitigation("Register the endpoint with another path or another type for this output."));
    }

    /** {@return an answer that says two things of a row that was sent more than once} */
    public static AnswerFlaw disagreement(final long rowNumber, final Object first, final Object other) {
        final SmeException error = new SmeException(ExaError.messageBuilder("E-SME-UDF-105")
                .message(
                        "The model answers row {{row}}, which was in one request more than once, with {{first}} and with"
                                + " {{other}}.",
                        rowNumber,
                        abbreviate(String.valueOf(first)),
                        abbreviate(String.valueOf(other)))
                .mitigation("A model whose answer to a row depends on the rows beside it cannot be asked so. Leave out"
                        + " min_rows_per_request if it takes single rows."));
        return new AnswerFlaw(false, "disagreement at row " + rowNumber, error);
    }

    static AnswerFlaw tooLong(final long rowNumber, final int characters, final int limit) {
        return ofTheModel(ExaError.messageBuilder("E-SME-UDF-52")
                .message(
                        "The probabilities of all labels of row {{row}} take {{characters}} characters as JSON, and the"
                                + " column PROBABILITIES holds {{limit}}.",
                        rowNumber,
                        characters,
                        limit)
                .mitigation("Delete the endpoint and deploy it again without probabilities, or train again with shorter"
                        + " or fewer labels."));
    }

    private static AnswerFlaw ofTheModel(final ErrorMessageBuilder error) {
        final SmeException flaw = new SmeException(error);
        return new AnswerFlaw(true, flaw.getMessage(), flaw);
    }

    private static String abbreviate(final String text) {
        final String line = text.replaceAll("\\p{Cc}", "?");
        if (line.length() <= LONGEST_QUOTE) {
            return line;
        }
        final boolean cutsAPair = Character.isHighSurrogate(line.charAt(LONGEST_QUOTE - 1));
        return line.substring(0, cutsAPair ? LONGEST_QUOTE - 1 : LONGEST_QUOTE) + "...";
    }
}
