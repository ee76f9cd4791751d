package com.exasol.sme.saas;

import com.exasol.sme.bucketfs.ArchiveStore;
import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarRemoval;
import com.exasol.sme.bucketfs.JarUpload;
import com.exasol.sme.database.DatabaseAccess;
import com.exasol.sme.database.DatabaseAddress;
import com.exasol.sme.shared.Port;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.tls.TrustSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A running database of Exasol SaaS. */
public final class SaasDatabase {
    // It becomes part of a JDBC URL, where other characters start an option.
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int HIGHEST_PORT = 65_535;

    private final SaasApi api;
    private final String id;
    private final BearerToken token;
    private final SaasAnswer connection;

    private SaasDatabase(final SaasApi api, final String id, final BearerToken token, final SaasAnswer connection) {
        this.api = api;
        this.id = id;
        this.token = token;
        this.connection = connection;
    }

    /** Finds the database, and refuses one that does not run. */
    public static SaasDatabase find(final SaasTarget target, final BearerToken token) {
        final SaasApi api = new SaasApi(target.url(), target.account(), token);
        final ListedDatabase database = DatabaseSearch.run(api, target.database());
        final String shown = "'" + ShownText.of(database.name()) + "'";
        RunningState.check("The database " + shown, database.status());
        final SaasAnswer cluster = mainCluster(api.get("databases", database.id(), "clusters"));
        RunningState.check("The main cluster of the database " + shown, cluster.text("status"));
        return new SaasDatabase(
                api,
                database.id(),
                token,
                api.get("databases", database.id(), "clusters", cluster.text("id"), "connect"));
    }

    private static SaasAnswer mainCluster(final SaasAnswer clusters) {
        final List<SaasAnswer> found = clusters.elements().stream()
                .filter(cluster -> cluster.isTrue("mainCluster") && !cluster.has("deletedAt"))
                .toList();
        if (found.isEmpty()) {
            throw clusters.strange("it names no main cluster");
        }
        return found.get(0);
    }

    /**
     * The way in: in Exasol SaaS the token is the password.
     *
     * @param trust the certificates to trust, which count for nothing but the database
     */
    public DatabaseAccess access(final TrustSettings trust) {
        return new DatabaseAccess(address(), connection.text("dbUsername"), token.password(), trust);
    }

    private DatabaseAddress address() {
        final String host = connection.text("dns");
        final int port = connection.number("port");
        if (!HOST.matcher(host).matches() || port < 1 || port > HIGHEST_PORT) {
            throw connection.strange("dns and port are no address");
        }
        return new DatabaseAddress("", host, new Port(port), Optional.empty());
    }

    /** Comes last: nothing can be asked of Exasol SaaS after this. */
    public void forgetToken() {
        token.wipe();
    }

    public JarRemoval removal(final Consumer<String> progress) {
        return new SaasRemoval(api, id, progress);
    }

    /**
     * The containers among its files.
     *
     * @param limit how long an upload may take
     */
    public ArchiveStore archives(final Duration limit, final Progress progress, final Consumer<String> report) {
        return new SaasArchives(api, id, limit, progress, report);
    }

    public JarUpload upload(final EmbeddedJar jar, final Progress progress, final Consumer<String> report) {
        return new SaasUpload(api, id, jar, progress, report);
    }
}
