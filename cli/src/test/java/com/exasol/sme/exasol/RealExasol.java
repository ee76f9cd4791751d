package com.exasol.sme.exasol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.config.BucketConfiguration;
import com.exasol.containers.ExasolContainer;
import com.exasol.containers.ExasolService;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.sandbox.aws.AwsStandIn;
import com.exasol.sme.sandbox.client.SqlConsole;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/**
 * A real Exasol in a container, which lives until all tests are over because it takes minutes to start. The stand-in for
 * SageMaker listens on this machine's address in the container's network, and nowhere else.
 */
final class RealExasol implements Stage {
    private static final String VERSION = System.getProperty("sme.exasol", "2025.1.8");
    private static RealExasol shared;

    private final ExasolContainer<? extends ExasolContainer<?>> container = new ExasolContainer<>(VERSION)
            .withRequiredServices(ExasolService.BUCKETFS, ExasolService.UDF)
            .withReuse(true);
    private final AwsStandIn aws;

    private RealExasol() throws UnknownHostException {
        container.start();
        aws = AwsStandIn.start(InetAddress.getByName(container.getHostIp()))
                .withKey(Sandbox.ACCESS_KEY_ID, Sandbox.SECRET_KEY)
                .withBucket(Sandbox.BUCKET, Sandbox.REGION);
    }

    /** Tells whether there is a Docker to start it in, and says so in the log of the build if there is none. */
    static boolean isPossible() {
        final boolean isPossible = DockerClientFactory.instance().isDockerAvailable();
        if (!isPossible) {
            System.out.println(
                    "Skipped: there is no Docker here, so nothing is tried on a real Exasol " + VERSION + ".");
        }
        return isPossible;
    }

    static synchronized RealExasol shared() throws UnknownHostException {
        if (shared == null) {
            shared = new RealExasol();
        }
        return shared;
    }

    @Override
    public List<String> database() {
        final List<String> words = new ArrayList<>(
                List.of("--dsn", container.getExaConnectionAddress(), "--db-user", container.getUsername()));
        // INFERRED: the database and BucketFS of a container present the same certificate.
        words.addAll(container
                .getTlsCertificateFingerprint()
                .map(fingerprint -> List.of("--fingerprint", fingerprint))
                .orElse(List.of("--no-use-ssl-cert-validation")));
        return words;
    }

    @Override
    public List<String> bucket() {
        final int port = container.getDefaultInternalBucketfsPort();
        final boolean isTls = defaultBucket().getBucketFsServiceConfiguration().getHttpsPort() == port;
        return List.of(
                "--bucketfs-port",
                String.valueOf(container.getMappedPort(port)),
                isTls ? "--bucketfs-use-https" : "--no-bucketfs-use-https");
    }

    private BucketConfiguration defaultBucket() {
        return container
                .getClusterConfiguration()
                .getBucketFsServiceConfiguration("bfsdefault")
                .getBucketConfiguration("default");
    }

    @Override
    public CommandResult run(final List<String> words) {
        return SmeJar.runPackaged(
                Map.of(
                        "DB_PASSWORD", container.getPassword(),
                        "BUCKETFS_PASSWORD", defaultBucket().getWritePassword()),
                words.toArray(String[]::new));
    }

    @Override
    public SqlConsole console() throws SQLException {
        return new SqlConsole(
                container.createConnection(), new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    @Override
    public AwsStandIn aws() {
        return aws;
    }

    /** The container stays for the next story; Testcontainers ends it. */
    @Override
    public void close() {
        // Nothing was started for one story alone.
    }
}
