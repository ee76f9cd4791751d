package com.exasol.sme.cli.place;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.cli.options.PasswordOption;
import com.exasol.sme.cli.options.PasswordPreprocessor;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.DatabaseAddress;
import com.exasol.sme.shared.Port;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that say how to reach the database. */
final class DatabaseOptions implements OnPremises {
    private static final PasswordOption PASSWORD = new PasswordOption("DB_PASSWORD", "Password of the database user: ");

    @Option(
            names = "--dsn",
            paramLabel = "<host:port>",
            description = "Address of the database; several hosts as 10.0.0.11..14:8563 or a:8563,b:8564, the "
                    + "fingerprint of a certificate as host/<fingerprint>:port.")
    String dsn;

    @Option(names = "--host", paramLabel = "<host>", description = "Host of the database, instead of --dsn.")
    String host;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            description = "Port of the database, with --host.%n  Default: " + DatabaseAddress.DEFAULT_PORT)
    String port;

    @Option(
            names = {"--db-user", "--user"},
            paramLabel = "<user>",
            description = "Database user.")
    String user;

    @Option(
            names = {"--db-password", "--db-pass", "--pass"},
            arity = "0..1",
            preprocessor = PasswordPreprocessor.class,
            showDefaultValue = Visibility.NEVER,
            paramLabel = "<password>",
            description = "Password of the database user; asked for if no value is given.%n"
                    + "  Default: environment variable DB_PASSWORD")
    private Secret password;

    Optional<DatabaseAddress> address() {
        final Optional<Port> otherPort = Optional.ofNullable(port).map(text -> Port.from("--port", text));
        if (dsn != null && (host != null || port != null)) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-5")
                    .message("The address of the database is given twice.")
                    .mitigation("Give either --dsn or --host and --port.")
                    .toString());
        }
        if (dsn == null && host == null) {
            return Optional.empty();
        }
        final DatabaseAddress address =
                dsn == null ? DatabaseAddress.from("--host", host) : DatabaseAddress.from("--dsn", dsn);
        return Optional.of(otherPort.map(address::with).orElse(address));
    }

    /** The options without which there is no connection, as a person is told. */
    List<String> missing(final CommandContext context) {
        final List<String> missing = new ArrayList<>();
        if (address().isEmpty()) {
            missing.add("--dsn or --host");
        }
        if (user().isEmpty()) {
            missing.add("--db-user");
        }
        if (!PASSWORD.isAvailable(password, context)) {
            missing.add("--db-password (or DB_PASSWORD in the environment)");
        }
        return missing;
    }

    /** Comes after {@link #missing} and asks for the password if it has to be typed. */
    Secret password(final CommandContext context) {
        return PASSWORD.resolve(password, context);
    }

    Optional<String> user() {
        return Optional.ofNullable(user).filter(name -> !name.isBlank());
    }
}
