package com.exasol.sme.cli;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.UploadAdvice;
import com.exasol.sme.cli.options.ContainerOptions;
import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.options.LanguageOptions;
import com.exasol.sme.cli.options.TargetOptions;
import com.exasol.sme.cli.options.WaitOptions;
import com.exasol.sme.cli.place.Addresses;
import com.exasol.sme.cli.place.DatabaseLogin;
import com.exasol.sme.cli.place.JarPlaceOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cluster.Patience;
import com.exasol.sme.container.ContainerLocation;
import com.exasol.sme.container.ContainerRequest;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.DeploymentPlan;
import com.exasol.sme.deploy.DeploymentSettings;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.deploy.PrintSink;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.upkeep.MoveSettings;
import com.exasol.sme.upkeep.PredictionScriptMove;
import com.exasol.sme.upkeep.PrintedMove;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Deploys scripts, JAR and script language, or prints the statements that do. */
@Command(
        name = "deploy",
        versionProvider = VersionText.class,
        showDefaultValues = true,
        usageHelpWidth = 80,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Deploys the scripts for AWS SageMaker Autopilot to an Exasol database.")
final class DeployCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin(name = "What and where")
    private TargetOptions target = new TargetOptions();

    @Mixin(name = "JAR")
    private JarPlaceOptions place = new JarPlaceOptions();

    @Mixin(name = "Java scripts")
    private LanguageOptions language = new LanguageOptions();

    @Mixin(name = "Script language container, instead of the built-in Java")
    private ContainerOptions container = new ContainerOptions();

    @Mixin(name = "Waiting")
    private WaitOptions wait = new WaitOptions();

    @Mixin(name = "General")
    private GeneralOptions general = new GeneralOptions();

    DeployCommand(final CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        final Set<Part> parts = parts();
        final Addresses addresses = place.addresses();
        final LiveDeployment live = new LiveDeployment(
                addresses, new DatabaseLogin(place.place(), context), place.bucketFs(), wait, parts, context);
        final Patience patience = wait.patience(context);
        checkPresence(live);
        container.check(target, language, wait);
        final JarLocation jar = place.location(context);
        final Optional<ContainerLocation> containerLocation = container.location(jar);
        final DeploymentSettings settings = new DeploymentSettings(
                SchemaName.from(target.schema()),
                jar,
                language.request(containerLocation.map(ContainerLocation::definition)),
                language.jvmOptions(),
                parts);
        final StatementPrinter printer = new StatementPrinter(context.terminal().out());
        if (target.isPrinted()) {
            final UploadAdvice advice = place.uploadAdvice(context);
            DeploymentPlan.of(settings)
                    .sendTo(new PrintSink(printer, advice, container.advice(jar, advice, target.isUploaded())));
            printMove(settings, printer);
        } else {
            final Optional<ContainerRequest> request =
                    containerLocation.map(location -> container.request(location, target.isUploaded(), wait, context));
            live.run(
                    settings,
                    language.changes(),
                    patience,
                    printer,
                    request,
                    (completed, connection) -> move(completed, connection, printer));
        }
        return ExitCode.OK;
    }

    private void printMove(final DeploymentSettings settings, final StatementPrinter printer) {
        if (target.arePredictionScriptsMoved()) {
            new PrintedMove(MoveSettings.from(settings), printer).print();
        }
    }

    private void move(final DeploymentSettings settings, final Connection connection, final StatementPrinter printer) {
        if (target.arePredictionScriptsMoved()) {
            new PredictionScriptMove(MoveSettings.from(settings), connection, printer, context.terminal()::tell).run();
        }
    }

    private void checkPresence(final LiveDeployment live) {
        final List<String> missing = new ArrayList<>();
        if (target.schema() == null) {
            missing.add("--schema");
        }
        if (!target.isPrinted()) {
            missing.addAll(live.missingOptions());
        }
        if (!missing.isEmpty()) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-3")
                    .message("These options are missing: {{options|u}}.", String.join(", ", missing))
                    .mitigation(
                            "Add them, or see the statements first with --to-print, which needs --schema only.{{advice|u}}",
                            place.place().advice(context.environment()))
                    .toString());
        }
    }

    private Set<Part> parts() {
        final Set<Part> parts = EnumSet.noneOf(Part.class);
        if (target.isSlcDeployed()) {
            parts.add(Part.LANGUAGE);
        }
        if (target.isSlcDeployed() && target.isUploaded()) {
            parts.add(Part.UPLOAD);
        }
        if (target.areScriptsDeployed()) {
            parts.add(Part.SCRIPTS);
        }
        if (parts.isEmpty() && !target.arePredictionScriptsMoved()) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-21")
                    .message("--no-deploy-slc and --no-deploy-scripts together leave nothing to do.")
                    .mitigation("Leave out one of them.")
                    .toString());
        }
        if (wait.isWaiting()) {
            parts.add(Part.WAIT);
        }
        return parts;
    }
}
