package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of all labels that comes with each answer, and is nearly always the one that came before. */
final class LabelList {
    private final Labels labels;
    private byte[] text = new byte[0];
    private List<Label> list;

    LabelList(final Labels labels) {
        this.labels = labels;
    }

    /** {@return nothing when the bytes are no list} */
    Optional<List<Label>> parse(final byte[] bytes, final int start, final int end) {
        if (list == null || !Arrays.equals(text, 0, text.length, bytes, start, end)) {
            text = Arrays.copyOfRange(bytes, start, end);
            list = PythonList.from(new String(text, UTF_8))
                    .map(texts -> texts.stream().map(labels::of).collect(Collectors.toList()))
                    .orElse(null);
        }
        return Optional.ofNullable(list);
    }
}
