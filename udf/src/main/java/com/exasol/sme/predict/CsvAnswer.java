package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Takes the CSV text of an answer apart by RFC 4180; the last line break may be missing. */
final class CsvAnswer {
    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private int position;

    private CsvAnswer(final String text) {
        this.text = text;
    }

    static List<List<String>> rowsOf(final byte[] body) {
        final CsvAnswer answer = new CsvAnswer(new String(body, UTF_8));
        while (answer.position < answer.text.length()) {
            answer.rows.add(answer.row());
        }
        return answer.rows;
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
        }
        if (isAt('\n')) {
            this.position++;
        }
        return fields;
    }

    private String field() {
        return isAt('"') ? quoted() + plain() : plain();
    }

    private String quoted() {
        final StringBuilder field = new StringBuilder();
        this.position++;
        while (this.position < this.text.length()) {
            final char character = this.text.charAt(this.position++);
            if (character != '"') {
                field.append(character);
            } else if (isAt('"')) {
                field.append('"');
                this.position++;
            } else {
                break;
            }
        }
        return field.toString();
    }

    private String plain() {
        final int start = this.position;
        while (this.position < this.text.length() && !isAt(',') && !isAt('\n') && !isAt('\r')) {
            this.position++;
        }
        return this.text.substring(start, this.position);
    }

    private boolean isAt(final char character) {
        return this.position < this.text.length() && this.text.charAt(this.position) == character;
    }
}
