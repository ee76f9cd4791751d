package com.exasol.sme.database;

import static java.util.Objects.requireNonNull;

/**
 * One statement, as it is sent or printed.
 *
 * @param title what it does, to go on after "refused to"
 * @param text  the SQL without a terminator; a script ends in a line with a slash, which belongs to it
 */
public record SqlStatement(String title, String text) {
    public SqlStatement {
        requireNonNull(title, "title");
        requireNonNull(text, "text");
    }
}
