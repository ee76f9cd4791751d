package com.exasol.sme.cli.place;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.UploadAdvice;
import com.exasol.sme.cli.options.PasswordOption;
import com.exasol.sme.cli.options.PasswordPreprocessor;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.saas.DatabaseChoice;
import com.exasol.sme.saas.SaasId;
import com.exasol.sme.saas.SaasUploadAdvice;
import com.exasol.sme.saas.SaasUrl;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that say which database of Exasol SaaS is meant. */
final class SaasOptions {
    private static final PasswordOption TOKEN =
            new PasswordOption("SAAS_TOKEN", "Personal access token of Exasol SaaS: ");
    private static final String HOST = "SAAS_HOST";
    private static final String ACCOUNT_ID = "SAAS_ACCOUNT_ID";
    private static final String DATABASE_ID = "SAAS_DATABASE_ID";

    @Option(
            names = "--saas-url",
            paramLabel = "<url>",
            description = "Address of Exasol SaaS.%n  Default: environment variable SAAS_HOST, else " + SaasUrl.DEFAULT)
    String url;

    @Option(
            names = "--saas-account-id",
            paramLabel = "<id>",
            description = "Account in Exasol SaaS.%n  Default: environment variable SAAS_ACCOUNT_ID")
    String accountId;

    @Option(
            names = "--saas-database-id",
            paramLabel = "<id>",
            description = "Database of the account.%n  Default: environment variable SAAS_DATABASE_ID")
    String databaseId;

    @Option(
            names = "--saas-database-name",
            paramLabel = "<name>",
            description = "Name of the database, instead of its id.")
    String databaseName;

    @Option(
            names = "--saas-token",
            arity = "0..1",
            preprocessor = PasswordPreprocessor.class,
            showDefaultValue = Visibility.NEVER,
            paramLabel = "<token>",
            description = "Personal access token; asked for if no value is given.%n"
                    + "  Default: environment variable SAAS_TOKEN")
    private Secret token;

    /** Whether the environment asks for Exasol SaaS; where that is says nothing yet. */
    static boolean isAskedForBy(final Map<String, String> environment) {
        return Stream.of(ACCOUNT_ID, DATABASE_ID, "SAAS_TOKEN")
                .anyMatch(variable -> variable(environment, variable).isPresent());
    }

    private static Optional<String> variable(final Map<String, String> environment, final String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    SaasUrl url(final Map<String, String> environment) {
        return SaasUrl.from(
                Optional.ofNullable(url).or(() -> variable(environment, HOST)).orElse(SaasUrl.DEFAULT));
    }

    Optional<SaasId> account(final Map<String, String> environment) {
        return id("--saas-account-id", accountId, ACCOUNT_ID, environment);
    }

    Optional<DatabaseChoice> database(final Map<String, String> environment) {
        if (databaseId != null && databaseName != null) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-46")
                    .message("The database of Exasol SaaS is given twice.")
                    .mitigation("Give either --saas-database-id or --saas-database-name.")
                    .toString());
        }
        if (databaseName != null) {
            return Optional.of(DatabaseChoice.named(databaseName));
        }
        return id("--saas-database-id", databaseId, DATABASE_ID, environment).map(DatabaseChoice::of);
    }

    /** Tells what is not there. */
    List<String> missing(final CommandContext context) {
        final Map<String, String> environment = context.environment();
        final List<String> missing = new ArrayList<>();
        if (account(environment).isEmpty()) {
            missing.add("--saas-account-id (or SAAS_ACCOUNT_ID in the environment)");
        }
        if (database(environment).isEmpty()) {
            missing.add("--saas-database-id or --saas-database-name (or SAAS_DATABASE_ID in the environment)");
        }
        if (!TOKEN.isAvailable(token, context)) {
            missing.add("--saas-token (or SAAS_TOKEN in the environment)");
        }
        return missing;
    }

    /** Comes after {@link #missing} and asks for the token if it has to be typed. */
    Secret token(final CommandContext context) {
        return TOKEN.resolve(token, context);
    }

    /** How a person uploads by hand. */
    UploadAdvice uploadAdvice(final Map<String, String> environment) {
        return new SaasUploadAdvice(url(environment), account(environment), database(environment));
    }

    private static Optional<SaasId> id(
            final String option, final String given, final String variable, final Map<String, String> environment) {
        return Optional.ofNullable(given)
                .map(text -> SaasId.from(option, text))
                .or(() -> variable(environment, variable).map(text -> SaasId.from(variable, text)));
    }
}
