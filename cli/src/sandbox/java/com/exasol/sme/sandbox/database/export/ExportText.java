package com.exasol.sme.sandbox.database.export;

import com.exasol.sme.sandbox.database.export.ExportOptions.Delimit;
import com.exasol.sme.sandbox.database.sql.Formats;
import com.exasol.sme.sandbox.result.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes rows as EXPORT does. */
final class ExportText {
    private static final MathContext SEVENTEEN_DIGITS = new MathContext(17);

    private final ExportOptions options;
    private final Formats formats;

    ExportText(final ExportOptions options, final Formats formats) {
        this.options = options;
        this.formats = formats;
    }

    /** One file's content. */
    byte[] file(final List<Column> columns, final List<List<Object>> rows) throws SQLException {
        final StringBuilder text = new StringBuilder();
        if (options.columnNames()) {
            final List<String> names = new ArrayList<>();
            for (int index = 0; index < columns.size(); index++) {
                names.add(delimited(columns.get(index).name(), index));
            }
            appendLine(text, names);
        }
        for (final List<Object> row : rows) {
            final List<String> fields = new ArrayList<>();
            for (int index = 0; index < columns.size(); index++) {
                fields.add(field(row.get(index), index));
            }
            appendLine(text, fields);
        }
        return text.toString().getBytes(options.encoding());
    }

    private void appendLine(final StringBuilder text, final List<String> fields) {
        text.append(String.join(options.columnSeparator(), fields)).append(options.rowSeparator());
    }

    private String field(final Object value, final int column) throws SQLException {
        if (value == null) {
            return options.nullText();
        }
        if (value instanceof Boolean flag) {
            return delimited(options.booleanText(flag), column);
        }
        final String format = options.format(column);
        if (value instanceof Double number && format == null) {
            return delimited(formats.withPoint(allDigits(number).toString()), column);
        }
        if (value instanceof String || format == null) {
            return delimited(formats.text(value), column);
        }
        return delimited(formats.text(value, format), column);
    }

    /**
     * Exasol's text of a DOUBLE is unknown; this one has the value and another text than Java, so that nobody relies on
     * either.
     */
    private static BigDecimal allDigits(final double value) {
        return value == 0.0
                ? BigDecimal.ZERO
                : new BigDecimal(value).round(SEVENTEEN_DIGITS).stripTrailingZeros();
    }

    /** AUTO delimits blanks too: Exasol's own tests of pyexasol expect timestamps in quotes, and names without. */
    private String delimited(final String text, final int column) {
        final Delimit when = options.delimit(column);
        final String delimiter = options.columnDelimiter();
        final boolean needed = text.contains(options.columnSeparator())
                || text.contains(delimiter)
                || text.chars().anyMatch(Character::isWhitespace)
                || text.equals(options.nullText());
        if (delimiter.isEmpty() || when == Delimit.NEVER || (when == Delimit.AUTO && !needed)) {
            return text;
        }
        return delimiter + text.replace(delimiter, delimiter + delimiter) + delimiter;
    }
}
