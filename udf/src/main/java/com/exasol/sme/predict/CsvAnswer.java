package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the CSV text of an answer apart by RFC 4180; the last line break may be missing. Nothing is guessed: a byte that
 * was lost or changed on the way must not make another label of a label.
 */
final class CsvAnswer {
    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private int position;

    private CsvAnswer(final String text) {
        this.text = text;
    }

    /** @return nothing when the bytes are no CSV in UTF-8 */
    static Optional<List<List<String>>> rowsOf(final byte[] body) {
        try {
            final CsvAnswer answer = new CsvAnswer(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            while (answer.position < answer.text.length()) {
                answer.rows.add(answer.row());
            }
            return Optional.of(answer.rows);
        } catch (final CharacterCodingException | IllegalArgumentException exception) {
            return Optional.empty();
        }
    }

    private List<String> row() {
        final List<String> fields = new ArrayList<>();
        fields.add(field());
        while (isAt(',')) {
            this.position++;
            fields.add(field());
        }
        if (isAt('\r')) {
            this.position++;
            require(isAt('\n'));
        }
        if (isAt('\n')) {
            this.position++;
        }
        return fields;
    }

    private String field() {
        final String field = isAt('"') ? quoted() : plain();
        require(this.position == this.text.length() || isAt(',') || isAt('\n') || isAt('\r'));
        return field;
    }

    private String quoted() {
        final StringBuilder field = new StringBuilder();
        this.position++;
        while (true) {
            require(this.position < this.text.length());
            final char character = this.text.charAt(this.position++);
            if (character != '"') {
                field.append(character);
            } else if (isAt('"')) {
                field.append('"');
                this.position++;
            } else {
                return field.toString();
            }
        }
    }

    private String plain() {
        final int start = this.position;
        while (this.position < this.text.length() && !isAt(',') && !isAt('\n') && !isAt('\r') && !isAt('"')) {
            this.position++;
        }
        return this.text.substring(start, this.position);
    }

    private boolean isAt(final char character) {
        return this.position < this.text.length() && this.text.charAt(this.position) == character;
    }

    private static void require(final boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("no CSV");
        }
    }
}
