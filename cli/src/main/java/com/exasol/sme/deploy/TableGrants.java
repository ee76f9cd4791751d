package com.exasol.sme.deploy;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.scripts.ProductScripts;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** What users and roles need on tables that are new, who have it on those of an older version. */
final class TableGrants {
    private TableGrants() {}

    /**
     * Asks who may use the tables that are there.
     *
     * @param created the tables that are created beside others; without any nothing is asked
     */
    static OwedGrants read(final JdbcSession session, final SchemaName schema, final List<String> created)
            throws SQLException {
        return created.isEmpty()
                ? OwedGrants.NONE
                : OwedGrants.read(
                        session,
                        "Whoever trains needs " + String.join(", ", created),
                        view -> query(view, schema),
                        2,
                        row -> created.stream().map(table -> grant(schema, table, row.get(1), row.get(0))));
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
}
