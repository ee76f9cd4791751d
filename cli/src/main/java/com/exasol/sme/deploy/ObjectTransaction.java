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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    record Outcome(List<String> report, List<SqlStatement> grants) {
        Outcome {
            report = List.copyOf(report);
            grants = List.copyOf(grants);
        }
    }

    Outcome run(final SchemaName schema, final List<MetadataTable> tables, final List<Script> scripts) {
        return new AllOrNothing(session, PartialDeployment.STATE).run(transaction -> {
            final ObjectChanges changes = new ObjectChanges(new CatalogueReader(session), schema, tables, scripts);
            final OwedGrants grants =
                    changes.isLibraryReplaced() ? LibraryGrants.read(session, schema) : OwedGrants.NONE;
            final OwedGrants owed = TableGrants.read(session, schema, changes.tablesBesideOthers());
            final LostGrants lost = changes.replaced().isEmpty() ? LostGrants.none() : LostGrants.read(session);
            send(transaction, schema, changes.statements());
            return outcome(schema, changes, grants, owed, lost);
        });
    }

    private static Outcome outcome(
            final SchemaName schema,
            final ObjectChanges changes,
            final OwedGrants library,
            final OwedGrants tables,
            final LostGrants lost) {
        final Set<SqlStatement> again = new LinkedHashSet<>();
        changes.replaced().forEach(script -> again.addAll(lost.on(schema.name(), script)));
        final List<String> report = new ArrayList<>(changes.report());
        if (!again.isEmpty()) {
            report.add("The replaced scripts lost " + again.size() + (again.size() == 1 ? " privilege" : " privileges")
                    + "; statements that grant them again are on standard output.");
        }
        lost.blindness().ifPresent(report::add);
        tables.report().ifPresent(report::add);
        library.report().ifPresent(report::add);
        final Set<String> texts = again.stream().map(SqlStatement::text).collect(Collectors.toSet());
        library.statements().stream()
                .filter(statement -> !texts.contains(statement.text()))
                .forEach(again::add);
        again.addAll(tables.statements());
        return new Outcome(report, List.copyOf(again));
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
