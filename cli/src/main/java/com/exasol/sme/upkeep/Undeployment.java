package com.exasol.sme.upkeep;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.JarRemoval;
import com.exasol.sme.database.AllOrNothing;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.scripts.CatalogueReader;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Takes away what a deployment made: all of it in one transaction, the JAR after that. */
public final class Undeployment {
    private static final String UNCHANGED = "Nothing was dropped and no JAR was deleted.";

    private final UndeploySettings settings;
    private final JdbcSession session;
    private final Consumer<String> progress;

    public Undeployment(final UndeploySettings settings, final Connection connection, final Consumer<String> progress) {
        this.settings = settings;
        session = new JdbcSession(connection);
        this.progress = progress;
    }

    /**
     * Drops, and deletes what nothing uses any more.
     *
     * @param removal what deletes a JAR; not asked unless the settings say so
     */
    public void run(final JarRemoval removal) {
        final List<String> report = new ArrayList<>();
        final Optional<InstalledScript> elsewhere = deletionElsewhere();
        final UnusedJars jars =
                new AllOrNothing(session, UNCHANGED).run(transaction -> inTransaction(transaction, elsewhere, report));
        report.forEach(progress);
        jars.used().forEach(progress);
        jars.unused().forEach(removal::run);
    }

    private Optional<InstalledScript> deletionElsewhere() {
        try {
            return new DeletionElsewhere(new ScriptCatalogue(session), session.connection()).than(settings.schema());
        } catch (final SQLException exception) {
            throw Status.refused(exception);
        }
    }

    private UnusedJars inTransaction(
            final AllOrNothing transaction, final Optional<InstalledScript> elsewhere, final List<String> report)
            throws SQLException {
        requireSchema();
        final ScriptCatalogue catalogue = new ScriptCatalogue(session);
        final List<InstalledScript> all = catalogue.own(settings.schema());
        final List<InstalledScript> ours =
                all.stream().filter(InstalledScript::isOurs).toList();
        if (!ours.isEmpty()) {
            new EndpointGuard(settings, catalogue, elsewhere).check(report);
        }
        for (final InstalledScript script : ours) {
            transaction.execute(drop("SCRIPT", script.quoted(), "script " + script.name()));
            report.add("Dropped " + script.name() + (script.isEdited() ? ", which somebody had edited." : "."));
        }
        all.stream()
                .filter(script -> !script.isOurs())
                .forEach(script -> report.add("Left " + script.name() + " alone: sme did not write it."));
        if (ours.isEmpty()) {
            report.add("There is no script of sme in the schema "
                    + settings.schema().quoted() + ".");
        }
        for (final MetadataTable table : MetadataTable.all()) {
            dropTable(table, transaction, report);
        }
        return UnusedJars.among(jars(ours), catalogue.users());
    }

    /** Those of the scripts, wherever they are and of whatever version. */
    private Set<String> jars(final List<InstalledScript> dropped) {
        if (settings.deletedJar().isEmpty()) {
            return Set.of();
        }
        final Set<String> jars = new TreeSet<>();
        dropped.forEach(script -> script.jar().ifPresent(jars::add));
        return jars.isEmpty() ? Set.of(settings.deletedJar().get().pathInUdf()) : jars;
    }

    private void requireSchema() throws SQLException {
        if (!new CatalogueReader(session).hasSchema(settings.schema())) {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-58")
                    .message(
                            "There is no schema {{schema|u}}, or this user may not see it.",
                            settings.schema().quoted())
                    .mitigation("Check --schema: without double quotes it means upper case.")
                    .toString());
        }
    }

    private void dropTable(final MetadataTable table, final AllOrNothing transaction, final List<String> report)
            throws SQLException {
        final boolean isThere =
                !new CatalogueReader(session).columns(settings.schema(), table).isEmpty();
        if (!isThere) {
            return;
        }
        if (settings.isMetadataDropped()) {
            transaction.execute(dropTable(settings, table));
            report.add("Dropped " + table.name() + ".");
        } else {
            report.add("Kept " + table.name() + "; --drop-metadata drops it.");
        }
    }

    static SqlStatement dropTable(final UndeploySettings settings, final MetadataTable table) {
        return drop("TABLE", settings.schema().quoted() + ".\"" + table.name() + "\"", "table " + table.name());
    }

    static SqlStatement drop(final String kind, final String quoted, final String name) {
        return new SqlStatement("drop the " + name, "DROP " + kind + " IF EXISTS " + quoted);
    }
}
