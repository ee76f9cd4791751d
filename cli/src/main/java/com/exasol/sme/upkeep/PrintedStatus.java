package com.exasol.sme.upkeep;

import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.language.LanguageActivation;
import com.exasol.sme.scripts.CatalogueReader;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.ProbeStatements;
import com.exasol.sme.shared.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The queries by which an installation is looked at, for a person to run. */
public final class PrintedStatus {
    private final StatementPrinter printer;

    public PrintedStatus(final StatementPrinter printer) {
        this.printer = printer;
    }

    public void print(final SchemaName schema) {
        printer.comment("sme " + Version.current() + ": what is installed in the schema " + schema.quoted());
        Stream.of(
                        Stream.of(CatalogueReader.schemaQuery(schema)),
                        MetadataTable.all().stream().map(table -> CatalogueReader.columnsQuery(schema, table)),
                        Stream.of(
                                ScriptCatalogue.queryOf(schema).text(),
                                LanguageActivation.QUERY,
                                ScriptCatalogue.queryOfPredictionScripts().text(),
                                ScriptCatalogue.queryOfViews().text()))
                .flatMap(queries -> queries)
                .forEach(query -> printer.statement(new SqlStatement("look", query)));
        printProbe(schema);
        printer.flush();
    }

    /** Which JAR is to be looked for, and in which language, only the scripts tell. */
    private void printProbe(final SchemaName schema) {
        final DeployedOptions usual = DeployedOptions.of(List.of());
        final ProbeStatements probe = ProbeStatements.readable(schema, usual.alias());
        printer.blankLine();
        printer.comment("Asks every node for its Java and for the JAR, whose path the scripts name behind %jar. The"
                + " script that asks");
        printer.comment("has the language of the others; the command itself creates it in a transaction that it takes"
                + " back.");
        printer.script(probe.create());
        printer.statement(probe.ask(Optional.of(usual.location().pathInUdf()), "NPROC()"));
        printer.statement(probe.drop());
    }
}
