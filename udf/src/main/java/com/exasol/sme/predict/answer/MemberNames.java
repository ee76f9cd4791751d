package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The labels of a model as names in a JSON object, ready to be written. */
final class MemberNames {
    private final byte[][] pieces;
    private final boolean areDistinct;
    private final Charset charset;

    private MemberNames(final List<String> names) {
        areDistinct = areDistinct(names);
        // Java makes a text of the bytes of its own charset by copying them.
        charset = ISO_8859_1.newEncoder().canEncode(String.join("", names)) ? ISO_8859_1 : UTF_8;
        pieces = new byte[names.size() + 1][];
        for (int index = 0; index < names.size(); index++) {
            pieces[index] = ((index == 0 ? "{" : ",") + quoted(names.get(index)) + ':').getBytes(charset);
        }
        pieces[names.size()] = new byte[] {'}'};
    }

    /** Names the values, whatever way the model writes them, but its texts where two labels mean the same value. */
    static MemberNames of(final List<Label> labels) {
        final List<String> names = texts(labels, Label::name);
        return new MemberNames(areDistinct(names) ? names : texts(labels, Label::text));
    }

    /** {@return what stands before the number of a label: its name; behind the last one, the end of the object} */
    byte[] before(final int label) {
        return pieces[label];
    }

    /** {@return the one that the names have their bytes of, and that has those of ASCII for numbers} */
    Charset charset() {
        return charset;
    }

    boolean areDistinct() {
        return areDistinct;
    }

    private static List<String> texts(final List<Label> labels, final Function<Label, String> text) {
        return labels.stream().map(text).collect(Collectors.toList());
    }

    private static boolean areDistinct(final List<String> names) {
        return new HashSet<>(names).size() == names.size();
    }

    /** Half a surrogate pair has no bytes in UTF-8, but an escape in JSON. */
    private static String quoted(final String name) {
        final StringBuilder text = new StringBuilder("\"");
        name.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                text.append('\\').append((char) point);
            } else if (point < ' ' || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.append('"').toString();
    }
}
