package com.exasol.sme.cli.place;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.BucketFsAddress;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.cli.options.PasswordOption;
import com.exasol.sme.cli.options.PasswordPreprocessor;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.DatabaseAddress;
import com.exasol.sme.shared.Port;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that say where the JAR goes. */
public final class BucketFsOptions implements OnPremises {
    private static final PasswordOption PASSWORD =
            new PasswordOption("BUCKETFS_PASSWORD", "Write password of the bucket: ");
    private static final String WRITER = "w";

    @Option(
            names = "--bucketfs-host",
            paramLabel = "<host>",
            description = "Host of BucketFS.%n  Default: the host of the database, if it is a single one")
    String host;

    @Option(names = "--bucketfs-port", paramLabel = "<port>", defaultValue = "2581", description = "Port of BucketFS.")
    String port;

    @Option(
            names = "--bucketfs-use-https",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Upload with HTTPS, not with HTTP.%n  Default: --bucketfs-use-https")
    boolean isTls;

    @Option(
            names = "--bucketfs-name",
            paramLabel = "<service>",
            defaultValue = "bfsdefault",
            description = "Name of the BucketFS service.")
    String service;

    @Option(names = "--bucket", paramLabel = "<bucket>", defaultValue = "default", description = "Name of the bucket.")
    String bucket;

    @Option(
            names = "--bucketfs-user",
            paramLabel = "<user>",
            defaultValue = WRITER,
            description = "User that writes to the bucket.")
    String user;

    @Option(
            names = "--bucketfs-password",
            arity = "0..1",
            preprocessor = PasswordPreprocessor.class,
            showDefaultValue = Visibility.NEVER,
            paramLabel = "<password>",
            description = "Write password of the bucket; asked for if no value is given.%n"
                    + "  Default: environment variable BUCKETFS_PASSWORD")
    private Secret password;

    /** @param database its host is the default */
    BucketFsAddress address(final Optional<DatabaseAddress> database) {
        final Optional<String> known =
                Optional.ofNullable(host).or(() -> database.flatMap(DatabaseAddress::singleHost));
        return new BucketFsAddress(known, Port.from("--bucketfs-port", port), isTls);
    }

    /** The options without which nothing can be written, as a person is told. */
    public List<String> missing(final Addresses addresses, final CommandContext context) {
        final List<String> missing = new ArrayList<>();
        if (addresses.bucketFs().host().isEmpty() && addresses.database().isPresent()) {
            missing.add("--bucketfs-host (as the database has several hosts)");
        }
        if (!PASSWORD.isAvailable(password, context)) {
            missing.add("--bucketfs-password (or BUCKETFS_PASSWORD in the environment)");
        }
        return missing;
    }

    /** Comes after {@link #missing} and asks for the password if it has to be typed. */
    public Secret password(final CommandContext context) {
        return PASSWORD.resolve(password, context);
    }

    /** @param path the directory in the bucket */
    JarLocation location(final String path) {
        if (!WRITER.equals(user)) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-16")
                    .message("{{user}} in --bucketfs-user cannot write to BucketFS.", ShortenedInput.shown(user))
                    .mitigation("Leave it out: the user who writes is always 'w'.")
                    .toString());
        }
        return JarLocation.of(service, bucket, path);
    }
}
