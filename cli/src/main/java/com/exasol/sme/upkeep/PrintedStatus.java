package com.exasol.sme.upkeep;

import com.exasol.sme.deploy.CatalogueReader;
import com.exasol.sme.deploy.LanguageActivation;
import com.exasol.sme.deploy.SchemaName;
import com.exasol.sme.deploy.SqlStatement;
import com.exasol.sme.deploy.StatementPrinter;
import com.exasol.sme.deploy.Version;
import java.util.List;

/** The queries by which an installation is looked at, for a person to run. */
public final class PrintedStatus {
    private final StatementPrinter printer;

    public PrintedStatus(final StatementPrinter printer) {
        this.printer = printer;
    }

    public void print(final SchemaName schema) {
        printer.comment("sme " + Version.current() + ": what is installed in the schema " + schema.quoted());
        List.of(
                        CatalogueReader.schemaQuery(schema),
                        CatalogueReader.columnsQuery(schema),
                        ScriptCatalogue.queryOf(schema).text(),
                        LanguageActivation.QUERY,
                        ScriptCatalogue.queryOfPredictionScripts().text())
                .forEach(query -> printer.statement(new SqlStatement("look", query)));
        printer.flush();
    }
}
