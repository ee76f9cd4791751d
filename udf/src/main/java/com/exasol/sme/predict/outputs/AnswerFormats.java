package com.exasol.sme.predict.outputs;

import com.exasol.sme.predict.answer.AnswerFormat;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.Map;
import java.util.function.Function;

/** All formats of answers with outputs, by content type. The page prediction-formats.md has the same table. */
public final class AnswerFormats {
    private static final Map<String, Function<PredictionSettings, AnswerFormat>> TABLE = Map.of(
            "text/csv",
            CsvOutputs::new,
            "application/json",
            settings -> new JsonOutputs(settings, false),
            "application/jsonlines",
            settings -> new JsonOutputs(settings, true));

    private AnswerFormats() {}

    /** {@return the format that is meant; throws an error for the user if there is none, or no such output in it} */
    public static AnswerFormat of(final PredictionSettings settings) {
        final Function<PredictionSettings, AnswerFormat> format =
                TABLE.get(settings.exchange().answerType());
        if (format == null) {
            throw PredictionSettings.damaged("there is no such format of answers");
        }
        return format.apply(settings);
    }

    static void require(final boolean condition, final String flaw) {
        if (!condition) {
            throw PredictionSettings.damaged(flaw);
        }
    }
}
