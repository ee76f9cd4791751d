package com.exasol.sme.fuzz;

import com.exasol.sme.testkit.FuzzSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms in which containers write the answer to a row. */
enum FuzzForm {
    /** A pipeline that gives labels their names back, by Python's {@code csv.writer}: quotes where there is need. */
    PIPELINE(true, "predicted_label", "labels", "probabilities", "probability"),
    /** The same for two classes, where {@code probability} may belong to the other one and is not asked for. */
    BINARY_PIPELINE(true, "predicted_label", "labels", "probabilities"),
    /** All fields in quotes, lists without blanks, and labels in double quotes wherever they can be. */
    DELIMITED(true, "predicted_label", "labels", "probabilities", "probability") {
        @Override
        String field(final String text, final boolean isLast, final FuzzSource source) {
            return FuzzPython.quoted(text);
        }

        @Override
        String listed(final String label, final FuzzSource source) {
            return label.matches("[^\\\\\"\\p{C}]*") ? '"' + label + '"' : FuzzPython.repr(label, source);
        }

        @Override
        String separator() {
            return ",";
        }
    },
    /** XGBoost's own container: classes are whole numbers from 0, and lists stand in quotes without more ado. */
    XGBOOST(true, "predicted_label", "labels", "probabilities", "probability") {
        @Override
        boolean countsClasses() {
            return true;
        }

        @Override
        String field(final String text, final boolean isLast, final FuzzSource source) {
            return text.startsWith("[") ? '"' + text + '"' : text;
        }

        @Override
        String listed(final String label, final FuzzSource source) {
            return label;
        }
    },
    /** The pipeline with numpy 2, whose values name their types in a list. */
    NUMPY(true, "predicted_label", "labels", "probabilities", "probability") {
        @Override
        String listed(final String label, final FuzzSource source) {
            return FuzzPython.numpy("str_", FuzzPython.repr(label, source));
        }

        @Override
        String listedNumber(final String number) {
            return FuzzPython.numpy("float64", number);
        }
    },
    XGBOOST_WITHOUT_LABELS(false, "predicted_label", "probabilities") {
        @Override
        boolean countsClasses() {
            return true;
        }
    },
    /** What a container does not support is {@code nan}. */
    UNSUPPORTED(false, "predicted_label", "labels", "probabilities", "probability") {
        @Override
        String list(final List<String> items) {
            return "nan";
        }
    },
    LABEL_ONLY(false);

    private final boolean tellsAll;
    private final String[] keys;

    FuzzForm(final boolean tellsAll, final String... keys) {
        this.tellsAll = tellsAll;
        this.keys = keys;
    }

    /** Tells whether answers have all labels and their probabilities. */
    boolean tellsAll() {
        return tellsAll;
    }

    String[] keys() {
        return keys.clone();
    }

    /** Tells whether labels are whole numbers from 0. */
    boolean countsClasses() {
        return false;
    }

    /** {@return the answer to a row, without its line end} */
    String line(final FuzzLabels row, final FuzzSource source) {
        final List<String> asked = keys.length == 0 ? List.of("predicted_label") : List.of(keys);
        final String last = asked.get(asked.size() - 1);
        return asked.stream()
                .map(key -> field(text(key, row, source), key.equals(last), source))
                .collect(Collectors.joining(","));
    }

    private String text(final String key, final FuzzLabels row, final FuzzSource source) {
        switch (key) {
            case "predicted_label":
                return row.winner();
            case "labels":
                return list(all(row.labels(), label -> listed(label, source)));
            case "probabilities":
                return list(all(row.numbers(), this::listedNumber));
            default:
                // A row of nothing but nan would tell nothing.
                return row.winner().equals("nan") && !tellsAll
                        ? "0.5"
                        : row.numbers().get(0);
        }
    }

    private static List<String> all(final List<String> texts, final Function<String, String> change) {
        return texts.stream().map(change).collect(Collectors.toList());
    }

    String field(final String text, final boolean isLast, final FuzzSource source) {
        return FuzzPython.field(text, isLast, source);
    }

    String list(final List<String> items) {
        return '[' + String.join(separator(), items) + ']';
    }

    String listed(final String label, final FuzzSource source) {
        return FuzzPython.repr(label, source);
    }

    String listedNumber(final String number) {
        return number;
    }

    String separator() {
        return ", ";
    }
}
