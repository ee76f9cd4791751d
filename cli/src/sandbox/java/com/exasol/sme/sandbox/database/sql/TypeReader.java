package com.exasol.sme.sandbox.database.sql;

import com.exasol.sme.sandbox.database.sql.Token.Kind;
import com.exasol.sme.sandbox.result.SqlType;
import java.sql.SQLException;
import java.util.Set;

/** Reads a column type out of a statement. */
public final class TypeReader {
    private static final Set<String> LATER_WORDS = Set.of(
            "ASCII", "UTF8", "PRECISION", "WITH", "LOCAL", "TIME", "ZONE", "YEAR", "TO", "MONTH", "DAY", "SECOND");

    private TypeReader() {}

    public static SqlType read(final Tokens tokens) throws SQLException {
        final Token first = tokens.next();
        if (first.kind() != Kind.WORD) {
            throw tokens.unexpected(first, "a type");
        }
        int end = first.end();
        boolean goesOn = true;
        while (goesOn) {
            final Token token = tokens.peek();
            if (token.isSign("(")) {
                while (!tokens.peek().isSign(")") && !tokens.atEnd()) {
                    tokens.next();
                }
                end = tokens.next().end();
            } else if (token.kind() == Kind.WORD && LATER_WORDS.contains(token.value())) {
                end = tokens.next().end();
            } else {
                goesOn = false;
            }
        }
        try {
            return SqlType.parse(tokens.text(first.start(), end));
        } catch (final IllegalArgumentException exception) {
            throw Refused.syntax(exception.getMessage());
        }
    }
}
