package com.exasol.sme.cli;

import com.exasol.sme.access.AwsRegion;
import com.exasol.sme.access.AwsRole;
import com.exasol.sme.access.IamPolicies;
import com.exasol.sme.access.IamPolicies.Document;
import com.exasol.sme.cli.options.BucketOptions;
import com.exasol.sme.cli.options.GeneralOptions;
import com.exasol.sme.cli.options.OptionMisuse;
import com.exasol.sme.cli.options.PolicyOptions;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.shared.ShortenedInput;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Prints the least IAM policies for a bucket and a region. */
@Command(
        name = "iam-policy",
        versionProvider = VersionText.class,
        showDefaultValues = true,
        usageHelpWidth = 80,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Prints the least IAM policies, as JSON: for the connection's AWS user and SageMaker's role.")
final class IamPolicyCommand implements Callable<Integer> {
    private static final Map<String, Document> DOCUMENTS =
            Map.of("user", Document.USER, "role", Document.ROLE, "trust", Document.TRUST);

    private final CommandContext context;

    @Mixin(name = "AWS")
    private BucketOptions aws = new BucketOptions();

    @Mixin(name = "Policies")
    private PolicyOptions policy = new PolicyOptions();

    @Mixin(name = "General")
    private GeneralOptions general = new GeneralOptions();

    IamPolicyCommand(final CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        final Optional<Document> only = policy.only().map(IamPolicyCommand::document);
        OptionMisuse.refuseMissing(aws.missing(), "Add them.");
        final AwsRegion region = aws.region();
        final AwsRole role = policy.role(region);
        final IamPolicies policies = new IamPolicies(aws.bucket(), policy.folder(), region, role, policy.others());
        final StatementPrinter printer = new StatementPrinter(context.terminal().out());
        printer.text(only.map(policies::document).orElseGet(policies::all));
        printer.flush();
        if (role.account().isEmpty()) {
            context.terminal()
                    .tell("The policies are good for any account; narrow them with " + AwsRole.ACCOUNT_OPTION + ".");
        }
        return ExitCode.OK;
    }

    private static Document document(final String name) {
        return Optional.ofNullable(DOCUMENTS.get(name))
                .orElseThrow(() -> OptionMisuse.of(
                        "--only: '" + ShortenedInput.shown(name) + "' is none of user, role and trust.",
                        "Leave it out for all three."));
    }
}
