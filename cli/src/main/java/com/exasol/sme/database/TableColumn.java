package com.exasol.sme.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of the metadata table.
 *
 * @param name its name
 * @param type its type, as written in DDL or as the catalogue reports it
 */
public record TableColumn(String name, String type) {
    private static final Pattern TYPE = Pattern.compile("([A-Z]+)(?:\\((\\d+))?.*");

    /** Whether a column takes the same kind of values as another, be they shorter or longer. */
    public boolean isOfKindOf(final TableColumn other) {
        return match().group(1).equals(other.match().group(1));
    }

    /** Whether a column takes fewer characters or digits than another; fractions of a second do not count. */
    public boolean isNarrowerThan(final TableColumn other) {
        return !type.startsWith("TIMESTAMP") && width() < other.width();
    }

    private int width() {
        final String digits = match().group(2);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private Matcher match() {
        final Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a column type: " + type);
        }
        return matcher;
    }
}
