package com.exasol.sme.predict.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A label that a model answers: its text, and its value in the type of the target column. */
final class Label {
    private final String text;
    private final Object value;
    private final String name;
    private List<Label> list;
    private int index;

    Label(final String text, final Optional<?> value, final String name) {
        this.text = text;
        this.value = value.orElse(null);
        this.name = name;
    }

    String text() {
        return text;
    }

    /** {@return null when the text is no value of the target's type} */
    Object value() {
        return value;
    }

    /** {@return the value in the text of CSV files, however the model writes it; what is no value as it is written} */
    String name() {
        return name;
    }

    /** {@return -1 when it is not there, or not just once; it may be written in two ways, such as 1 and 1.0} */
    int indexIn(final List<Label> labels) {
        if (list != labels) {
            list = labels;
            index = search(labels);
        }
        return index;
    }

    private int search(final List<Label> labels) {
        final int[] found = indexes(labels, label -> label.text.equals(text));
        final int[] equal = found.length > 0 ? found : indexes(labels, label -> value.equals(label.value));
        return equal.length == 1 ? equal[0] : -1;
    }

    private static int[] indexes(final List<Label> labels, final Predicate<Label> condition) {
        return IntStream.range(0, labels.size())
                .filter(index -> condition.test(labels.get(index)))
                .toArray();
    }
}
