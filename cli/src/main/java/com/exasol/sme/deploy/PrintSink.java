package com.exasol.sme.deploy;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.UploadAdvice;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SchemaStatements;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.language.LanguageActivation;
import com.exasol.sme.language.LanguageRequest;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.ProbeStatements;
import com.exasol.sme.scripts.ProductScripts;
import com.exasol.sme.scripts.Script;
import com.exasol.sme.shared.Version;
import java.util.List;
import java.util.Optional;

/** Prints a deployment for a person to read and to run in an SQL client. */
public final class PrintSink implements StatementSink {
    /** What is known of SQL clients, without the ampersand that EXAplus replaces. */
    private static final List<String> CLIENTS = List.of(
            "A script has to reach the database as it is, from CREATE to the line /, with every ; in it:",
            "  pyexasol: not by execute_sql_script, nor without the line /: it takes the last ; of a UDF away, which is",
            "    then created and fails with 'Error parsing script options'. Pass each statement to execute, and each",
            "    script with its line /, which keeps the ; in front of it.",
            "  EXAplus: run SET DEFINE OFF; first, or it replaces words behind an ampersand.",
            "  DBeaver: mark each script from CREATE to before the line / and run it as one statement, without parameters.",
            "  DbVisualizer: switch parameters off.",
            "CREATE OR REPLACE drops EXECUTE on a script, and ACCESS ON CONNECTION FOR SCRIPT. Before you run it, these show",
            "what will be gone; afterwards, 'sme grant --to-print' prints the statements that grant it again:",
            "  SELECT * FROM SYS.EXA_DBA_OBJ_PRIVS WHERE OBJECT_TYPE = 'SCRIPT'",
            "  SELECT * FROM SYS.EXA_DBA_RESTRICTED_OBJ_PRIVS");

    private final StatementPrinter printer;
    private final UploadAdvice upload;
    private final List<String> container;
    private DeploymentSettings settings;

    /**
     * Prints all of it to one place.
     *
     * @param upload    how a person may upload the JAR
     * @param container what a person has to know about the container of the script language, if there is one
     */
    public PrintSink(final StatementPrinter printer, final UploadAdvice upload, final List<String> container) {
        this.printer = printer;
        this.upload = upload;
        this.container = List.copyOf(container);
    }

    @Override
    public void start(final DeploymentSettings deployment) {
        settings = deployment;
        final JarLocation jar = settings.jar();
        printer.comment("sme " + Version.current() + ": AWS SageMaker Autopilot in SQL");
        printer.comment("Schema: " + settings.schema().quoted());
        printer.comment("JAR:    " + jar.pathInUdf());
        if (settings.has(Part.SCRIPTS)) {
            printer.comment(
                    "JVM options of an earlier deployment, which 'sme deploy' would keep, are not in it. They are");
            printer.comment(
                    "the lines with %jvmoption, but for -Dsme.…, that this shows; 'sme status' names them, too:");
            printer.comment("  SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = "
                    + settings.schema().literal() + " AND SCRIPT_NAME = "
                    + SqlText.literal(ProductScripts.writingTexts().get(0)));
        }
        if (settings.has(Part.UPLOAD)) {
            printer.comment("The JAR has to be there before a script is called. To upload it by hand:");
            printer.comment("  unzip sme.jar " + JarLocation.fileName());
            upload.lines(jar.file()).forEach(line -> printer.comment("  " + line));
        }
        container.forEach(printer::comment);
        if (settings.has(Part.SCRIPTS)) {
            CLIENTS.forEach(printer::comment);
        }
        printer.flush();
    }

    @Override
    public void schema(final SchemaName schema) {
        printer.blankLine();
        printer.statement(SchemaStatements.create(schema));
        printer.statement(SchemaStatements.open(schema));
        printer.flush();
    }

    /** The right value depends on the live database, so it is asked for and never guessed. */
    @Override
    public void language(final LanguageRequest language) {
        final String alias = language.alias().name();
        final String entry = alias + "=" + language.definition().orElse(LanguageRequest.BUILT_IN);
        printer.blankLine();
        printer.statement(new SqlStatement("read the script languages", LanguageActivation.QUERY));
        final boolean isAsked = language.definition().isPresent();
        printer.comment("A value that has " + (isAsked ? entry : alias + "=…")
                + " in it is right. Put one that has not into its statement");
        printer.comment("instead of the words in angle brackets, "
                + (isAsked ? "take another " + alias + "=… out, " : "")
                + "and run it without the hyphens:");
        printer.toComplete(LanguageActivation.alter("SYSTEM", "<SYSTEM_VALUE> " + entry));
        printer.toComplete(LanguageActivation.alter("SESSION", "<SESSION_VALUE> " + entry));
        printer.flush();
    }

    /** Whoever runs the statements sees what the nodes have; nothing fails if it is not the JAR yet. */
    private void probe() {
        final ProbeStatements probe =
                ProbeStatements.readable(settings.schema(), settings.language().alias());
        printer.blankLine();
        printer.comment(
                "Asks every node for its Java, which has to be 11 or later, and for the JAR: every node from 0 to");
        printer.comment("NPROC() - 1 has to show the digest of 'sha256sum " + JarLocation.fileName()
                + "'. If one does not, wait and ask again.");
        printer.comment(
                "If one is not listed, ask with more groups than NPROC(). The three statements can be left out.");
        printer.script(probe.create());
        printer.statement(probe.ask(Optional.of(settings.jar().pathInUdf()), "NPROC()"));
        printer.statement(probe.drop());
    }

    @Override
    public void objects(final List<MetadataTable> tables, final List<Script> scripts) {
        if (settings.has(Part.WAIT)) {
            probe();
        }
        printer.blankLine();
        tables.forEach(table -> printer.statement(table.create()));
        printer.comment("A table that is there already gets the columns that it lacks:");
        tables.forEach(table -> table.addWhatIsMissing().forEach(printer::statement));
        printer.comment("Whoever calls the scripts needs EXECUTE on " + ProductScripts.library()
                + ", too. Those who could call them so far are");
        printer.statement(LibraryGrants.question());
        printer.comment("and need, for each GRANTEE, when all scripts are there:");
        printer.toComplete(LibraryGrants.answer());
        for (final Script script : scripts) {
            printer.blankLine();
            printer.script(script.create());
        }
        printer.flush();
    }
}
