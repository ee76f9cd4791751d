package com.exasol.sme.deploy;

import com.exasol.sme.database.AllOrNothing;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SchemaStatements;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.scripts.CatalogueReader;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.Script;
import java.sql.SQLException;
import java.util.List;

/** Brings schema, table and scripts up to date, all of them or none. */
final class ObjectTransaction {
    private final JdbcSession session;

    ObjectTransaction(final JdbcSession session) {
        this.session = session;
    }

    /**
     * What was done.
     *
     * @param report what a person may read about each object
     * @param grants what it takes to call the scripts as before
     */
    record Outcome(List<String> report, LibraryGrants grants) {
        Outcome {
            report = List.copyOf(report);
        }
    }

    Outcome run(final SchemaName schema, final MetadataTable table, final List<Script> scripts) {
        return new AllOrNothing(session, PartialDeployment.STATE).run(transaction -> {
            final ObjectChanges changes = new ObjectChanges(new CatalogueReader(session), schema, table, scripts);
            final LibraryGrants grants =
                    changes.isLibraryReplaced() ? LibraryGrants.read(session, schema) : LibraryGrants.NONE;
            send(transaction, schema, changes.statements());
            return new Outcome(changes.report(), grants);
        });
    }

    private static void send(
            final AllOrNothing transaction, final SchemaName schema, final List<SqlStatement> statements)
            throws SQLException {
        boolean isOpen = false;
        for (final SqlStatement statement : statements) {
            if (!isOpen && !statement.equals(SchemaStatements.create(schema))) {
                transaction.execute(SchemaStatements.open(schema));
                isOpen = true;
            }
            transaction.execute(statement);
        }
    }
}
