package com.exasol.sme.cli;

import com.exasol.sme.bucketfs.BucketFsAccess;
import com.exasol.sme.bucketfs.BucketFsRemoval;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.JarRemoval;
import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.options.SchemaOptions;
import com.exasol.sme.cli.options.UndeployOptions;
import com.exasol.sme.cli.place.Addresses;
import com.exasol.sme.cli.place.DatabaseLogin;
import com.exasol.sme.cli.place.JarPlaceOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.DatabaseAccess;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.upkeep.PrintedUndeployment;
import com.exasol.sme.upkeep.UndeploySettings;
import com.exasol.sme.upkeep.Undeployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Takes away what a deployment made. */
@Command(
        name = "undeploy",
        versionProvider = VersionText.class,
        showDefaultValues = true,
        usageHelpWidth = 80,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Drops the scripts of sme from a schema; the schema and the script language stay.")
final class UndeployCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin(name = "What")
    private SchemaOptions target = new SchemaOptions();

    @Mixin(name = "How much")
    private UndeployOptions options = new UndeployOptions();

    @Mixin(name = "JAR")
    private JarPlaceOptions place = new JarPlaceOptions();

    @Mixin(name = "General")
    private GeneralOptions general = new GeneralOptions();

    UndeployCommand(final CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        final Addresses addresses = place.addresses();
        final DatabaseLogin login = new DatabaseLogin(place.place(), context);
        final SchemaName schema =
                target.require(missing(login, addresses), place.place().advice(context.environment()));
        final JarLocation jar = place.location(context);
        final UndeploySettings settings = new UndeploySettings(
                schema,
                options.isMetadataDropped(),
                options.isJarDeleted() ? Optional.of(jar) : Optional.empty(),
                options.isForced());
        if (target.isPrinted()) {
            new PrintedUndeployment(
                            settings, new StatementPrinter(context.terminal().out()))
                    .print(place.uploadAdvice(context));
        } else {
            run(settings, login, addresses);
        }
        return ExitCode.OK;
    }

    private List<String> missing(final DatabaseLogin login, final Addresses addresses) {
        final List<String> missing = new ArrayList<>(login.missingOptions());
        if (!options.isJarDeleted() || login.isSaas()) {
            return missing;
        }
        missing.addAll(place.bucketFs().missing(addresses, context));
        return missing;
    }

    private void run(final UndeploySettings settings, final DatabaseLogin login, final Addresses addresses) {
        final DatabaseAccess access = login.access();
        if (!options.isJarDeleted()) {
            undeploy(settings, login, access, path -> {});
            return;
        }
        if (login.isSaas()) {
            undeploy(settings, login, access, login.saasRemoval());
            return;
        }
        final Secret password = place.bucketFs().password(context);
        try {
            undeploy(
                    settings,
                    login,
                    access,
                    new BucketFsRemoval(
                            new BucketFsAccess(addresses.bucketFs(), password, login.trust()),
                            context.terminal()::tell));
        } finally {
            password.wipe();
        }
    }

    private void undeploy(
            final UndeploySettings settings,
            final DatabaseLogin login,
            final DatabaseAccess access,
            final JarRemoval removal) {
        login.use(access, connection -> new Undeployment(settings, connection, context.terminal()::tell).run(removal));
    }
}
