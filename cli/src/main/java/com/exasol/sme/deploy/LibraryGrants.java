package com.exasol.sme.deploy;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.scripts.ProductScripts;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The EXECUTE on the library that users and roles need who could execute the scripts before: the database drops grants
 * on a script that is replaced, and a version without a library could not have any on it.
 *
 * @param statements what grants it to them
 * @param isBlind    whether the database may have others that it did not show to this user
 */
record LibraryGrants(List<SqlStatement> statements, boolean isBlind) {
    static final LibraryGrants NONE = new LibraryGrants(List.of(), false);

    LibraryGrants {
        statements = List.copyOf(statements);
    }

    /** Asks, before anything is replaced, who has EXECUTE on the scripts or on the library that is there. */
    static LibraryGrants read(final JdbcSession session, final SchemaName schema) throws SQLException {
        List<List<String>> grantees;
        boolean isBlind = false;
        try {
            grantees = session.query(query("DBA", schema.literal()), 1);
        } catch (final SQLException exception) {
            // It takes SELECT ANY DICTIONARY to see the grants of everybody.
            grantees = session.query(query("ALL", schema.literal()), 1);
            isBlind = true;
        }
        return new LibraryGrants(
                grantees.stream()
                        .map(row -> row.get(0))
                        .distinct()
                        .map(grantee -> grant(schema.quoted() + ".", SqlText.grantee(grantee)))
                        .toList(),
                isBlind);
    }

    /** For a person who runs printed statements: the question, with the schema open. */
    static SqlStatement question() {
        return new SqlStatement("look for users of the scripts", query("ALL", "CURRENT_SCHEMA"));
    }

    /** For that person: what to do for each row of the answer. */
    static SqlStatement answer() {
        return grant("", "\"<GRANTEE>\"");
    }

    /** What the administrator is told when the deployment is done. */
    Optional<String> report() {
        if (statements.isEmpty() && !isBlind) {
            return Optional.empty();
        }
        return Optional.of("Whoever calls the scripts needs EXECUTE on " + ProductScripts.library() + ", too: "
                + (statements.isEmpty() ? "nobody was seen" : "statements that grant it are on standard output")
                + (isBlind ? ", and without SELECT ANY DICTIONARY there may be more than this user sees." : "."));
    }

    private static String query(final String view, final String schema) {
        final String names = Stream.concat(ProductScripts.calledByUsers().stream(), Stream.of(ProductScripts.library()))
                .map(SqlText::literal)
                .collect(Collectors.joining(", "));
        return "SELECT GRANTEE FROM SYS.EXA_" + view + "_OBJ_PRIVS WHERE PRIVILEGE = 'EXECUTE' AND OBJECT_SCHEMA = "
                + schema + " AND OBJECT_NAME IN (" + names + ") ORDER BY GRANTEE";
    }

    private static SqlStatement grant(final String schema, final String grantee) {
        final String library = SqlText.identifier(ProductScripts.library());
        return new SqlStatement(
                "grant the library to " + grantee, "GRANT EXECUTE ON SCRIPT " + schema + library + " TO " + grantee);
    }
}
