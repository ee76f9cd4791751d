package com.exasol.sme.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a list as Python prints it apart: {@code ['no', "it's", 0.5, nan]}. */
final class PythonList {
    private final String text;
    private final List<String> items = new ArrayList<>();
    private int position;

    private PythonList(final String text) {
        this.text = text;
    }

    /** @return nothing when the text is no list */
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
            this.items.add(current() == '\'' || current() == '"' ? quoted() : bare());
            skipBlanks();
            if (current() != ']') {
                take(',');
                skipBlanks();
            }
        }
        if (this.position != this.text.length() - 1) {
            throw new IllegalArgumentException("something follows the list");
        }
    }

    private void take(final char expected) {
        if (current() != expected) {
            throw new IllegalArgumentException(expected + " is missing");
        }
        this.position++;
    }

    private String quoted() {
        final char quote = this.text.charAt(this.position++);
        final StringBuilder item = new StringBuilder();
        while (current() != quote) {
            final char character = this.text.charAt(this.position++);
            item.append(character == '\\' ? escaped() : String.valueOf(character));
        }
        this.position++;
        return item.toString();
    }

    private String escaped() {
        final char character = this.text.charAt(this.position++);
        switch (character) {
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
                return String.valueOf(character);
        }
    }

    private String codePoint(final int digits) {
        final String hex = this.text.substring(this.position, this.position + digits);
        this.position += digits;
        return Character.toString(Integer.parseInt(hex, 16));
    }

    private String bare() {
        final int start = this.position;
        while (current() != ',' && current() != ']') {
            this.position++;
        }
        return this.text.substring(start, this.position).strip();
    }

    private void skipBlanks() {
        while (Character.isWhitespace(current())) {
            this.position++;
        }
    }

    private char current() {
        return this.text.charAt(this.position);
    }
}
