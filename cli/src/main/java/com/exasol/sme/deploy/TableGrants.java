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

/**
 * What users and roles need on tables that are new, who have it on those of an older version.
 *
 * @param tables     the tables that are new
 * @param statements what grants it to them
 * @param isBlind    whether the database may have others that it did not show to this user
 */
record TableGrants(List<String> tables, List<SqlStatement> statements, boolean isBlind) {
    TableGrants {
        tables = List.copyOf(tables);
        statements = List.copyOf(statements);
    }

    /**
     * Asks who may use the tables that are there.
     *
     * @param created the tables that are created beside others; without any nothing is asked
     */
    static TableGrants read(final JdbcSession session, final SchemaName schema, final List<String> created)
            throws SQLException {
        if (created.isEmpty()) {
            return new TableGrants(created, List.of(), false);
        }
        List<List<String>> rows;
        boolean isBlind = false;
        try {
            rows = session.query(query("DBA", schema), 2);
        } catch (final SQLException exception) {
            // It takes SELECT ANY DICTIONARY to see the grants of everybody.
            rows = session.query(query("ALL", schema), 2);
            isBlind = true;
        }
        final List<SqlStatement> statements = rows.stream()
                .distinct()
                .flatMap(row -> created.stream().map(table -> grant(schema, table, row.get(1), row.get(0))))
                .toList();
        return new TableGrants(created, statements, isBlind);
    }

    private static String query(final String view, final SchemaName schema) {
        final String names =
                ProductScripts.metadataTables().stream().map(SqlText::literal).collect(Collectors.joining(", "));
        return "SELECT GRANTEE, PRIVILEGE FROM SYS.EXA_" + view + "_OBJ_PRIVS WHERE OBJECT_SCHEMA = "
                + schema.literal() + " AND OBJECT_NAME IN (" + names
                + ") AND PRIVILEGE IN ('SELECT', 'INSERT', 'DELETE') ORDER BY GRANTEE, PRIVILEGE";
    }

    private static SqlStatement grant(
            final SchemaName schema, final String table, final String privilege, final String grantee) {
        final String name = SqlText.grantee(grantee);
        return new SqlStatement(
                "grant the table " + table + " to " + name,
                "GRANT " + privilege + " ON " + schema.quoted() + "." + SqlText.identifier(table) + " TO " + name);
    }

    /** What the administrator is told when the deployment is done. */
    Optional<String> report() {
        if (statements.isEmpty() && !isBlind) {
            return Optional.empty();
        }
        return Optional.of("Whoever trains needs " + String.join(", ", tables) + ", too: "
                + (statements.isEmpty() ? "nobody was seen" : "statements that grant it are on standard output")
                + (isBlind ? ", and without SELECT ANY DICTIONARY there may be more than this user sees." : "."));
    }
}
