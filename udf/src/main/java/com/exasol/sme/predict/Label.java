package com.exasol.sme.predict;

import java.util.List;
import java.util.Optional;

/** A label that a model answers: its text, and its value in the type of the target column. */
final class Label {
    private final String text;
    private final Object value;
    private List<Label> list;
    private int index;

    Label(final String text, final Optional<?> value) {
        this.text = text;
        this.value = value.orElse(null);
    }

    String text() {
        return this.text;
    }

    /** @return null when the text is no value of the target's type */
    Object value() {
        return this.value;
    }

    /** @return -1 when it is not there; the label may be written in two ways, such as 1 and 1.0 */
    int indexIn(final List<Label> labels) {
        if (this.list != labels) {
            this.list = labels;
            this.index = search(labels);
        }
        return this.index;
    }

    private int search(final List<Label> labels) {
        for (int position = 0; position < labels.size(); position++) {
            final Label other = labels.get(position);
            if (this.text.equals(other.text) || this.value != null && this.value.equals(other.value)) {
                return position;
            }
        }
        return -1;
    }
}
