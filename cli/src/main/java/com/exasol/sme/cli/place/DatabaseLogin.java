package com.exasol.sme.cli.place;

import com.exasol.sme.bucketfs.ArchiveStore;
import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.JarRemoval;
import com.exasol.sme.bucketfs.JarUpload;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.Interruption;
import com.exasol.sme.database.DatabaseAccess;
import com.exasol.sme.database.DatabaseAddress;
import com.exasol.sme.saas.SaasDatabase;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.tls.TrustSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The way of every command into the database: what is missing for it, and the connection. */
public final class DatabaseLogin {
    private final DatabaseOptions options;
    private final SaasLogin saas;
    private final boolean isSaas;
    private final TrustSettings trust;
    private final CommandContext context;
    /** Found once, before the first use. */
    private SaasDatabase found;

    public DatabaseLogin(final PlaceOptions place, final CommandContext context) {
        options = place.database();
        saas = new SaasLogin(place.saas(), context);
        isSaas = place.isSaas(context.environment());
        trust = place.tls().settings();
        this.context = context;
        check();
    }

    /** Refuses an address or id that is none, also for a command that prints and so needs no database. */
    private void check() {
        if (isSaas) {
            saas.check();
        } else {
            options.address();
        }
    }

    /** Whether the database is one of Exasol SaaS, which has no BucketFS of its own to upload to. */
    public boolean isSaas() {
        return isSaas;
    }

    /** The options without which there is no connection, as a person is told. */
    public List<String> missingOptions() {
        return isSaas ? saas.missingOptions() : options.missing(context);
    }

    /** Comes after {@link #missingOptions} and asks for the password if it has to be typed. */
    public DatabaseAccess access() {
        if (!trust.isValidated()) {
            warn("--no-use-ssl-cert-validation");
        } else if (!isSaas
                && options.address().filter(DatabaseAddress::isUnchecked).isPresent()) {
            warn("nocertcheck in --dsn");
        }
        if (isSaas) {
            found = saas.database();
            return found.access(trust);
        }
        return new DatabaseAccess(
                options.address().orElseThrow(), options.user().orElseThrow(), options.password(context), trust);
    }

    /** The certificates to trust, which other servers of the same cluster have too. */
    public TrustSettings trust() {
        return trust;
    }

    private void warn(final String reason) {
        context.terminal()
                .tell(
                        "Warning: certificates are not checked (" + reason
                                + "), so that anybody on the way to the server can read and change what is sent, passwords included.");
    }

    /** The upload to Exasol SaaS; comes after {@link #access}. */
    public JarUpload saasUpload(final Progress progress) {
        return found.upload(EmbeddedJar.named(JarLocation.fileName()), progress, context.terminal()::tell);
    }

    /**
     * The containers in Exasol SaaS; comes after {@link #access}.
     *
     * @param limit how long an upload may take
     */
    public ArchiveStore saasArchives(final Duration limit, final Progress progress) {
        return found.archives(limit, progress, context.terminal()::tell);
    }

    /** The deletion of files in Exasol SaaS; comes after {@link #access}. */
    public JarRemoval saasRemoval() {
        return found.removal(context.terminal()::tell);
    }

    /** Does something in a session of its own. */
    public void use(final DatabaseAccess access, final Consumer<Connection> work) {
        try {
            final Connection connection = open(access);
            try {
                Interruption.standByDuring(() -> work.accept(connection), connection, context);
            } finally {
                close(connection);
            }
        } finally {
            if (found != null) {
                found.forgetToken();
            }
        }
    }

    private Connection open(final DatabaseAccess access) {
        try {
            return access.open(context.connector());
        } catch (final SmeException exception) {
            throw isSaas
                    ? exception.adding("Exasol SaaS lets in only the addresses on the account's list of allowed IP"
                            + " addresses, and the password is the token.")
                    : exception;
        }
    }

    private static void close(final Connection connection) {
        try {
            connection.close();
        } catch (final SQLException ignored) {
            // By now all is committed or refused, and the database drops a session that has gone.
        }
    }
}
