package com.exasol.sme.upkeep;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.cluster.NodeProbe;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.TableColumn;
import com.exasol.sme.language.LanguageActivation;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.language.ScriptLanguages;
import com.exasol.sme.scripts.CatalogueReader;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at an installation and compares it with what this version of sme would make. */
public final class Status {
    private final Connection connection;
    private final JdbcSession session;

    public Status(final Connection connection) {
        this.connection = connection;
        session = new JdbcSession(connection);
    }

    public StatusReport of(final SchemaName schema) {
        try {
            return new StatusReport(schema, findings(schema));
        } catch (final SQLException exception) {
            throw refused(exception);
        }
    }

    static SmeException refused(final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-61")
                        .message("The database did not tell what is installed: {{cause|u}}", CauseChain.of(exception))
                        .mitigation("Run the queries that --to-print shows, and check what they need.")
                        .toString(),
                exception);
    }

    private List<Finding> findings(final SchemaName schema) throws SQLException {
        final List<Finding> findings = new ArrayList<>();
        final CatalogueReader reader = new CatalogueReader(session);
        final ScriptCatalogue catalogue = new ScriptCatalogue(session);
        if (!reader.hasSchema(schema)) {
            findings.add(Finding.different("schema " + schema.quoted() + ": missing, or not visible to this user"));
        }
        for (final MetadataTable table : MetadataTable.all()) {
            findings.add(table(table, reader.columns(schema, table)));
        }
        final List<InstalledScript> scripts = catalogue.own(schema);
        final DeployedOptions options = DeployedOptions.of(scripts);
        findings.addAll(new ScriptFindings(options.scripts(), scripts).list());
        DeployedOptions.jvmOptions(scripts)
                .ifPresent(given -> findings.add(Finding.good("JVM options: "
                        + (given.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        given.stream()
                                                .map(ShortenedInput::shown)
                                                .toList())))));
        findings.add(language(options.alias()));
        findings.addAll(new GrantFindings(session).list(schema));
        final JarFindings jars = new JarFindings(new NodeProbe(connection, schema, options.alias()));
        scripts.stream()
                .flatMap(script -> script.jar().stream())
                .distinct()
                .forEach(jar -> findings.addAll(jars.own(jar)));
        findings.addAll(new PredictionFindings(jars).list(catalogue.predictionScripts(), catalogue.views()));
        return findings;
    }

    private static Finding table(final MetadataTable table, final List<TableColumn> columns) {
        final String name = "table " + table.name() + ": ";
        if (columns.isEmpty()) {
            return Finding.different(name + "missing");
        }
        return table.fits(columns)
                ? Finding.good(name + "has all columns")
                : Finding.different(name + "lacks columns of this version, or has them otherwise");
    }

    private Finding language(final LanguageAlias alias) throws SQLException {
        final List<List<String>> values = session.query(LanguageActivation.QUERY, 2);
        final Optional<String> system = definition(values, 0, alias);
        final Optional<String> own = definition(values, 1, alias);
        final String text = "script language " + alias.name() + ": ";
        if (system.isPresent() && system.equals(own)) {
            return Finding.good(text + system.get() + " for the system and in this session");
        }
        return Finding.different(
                text + system.orElse("missing") + " for the system, " + own.orElse("missing") + " in this session");
    }

    private static Optional<String> definition(
            final List<List<String>> values, final int column, final LanguageAlias alias) {
        return values.stream().findFirst().flatMap(row -> new ScriptLanguages(row.get(column)).definitionOf(alias));
    }
}
