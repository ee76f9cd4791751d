package com.exasol.sme.predict.outputs;

import com.exasol.sme.predict.settings.TargetType;

/** Turns texts into values of one output; it remembers some, because a model answers the same labels again and again. */
final class OutputValue {
    private static final int SLOTS = 256;
    /** Longer texts are seldom labels. */
    private static final int LONGEST_KNOWN = 64;

    private final TargetType type;
    private final boolean isText;
    private final boolean isDouble;
    private final String[] texts = new String[SLOTS];
    private final Object[] values = new Object[SLOTS];

    OutputValue(final TargetType type) {
        this.type = type;
        isText = type.isText();
        isDouble = type.isDouble();
    }

    boolean isText() {
        return isText;
    }

    boolean isDouble() {
        return isDouble;
    }

    /** {@return null where the text is no value of the type} */
    Object of(final String text) {
        if (text.length() > LONGEST_KNOWN) {
            return type.valueOf(text).orElse(null);
        }
        final int hash = text.hashCode();
        final int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        if (!text.equals(texts[slot])) {
            texts[slot] = text;
            values[slot] = type.valueOf(text).orElse(null);
        }
        return values[slot];
    }
}
