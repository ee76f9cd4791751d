package com.exasol.sme.sandbox.database.export;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How EXPORT writes its files; read from the statement's words, in any order. */
final class ExportOptions {
    /** When a field stands in delimiters. */
    enum Delimit {
        ALWAYS,
        NEVER,
        AUTO
    }

    private static final Map<String, String> ROW_SEPARATORS = Map.of("LF", "\n", "CRLF", "\r\n", "CR", "\r");

    private boolean replace;
    private boolean columnNames;
    private Charset encoding = StandardCharsets.UTF_8;
    private String nullText = "";
    // Nobody knows what Exasol's default is, so this is one that nobody would write.
    private String trueText = "SANDBOX-DEFAULT-TRUE";
    private String falseText = "SANDBOX-DEFAULT-FALSE";
    private String rowSeparator = "\n";
    private String columnSeparator = ",";
    private String columnDelimiter = "\"";
    private Delimit delimit = Delimit.AUTO;
    private final Map<Integer, String> formats = new HashMap<>();
    private final Map<Integer, Delimit> delimits = new HashMap<>();

    /** Reads the options up to the statement's end. */
    static ExportOptions read(final Tokens tokens, final int columns) throws SQLException {
        final ExportOptions options = new ExportOptions();
        if (tokens.acceptSign("(")) {
            options.readColumns(tokens, columns);
        }
        while (!tokens.atEnd() && !tokens.peek().isSign(";")) {
            options.readOne(tokens);
        }
        tokens.expectEnd();
        return options;
    }

    boolean replace() {
        return replace;
    }

    boolean columnNames() {
        return columnNames;
    }

    Charset encoding() {
        return encoding;
    }

    String nullText() {
        return nullText;
    }

    String booleanText(final boolean value) {
        return value ? trueText : falseText;
    }

    String rowSeparator() {
        return rowSeparator;
    }

    String columnSeparator() {
        return columnSeparator;
    }

    String columnDelimiter() {
        return columnDelimiter;
    }

    Delimit delimit(final int column) {
        return delimits.getOrDefault(column, delimit);
    }

    /** A column's own format, or null for the session's. */
    String format(final int column) {
        return formats.get(column);
    }

    /** Whether EXPORT leaves out the columns that such a list leaves out is unknown, so that nobody may do so here. */
    private void readColumns(final Tokens tokens, final int columns) throws SQLException {
        int next = 0;
        do {
            final int first = column(tokens, columns);
            final int last = tokens.acceptSign("..") ? column(tokens, columns) : first;
            if (first != next || last < first) {
                throw Refused.statement("the list of EXPORT's columns goes from 1 to " + columns + " in order");
            }
            readColumn(tokens, first, last);
            next = last + 1;
        } while (tokens.acceptSign(","));
        tokens.expectSign(")");
        if (next < columns) {
            throw Refused.statement("the list of EXPORT's columns goes from 1 to " + columns + " in order");
        }
    }

    private static int column(final Tokens tokens, final int columns) throws SQLException {
        final Token number = tokens.next();
        if (number.kind() != Token.Kind.NUMBER || !number.value().matches("\\d{1,6}")) {
            throw tokens.unexpected(number, "a column's number");
        }
        final int column = Integer.parseInt(number.value());
        if (column < 1 || column > columns) {
            throw Refused.statement("EXPORT has no column " + column);
        }
        return column - 1;
    }

    private void readColumn(final Tokens tokens, final int first, final int last) throws SQLException {
        final String format = tokens.accept("FORMAT") ? value(tokens) : null;
        final Delimit own = tokens.accept("DELIMIT") ? delimit(tokens) : null;
        for (int column = first; column <= last; column++) {
            if (format != null) {
                formats.put(column, format);
            }
            if (own != null) {
                delimits.put(column, own);
            }
        }
    }

    private static Delimit delimit(final Tokens tokens) throws SQLException {
        tokens.expectSign("=");
        final Token word = tokens.next();
        if (word.kind() != Token.Kind.WORD || !Set.of("ALWAYS", "NEVER", "AUTO").contains(word.value())) {
            throw tokens.unexpected(word, "ALWAYS, NEVER or AUTO");
        }
        return Delimit.valueOf(word.value());
    }

    private void readOne(final Tokens tokens) throws SQLException {
        if (tokens.accept("REPLACE")) {
            replace = true;
        } else if (tokens.accept("WITH", "COLUMN", "NAMES")) {
            columnNames = true;
        } else if (tokens.accept("ENCODING")) {
            encoding = charset(value(tokens));
        } else if (tokens.accept("NULL")) {
            nullText = value(tokens);
        } else if (tokens.accept("BOOLEAN")) {
            readBoolean(value(tokens));
        } else if (tokens.accept("ROW", "SEPARATOR")) {
            final String name = value(tokens);
            rowSeparator = ROW_SEPARATORS.get(name);
            if (rowSeparator == null) {
                throw Refused.statement("ROW SEPARATOR is LF, CRLF or CR, not " + name);
            }
        } else if (tokens.accept("COLUMN", "SEPARATOR")) {
            columnSeparator = value(tokens);
        } else if (tokens.accept("COLUMN", "DELIMITER")) {
            columnDelimiter = value(tokens);
        } else if (tokens.accept("DELIMIT")) {
            delimit = delimit(tokens);
        } else {
            throw Refused.notInSubset("the option " + tokens.peek().value() + " of EXPORT");
        }
    }

    private static String value(final Tokens tokens) throws SQLException {
        tokens.expectSign("=");
        return tokens.string();
    }

    private static Charset charset(final String name) throws SQLException {
        try {
            return Charset.forName(name);
        } catch (final IllegalCharsetNameException | UnsupportedCharsetException exception) {
            throw Refused.statement("unknown ENCODING " + name);
        }
    }

    private void readBoolean(final String texts) throws SQLException {
        final String[] both = texts.split("/", -1);
        if (both.length != 2 || both[0].equals(both[1])) {
            throw Refused.statement("BOOLEAN takes two texts with a slash between them");
        }
        trueText = both[0];
        falseText = both[1];
    }
}
