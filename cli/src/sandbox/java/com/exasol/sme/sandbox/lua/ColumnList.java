package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the column list that a script returns beside its rows, such as {@code A VARCHAR(100), N DECIMAL(18,0)}. */
final class ColumnList {
    private static final Pattern COLUMN = Pattern.compile(
            "\\s*(?:\"((?:[^\"]|\"\")+)\"|([A-Za-z][A-Za-z0-9_]*))\\s+([^,()\"]+(?:\\([^()]*\\)[^,()\"]*)*)\\s*");

    private ColumnList() {}

    static List<Column> parse(final String text) throws SQLException {
        final List<Column> columns = new ArrayList<>();
        final Matcher matcher = COLUMN.matcher(text);
        int from = 0;
        while (matcher.region(from, text.length()).lookingAt()) {
            columns.add(column(matcher, text));
            from = matcher.end() + 1;
            if (matcher.end() == text.length()) {
                return columns;
            }
            if (text.charAt(matcher.end()) != ',') {
                break;
            }
        }
        throw refused(text);
    }

    private static Column column(final Matcher matcher, final String text) throws SQLException {
        final String name = matcher.group(1) == null
                ? matcher.group(2).toUpperCase(Locale.ROOT)
                : matcher.group(1).replace("\"\"", "\"");
        try {
            return new Column(name, SqlType.parse(matcher.group(3)));
        } catch (final IllegalArgumentException exception) {
            throw refused(text);
        }
    }

    private static SQLException refused(final String text) {
        return new SQLException("SANDBOX: not a list of columns: " + text, "43000");
    }
}
