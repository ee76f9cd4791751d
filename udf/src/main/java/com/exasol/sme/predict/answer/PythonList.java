package com.exasol.sme.predict.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a list as Python prints it apart: {@code ['no', "it's", 0.5, nan]}, or, with numpy 2 and later, {@code
 * [np.str_('no'), np.float64(0.5), np.True_]}.
 */
final class PythonList {
    private static final String NUMPY = "np.";
    private static final Pattern NUMPY_TYPE = Pattern.compile("np\\.(str_|u?int\\d+|float\\d+|longdouble)\\(");
    private static final Map<String, String> NUMPY_BOOLEANS = Map.of("np.True_", "True", "np.False_", "False");

    private final String text;
    private final List<String> items = new ArrayList<>();
    private int position;

    private PythonList(final String text) {
        this.text = text;
    }

    /** {@return nothing when the text is no list} */
    static Optional<List<String>> from(final String text) {
        final PythonList list = new PythonList(text.strip());
        try {
            list.parse();
            return Optional.of(list.items);
        } catch (final IndexOutOfBoundsException | IllegalArgumentException exception) {
            return Optional.empty();
        }
    }

    private void parse() {
        take('[');
        skipBlanks();
        while (current() != ']') {
            items.add(item());
            skipBlanks();
            if (current() != ']') {
                take(',');
                skipBlanks();
                require(current() != ']', "an item is missing");
            }
        }
        require(position == text.length() - 1, "something follows the list");
    }

    private String item() {
        if (text.startsWith(NUMPY, position)) {
            return numpy();
        }
        return isQuote(current()) ? quoted() : bare(",]");
    }

    private String numpy() {
        final Matcher type = NUMPY_TYPE.matcher(text).region(position, text.length());
        if (!type.lookingAt()) {
            final String name = bare(",]");
            require(NUMPY_BOOLEANS.containsKey(name), "numpy has no such value");
            return NUMPY_BOOLEANS.get(name);
        }
        position = type.end();
        final String item = isQuote(current()) ? quoted() : bare(",])");
        take(')');
        return item;
    }

    private static boolean isQuote(final char character) {
        return character == '\'' || character == '"';
    }

    private void take(final char expected) {
        require(current() == expected, "a comma or bracket is missing");
        position++;
    }

    private String quoted() {
        final char quote = text.charAt(position++);
        final StringBuilder item = new StringBuilder();
        while (current() != quote) {
            final char character = text.charAt(position++);
            item.append(character == '\\' ? escaped() : String.valueOf(character));
        }
        position++;
        return item.toString();
    }

    private String escaped() {
        final char character = text.charAt(position++);
        switch (character) {
            case '\\':
            case '\'':
            case '"':
                return String.valueOf(character);
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 't':
                return "\t";
            case 'x':
                return codePoint(2);
            case 'u':
                return codePoint(4);
            case 'U':
                return codePoint(8);
            default:
                throw new IllegalArgumentException("Python has no such escape");
        }
    }

    private String codePoint(final int digits) {
        final String hex = text.substring(position, position + digits);
        position += digits;
        // A sign would be taken too.
        require(Character.digit(hex.charAt(0), 16) >= 0, "no digit");
        return Character.toString(Integer.parseInt(hex, 16));
    }

    private String bare(final String ends) {
        final int start = position;
        while (ends.indexOf(current()) < 0) {
            require(current() != '[' && !isQuote(current()), "a bare word has no quotes and brackets");
            position++;
        }
        final String item = text.substring(start, position).strip();
        require(!item.isEmpty(), "an item is missing");
        return item;
    }

    private void skipBlanks() {
        while (Character.isWhitespace(current())) {
            position++;
        }
    }

    private static void require(final boolean condition, final String flaw) {
        if (!condition) {
            throw new IllegalArgumentException(flaw);
        }
    }

    private char current() {
        return text.charAt(position);
    }
}
