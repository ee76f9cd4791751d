package com.exasol.sme.sandbox.database.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a statement, by which a test tells whether a value stayed a value. */
public final class StatementTokens {
    private StatementTokens() {}

    /**
     * One token.
     *
     * @param kind  such as STRING or QUOTED_NAME
     * @param value what it means, without quotes
     */
    public record Meaning(String kind, String value) {}

    /** All tokens up to the end; a text that is no SQL is refused. */
    public static List<Meaning> of(final String sql) throws SQLException {
        final Tokens tokens = new Tokens(sql);
        final List<Meaning> meanings = new ArrayList<>();
        while (!tokens.atEnd()) {
            final Token token = tokens.next();
            meanings.add(new Meaning(token.kind().name(), token.value()));
        }
        return meanings;
    }
}
