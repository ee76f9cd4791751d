package com.exasol.sme.cli;

import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.options.SchemaOptions;
import com.exasol.sme.cli.options.StatusOptions;
import com.exasol.sme.cli.place.DatabaseLogin;
import com.exasol.sme.cli.place.PlaceOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.upkeep.PrintedStatus;
import com.exasol.sme.upkeep.Status;
import com.exasol.sme.upkeep.StatusReport;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Tells what is installed, and whether it is as this version would have it. */
@Command(
        name = "status",
        versionProvider = VersionText.class,
        showDefaultValues = true,
        usageHelpWidth = 80,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Tells what is installed; exit code 3 if it is not as this version of sme would have it.")
final class StatusCommand implements Callable<Integer> {
    private static final int DIFFERS = 3;

    private final CommandContext context;

    @Mixin(name = "What")
    private SchemaOptions target = new SchemaOptions();

    @Mixin(name = "Report")
    private StatusOptions report = new StatusOptions();

    @Mixin(name = "Where")
    private PlaceOptions place = new PlaceOptions();

    @Mixin(name = "General")
    private GeneralOptions general = new GeneralOptions();

    StatusCommand(final CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        final DatabaseLogin login = new DatabaseLogin(place, context);
        final SchemaName schema = target.require(login.missingOptions(), place.advice(context.environment()));
        final StatementPrinter printer = new StatementPrinter(context.terminal().out());
        if (target.isPrinted()) {
            new PrintedStatus(printer).print(schema);
            return ExitCode.OK;
        }
        final AtomicReference<StatusReport> seen = new AtomicReference<>();
        login.use(login.access(), connection -> seen.set(new Status(connection).of(schema)));
        if (report.isJson()) {
            printer.text(seen.get().json());
        } else {
            seen.get().lines(context.terminal().isQuiet()).forEach(printer::text);
        }
        printer.flush();
        return seen.get().isGood() ? ExitCode.OK : DIFFERS;
    }
}
