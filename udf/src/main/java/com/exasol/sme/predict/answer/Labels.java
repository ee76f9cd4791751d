package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.predict.settings.TargetType;
import java.util.Arrays;
import java.util.Optional;

/** The labels seen so far, found by their bytes: a model has few of them and answers them again and again. */
final class Labels {
    private static final int SLOTS = 1024;

    private final TargetType target;
    private final byte[][] texts = new byte[SLOTS][];
    private final Label[] labels = new Label[SLOTS];

    Labels(final TargetType target) {
        this.target = target;
    }

    /** Where two share a slot, the last one is kept. */
    Label find(final byte[] bytes, final int start, final int end) {
        int hash = 0;
        for (int index = start; index < end; index++) {
            hash = 31 * hash + bytes[index];
        }
        final int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        final byte[] known = texts[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, start, end)) {
            texts[slot] = Arrays.copyOfRange(bytes, start, end);
            labels[slot] = of(new String(texts[slot], UTF_8));
        }
        return labels[slot];
    }

    Label of(final String text) {
        final Optional<?> value = target.valueOf(text);
        return new Label(text, value, value.map(target::textOf).orElse(text));
    }
}
