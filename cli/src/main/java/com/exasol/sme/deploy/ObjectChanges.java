package com.exasol.sme.deploy;

import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SchemaStatements;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.TableColumn;
import com.exasol.sme.scripts.CatalogueReader;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.ProductScripts;
import com.exasol.sme.scripts.Script;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The difference between the objects of the plan and those in the database. */
final class ObjectChanges {
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<String> report = new ArrayList<>();
    private final List<String> replaced = new ArrayList<>();
    private final List<String> tablesBesideOthers = new ArrayList<>();
    private final boolean isLibraryReplaced;

    ObjectChanges(
            final CatalogueReader catalogue,
            final SchemaName schema,
            final List<MetadataTable> tables,
            final List<Script> scripts)
            throws SQLException {
        if (!catalogue.hasSchema(schema)) {
            add(SchemaStatements.create(schema), "Created the schema " + schema.quoted() + ".");
        }
        final List<String> present = new ArrayList<>();
        for (final MetadataTable table : tables) {
            final List<TableColumn> columns = catalogue.columns(schema, table);
            addTable(table, columns);
            (columns.isEmpty() ? tablesBesideOthers : present).add(table.name());
        }
        if (present.isEmpty()) {
            tablesBesideOthers.clear();
        }
        final Map<String, String> hashes = catalogue.scriptHashes(schema);
        scripts.forEach(script -> addScript(script, hashes));
        final boolean hasUsers = ProductScripts.calledByUsers().stream().anyMatch(hashes::containsKey);
        isLibraryReplaced = hasUsers
                && scripts.stream()
                        .anyMatch(script -> script.name().equals(ProductScripts.library())
                                && !script.hash().equals(hashes.get(script.name())));
    }

    private void addTable(final MetadataTable table, final List<TableColumn> columns) {
        if (columns.isEmpty()) {
            add(table.create(), "Created " + table.name() + ".");
            return;
        }
        final List<SqlStatement> alterations = table.adapt(columns);
        alterations.forEach(statements::add);
        report.add(table.name() + (alterations.isEmpty() ? " is unchanged." : " was there and now fits."));
    }

    private void addScript(final Script script, final Map<String, String> hashes) {
        final String installed = hashes.get(script.name());
        if (installed == null) {
            add(script.create(), "Created " + script.name() + ".");
        } else if (installed.equals(script.hash())) {
            report.add(script.name() + " is unchanged.");
        } else {
            add(script.create(), "Replaced " + script.name() + "; privileges granted on it have to be granted again.");
            replaced.add(script.name());
        }
    }

    private void add(final SqlStatement statement, final String done) {
        statements.add(statement);
        report.add(done);
    }

    /** What is to be done, in order; nothing when everything is there. */
    List<SqlStatement> statements() {
        return List.copyOf(statements);
    }

    /** The scripts that lose what was granted on them. */
    List<String> replaced() {
        return List.copyOf(replaced);
    }

    /** The tables that are created where others of this product are already, whose users need them too. */
    List<String> tablesBesideOthers() {
        return List.copyOf(tablesBesideOthers);
    }

    /** Whether scripts that are there already get a library that nobody has been granted. */
    boolean isLibraryReplaced() {
        return isLibraryReplaced;
    }

    /** What a person may read when all of it was done, object by object. */
    List<String> report() {
        return List.copyOf(report);
    }
}
