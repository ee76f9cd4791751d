package com.exasol.sme.cli;

import com.exasol.sme.access.AwsKey;
import com.exasol.sme.access.ConnectionDefinition;
import com.exasol.sme.access.ConnectionSetup;
import com.exasol.sme.cli.options.AwsKeyPrompt;
import com.exasol.sme.cli.options.BucketOptions;
import com.exasol.sme.cli.options.ConnectionOptions;
import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.options.PrintOptions;
import com.exasol.sme.cli.place.DatabaseLogin;
import com.exasol.sme.cli.place.PlaceOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.DatabaseAccess;
import com.exasol.sme.database.StatementPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Creates or changes the CONNECTION to AWS, or prints the statements that do. */
@Command(
        name = "connection",
        versionProvider = VersionText.class,
        showDefaultValues = true,
        usageHelpWidth = 80,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Creates the connection to AWS, or gives an existing one another bucket and key without losing its grants.",
            "The key comes from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, else it is asked for."
        })
final class ConnectionCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin(name = "Connection")
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin(name = "AWS")
    private BucketOptions aws = new BucketOptions();

    @Mixin(name = "Output")
    private PrintOptions print = new PrintOptions();

    @Mixin(name = "Where")
    private PlaceOptions place = new PlaceOptions();

    @Mixin(name = "General")
    private GeneralOptions general = new GeneralOptions();

    ConnectionCommand(final CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        final DatabaseLogin login = new DatabaseLogin(place, context);
        final List<String> missing = new ArrayList<>(connection.missing());
        missing.addAll(aws.missing());
        print.requireNothingMissing(missing, login.missingOptions());
        final ConnectionDefinition definition = ConnectionDefinition.of(connection.name(), aws.bucket(), aws.region());
        if (print.isPrinted()) {
            definition.printTo(new StatementPrinter(context.terminal().out()));
        } else {
            run(definition, login);
        }
        return ExitCode.OK;
    }

    private void run(final ConnectionDefinition definition, final DatabaseLogin login) {
        final DatabaseAccess access = login.access();
        final AwsKey key = AwsKeyPrompt.read(context);
        try {
            key.warning().ifPresent(context.terminal()::tell);
            login.use(access, database -> context.terminal().tell(new ConnectionSetup(database).run(definition, key)));
        } finally {
            key.wipe();
        }
    }
}
