package com.exasol.sme.cli;

import com.exasol.sme.access.GrantTransaction;
import com.exasol.sme.cli.options.ConnectionOptions;
import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.options.GrantOptions;
import com.exasol.sme.cli.options.PrintOptions;
import com.exasol.sme.cli.place.DatabaseLogin;
import com.exasol.sme.cli.place.PlaceOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.StatementPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Grants what somebody needs who trains or predicts, or prints the statements that do. */
@Command(
        name = "grant",
        versionProvider = VersionText.class,
        showDefaultValues = true,
        usageHelpWidth = 80,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Grants a role or user what it takes to train or to predict, and nothing else.")
final class GrantCommand implements Callable<Integer> {
    private static final String OWN_SCHEMA = "Endpoints go into a schema that the role or one of its members owns.";

    private final CommandContext context;

    @Mixin(name = "Grants")
    private GrantOptions grants = new GrantOptions();

    @Mixin(name = "Connection")
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin(name = "Output")
    private PrintOptions print = new PrintOptions();

    @Mixin(name = "Where")
    private PlaceOptions place = new PlaceOptions();

    @Mixin(name = "General")
    private GeneralOptions general = new GeneralOptions();

    GrantCommand(final CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        grants.check();
        final DatabaseLogin login = new DatabaseLogin(place, context);
        final List<String> missing = new ArrayList<>(grants.missing());
        missing.addAll(connection.missing());
        print.requireNothingMissing(missing, login.missingOptions());
        final List<SqlStatement> statements = grants.statements(connection.name());
        if (print.isPrinted()) {
            grants.checkPrinting();
            final StatementPrinter printer =
                    new StatementPrinter(context.terminal().out());
            if (grants.isForTraining()) {
                printer.comment(OWN_SCHEMA);
            }
            statements.forEach(printer::statement);
            printer.flush();
        } else {
            login.use(login.access(), database -> {
                grants.checkFutureScripts(database);
                new GrantTransaction(database).run(statements);
            });
            statements.forEach(statement -> context.terminal().tell("Done: " + statement.title() + "."));
            if (grants.isForTraining()) {
                context.terminal().tell(OWN_SCHEMA);
            }
        }
        return ExitCode.OK;
    }
}
