package com.exasol.sme.deploy;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What users and roles need after a deployment, because of what they have been granted before it.
 *
 * @param need       who needs what, as the start of a sentence
 * @param statements what grants it to them
 * @param isBlind    whether the database may have others that it did not show to this user
 */
record OwedGrants(String need, List<SqlStatement> statements, boolean isBlind) {
    static final OwedGrants NONE = new OwedGrants("", List.of(), false);

    OwedGrants {
        statements = List.copyOf(statements);
    }

    /**
     * Asks what has been granted.
     *
     * @param query   the query, by the part of a system table's name that says whose privileges it shows
     * @param columns how many columns it has
     * @param grants  the statements for one of its rows
     */
    static OwedGrants read(
            final JdbcSession session,
            final String need,
            final UnaryOperator<String> query,
            final int columns,
            final Function<List<String>, Stream<SqlStatement>> grants)
            throws SQLException {
        List<List<String>> rows;
        boolean isBlind = false;
        try {
            rows = session.query(query.apply("DBA"), columns);
        } catch (final SQLException exception) {
            // It takes SELECT ANY DICTIONARY to see the grants of everybody.
            rows = session.query(query.apply("ALL"), columns);
            isBlind = true;
        }
        return new OwedGrants(need, rows.stream().distinct().flatMap(grants).toList(), isBlind);
    }

    /** What the administrator is told when the deployment is done. */
    Optional<String> report() {
        if (statements.isEmpty() && !isBlind) {
            return Optional.empty();
        }
        return Optional.of(need + ", too: "
                + (statements.isEmpty() ? "nobody was seen" : "statements that grant it are on standard output")
                + (isBlind ? ", and without SELECT ANY DICTIONARY there may be more than this user sees." : "."));
    }
}
