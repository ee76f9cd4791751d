package com.exasol.sme.upkeep;

import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.LostGrants;
import com.exasol.sme.shared.Version;

/** How a person moves prediction scripts over, whose texts only the live database knows. */
public final class PrintedMove {
    private final MoveSettings settings;
    private final StatementPrinter printer;

    public PrintedMove(final MoveSettings settings, final StatementPrinter printer) {
        this.settings = settings;
        this.printer = printer;
    }

    public void print() {
        printer.blankLine();
        printer.statement(ScriptCatalogue.queryOfPredictionScripts());
        printer.comment("Create each of these scripts anew from its SCRIPT_TEXT, with OR REPLACE and the schema, with");
        printer.comment("what stands here instead of the words in angle brackets, and without any other %jvmoption:");
        settings.statement("<SCRIPT_SCHEMA>.<SCRIPT_NAME>", "(<parameters>) EMITS (<columns>)", body())
                .text()
                .lines()
                .forEach(printer::comment);
        printer.comment(
                "Write its SCRIPT_COMMENT again, which names the job: COMMENT ON SCRIPT <SCRIPT_SCHEMA>.<SCRIPT_NAME>"
                        + " IS '<SCRIPT_COMMENT>';");
        LostGrants.queries().forEach(printer::statement);
        printer.comment("These privileges are gone for each script that was created anew: grant them again.");
        printer.flush();
    }

    private String body() {
        return PredictionScriptText.template()
                .bodyFor(settings.jar().pathInUdf(), Version.current(), settings.jvmOptions());
    }
}
