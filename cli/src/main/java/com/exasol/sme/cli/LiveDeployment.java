package com.exasol.sme.cli;

import com.exasol.sme.bucketfs.ArchiveStore;
import com.exasol.sme.bucketfs.BucketFsAccess;
import com.exasol.sme.bucketfs.BucketFsArchives;
import com.exasol.sme.bucketfs.BucketFsUpload;
import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.JarUpload;
import com.exasol.sme.cli.options.WaitOptions;
import com.exasol.sme.cli.place.Addresses;
import com.exasol.sme.cli.place.BucketFsOptions;
import com.exasol.sme.cli.place.DatabaseLogin;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cluster.FileDigest;
import com.exasol.sme.cluster.JarOnAllNodes;
import com.exasol.sme.cluster.JvmTrial;
import com.exasol.sme.cluster.NodeProbe;
import com.exasol.sme.cluster.Patience;
import com.exasol.sme.container.ContainerOnAllNodes;
import com.exasol.sme.container.ContainerRequest;
import com.exasol.sme.database.DatabaseAccess;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.DeploymentPlan;
import com.exasol.sme.deploy.DeploymentSettings;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.deploy.JdbcSink;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.JvmOptionChanges;
import com.exasol.sme.language.PredictionJvm;
import com.exasol.sme.scripts.ScriptFactory;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.upkeep.EarlierOptions;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A deployment that is carried out, for which addresses, users and passwords are needed. */
final class LiveDeployment {
    private final Addresses addresses;
    private final DatabaseLogin database;
    private final BucketFsOptions bucketFs;
    private final WaitOptions wait;
    private final Set<Part> parts;
    private final CommandContext context;

    LiveDeployment(
            final Addresses addresses,
            final DatabaseLogin database,
            final BucketFsOptions bucketFs,
            final WaitOptions wait,
            final Set<Part> parts,
            final CommandContext context) {
        this.addresses = addresses;
        this.database = database;
        this.bucketFs = bucketFs;
        this.wait = wait;
        this.parts = parts;
        this.context = context;
    }

    List<String> missingOptions() {
        final List<String> missing = new ArrayList<>(database.missingOptions());
        if (parts.contains(Part.UPLOAD) && !database.isSaas()) {
            missing.addAll(bucketFs.missing(addresses, context));
        }
        return missing;
    }

    /**
     * Connects first and uploads then, so that a wrong password for the database leaves nothing behind.
     *
     * @param asked      what is asked for, without the JVM options of an earlier deployment
     * @param changes    what becomes of those
     * @param container  what the scripts run in, unless it is what the database has
     * @param afterwards what is done in the same session when all else is
     */
    void run(
            final DeploymentSettings asked,
            final JvmOptionChanges changes,
            final Patience patience,
            final StatementPrinter printer,
            final Optional<ContainerRequest> container,
            final BiConsumer<DeploymentSettings, Connection> afterwards) {
        final DatabaseAccess access = database.access();
        final Optional<Secret> password = parts.contains(Part.UPLOAD) && !database.isSaas()
                ? Optional.of(bucketFs.password(context))
                : Optional.empty();
        try {
            database.use(access, connection -> {
                final DeploymentSettings settings = completed(asked, changes, connection);
                final JarUpload jarDelivery = delivery(upload(password), patience, settings, connection);
                final JarUpload delivery = location -> {
                    container.ifPresent(request -> bring(request, password, patience, settings, connection));
                    tryOptions(settings, connection);
                    jarDelivery.run(location);
                };
                DeploymentPlan.of(settings)
                        .sendTo(new JdbcSink(connection, delivery, printer, context.terminal()::tell));
                afterwards.accept(settings, connection);
            });
        } finally {
            password.ifPresent(Secret::wipe);
        }
    }

    private DeploymentSettings completed(
            final DeploymentSettings asked, final JvmOptionChanges changes, final Connection connection) {
        final Optional<List<String>> earlier = EarlierOptions.of(asked.schema(), connection);
        final JvmOptionChanges.Result result = changes.appliedTo(earlier.orElse(List.of()));
        if (earlier.isPresent()) {
            result.report().forEach(context.terminal()::tell);
        }
        return asked.with(result.options());
    }

    /** As scripts that ask AWS have them, and as prediction scripts do, of this deployment and of endpoints to come. */
    private void tryOptions(final DeploymentSettings settings, final Connection connection) {
        final List<JvmOption> tried =
                settings.jvmOptions().stream().filter(JvmOption::isForTheJvm).toList();
        if (tried.isEmpty()) {
            return;
        }
        if (parts.contains(Part.WAIT)) {
            final JvmTrial trial = new JvmTrial(
                    connection, settings.schema(), settings.language().alias());
            trial.require(ScriptFactory.optionsOfScripts(settings.jvmOptions()));
            trial.require(PredictionJvm.options(settings.jvmOptions()));
        } else {
            context.terminal()
                    .tell("No node has tried "
                            + tried.stream().map(JvmOption::text).collect(Collectors.joining(", "))
                            + ": --no-wait-for-completion asks none. If a JVM does not start with it, no Java script"
                            + " runs.");
        }
    }

    private Optional<JarUpload> upload(final Optional<Secret> password) {
        return parts.contains(Part.UPLOAD) && database.isSaas()
                ? Optional.of(database.saasUpload(wait.progress(context)))
                : password.map(this::bucketFsUpload);
    }

    private JarUpload bucketFsUpload(final Secret password) {
        return new BucketFsUpload(
                EmbeddedJar.named(JarLocation.fileName()),
                new BucketFsAccess(addresses.bucketFs(), password, database.trust()),
                wait.progress(context),
                context.terminal()::tell);
    }

    private void bring(
            final ContainerRequest container,
            final Optional<Secret> password,
            final Patience patience,
            final DeploymentSettings settings,
            final Connection connection) {
        final Progress progress = wait.progress(context);
        final ContainerOnAllNodes nodes = new ContainerOnAllNodes(
                container.location(),
                new NodeProbe(connection, settings.schema(), settings.language().alias()),
                patience,
                progress,
                context.terminal()::tell);
        container
                .source()
                .ifPresentOrElse(
                        source -> nodes.bring(source, archives(password, wait.transferLimit(), progress)), nodes::find);
    }

    private ArchiveStore archives(final Optional<Secret> password, final Duration limit, final Progress progress) {
        return database.isSaas()
                ? database.saasArchives(limit, progress)
                : new BucketFsArchives(
                        new BucketFsAccess(addresses.bucketFs(), password.orElseThrow(), database.trust()),
                        limit,
                        progress,
                        context.terminal()::tell);
    }

    private JarUpload delivery(
            final Optional<JarUpload> upload,
            final Patience patience,
            final DeploymentSettings settings,
            final Connection connection) {
        if (!parts.contains(Part.WAIT)) {
            return upload.orElse(location -> {});
        }
        return new JarOnAllNodes(
                new NodeProbe(connection, settings.schema(), settings.language().alias()),
                FileDigest.of(EmbeddedJar.named(JarLocation.fileName())),
                upload,
                patience,
                wait.progress(context),
                context.terminal()::tell);
    }
}
