package com.exasol.sme.sandbox.database.session;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Token.Kind;
import com.exasol.sme.sandbox.database.sql.Tokens;
import java.sql.SQLException;

/** What the database makes of a statement that a client prepares. */
final class Preparation {
    private static final int WORDS_BEFORE_SCRIPT = 5;

    private Preparation() {}

    static long parameters(final String sql) throws SQLException {
        final Tokens tokens = new Tokens(sql);
        if (tokens.peek().isWord("EXECUTE") || isCreateScript(new Tokens(sql))) {
            throw Refused.statement("CREATE SCRIPT and EXECUTE SCRIPT cannot be prepared");
        }
        long parameters = 0;
        Token token = tokens.next();
        while (token.kind() != Kind.END) {
            parameters += token.kind() == Kind.PARAMETER ? 1 : 0;
            token = tokens.next();
        }
        return parameters;
    }

    private static boolean isCreateScript(final Tokens tokens) throws SQLException {
        if (!tokens.accept("CREATE")) {
            return false;
        }
        for (int word = 0; word < WORDS_BEFORE_SCRIPT; word++) {
            if (tokens.next().isWord("SCRIPT")) {
                return true;
            }
        }
        return false;
    }
}
