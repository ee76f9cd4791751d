package com.exasol.sme.upkeep;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.UploadAdvice;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.Script;
import com.exasol.sme.shared.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The statements that take an installation away, for a person to run; what is there decides which of them. */
public final class PrintedUndeployment {
    private final UndeploySettings settings;
    private final StatementPrinter printer;

    public PrintedUndeployment(final UndeploySettings settings, final StatementPrinter printer) {
        this.settings = settings;
        this.printer = printer;
    }

    /**
     * Prints in the order in which the statements are to be run.
     *
     * @param advice how a person deletes the JAR
     */
    public void print(final UploadAdvice advice) {
        printer.comment("sme " + Version.current() + ": takes away what is installed in the schema "
                + settings.schema().quoted());
        printEndpoints();
        printDrops();
        settings.deletedJar().ifPresent(jar -> printJar(jar, advice));
        printer.flush();
    }

    private void printEndpoints() {
        printer.blankLine();
        printer.comment("Each of these scripts is the record of an endpoint, which is billed until it is deleted.");
        printer.comment("Their text names endpoint and region. Delete the endpoints first:");
        printer.statement(ScriptCatalogue.queryOfPredictionScripts());
        printer.comment(
                "EXECUTE SCRIPT " + own(EndpointRecords.DELETE_SCRIPT) + "('<endpoint>', '<connection>', '<region>');");
    }

    private void printDrops() {
        printer.blankLine();
        printer.comment("Scripts of sme have a line '-- sme <version>' or '-Dsme.version=<version>'. Leave out those"
                + " that have not:");
        printer.statement(ScriptCatalogue.queryOf(settings.schema()));
        final List<Script> scripts =
                new ArrayList<>(DeployedOptions.of(List.of()).scripts());
        // Those that call others go first.
        Collections.reverse(scripts);
        scripts.forEach(script ->
                printer.statement(Undeployment.drop("SCRIPT", own(script.name()), "script " + script.name())));
        if (settings.isMetadataDropped()) {
            MetadataTable.all().forEach(table -> printer.statement(Undeployment.dropTable(settings, table)));
        }
    }

    private void printJar(final JarLocation jar, final UploadAdvice advice) {
        printer.blankLine();
        printer.comment("The JAR can go if this names no script any more that uses it:");
        printer.statement(ScriptCatalogue.queryOfUsers());
        advice.deletionLines(jar.file()).forEach(line -> printer.comment("  " + line));
    }

    private String own(final String script) {
        return settings.schema().quoted() + "." + SqlText.identifier(script);
    }
}
