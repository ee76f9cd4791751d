package com.exasol.sme.sandbox;

import com.exasol.sme.sandbox.aws.AwsStandIn;
import com.exasol.sme.sandbox.bucketfs.BucketFsServer;
import com.exasol.sme.sandbox.bucketfs.NodeCopies;
import com.exasol.sme.sandbox.database.SandboxDatabase;
import com.exasol.sme.sandbox.saas.SaasServer;
import com.exasol.sme.sandbox.udf.UdfProcess;
import com.exasol.sme.sandbox.watch.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An Exasol database with its BucketFS, and AWS, on free ports of the loopback interface until it is closed. */
public final class Sandbox implements AutoCloseable {
    public static final String REGION = "eu-central-1";
    public static final String BUCKET = "sme-bucket";
    public static final String ACCESS_KEY_ID = "AKIASANDBOX000000001";
    public static final String SECRET_KEY = "not/a+real/secret+key/of/anybody/0000001";

    private static final String READ_PASSWORD = Secrets.keep("bucketfs/R3ad+only");
    private static final String WRITE_PASSWORD = Secrets.keep("bucketfs/Wr1te+all");
    private static final long MEMORY_LIMIT = 1024L * 1024 * 1024;
    private static final int NEWEST_OPTION_PARSER = 2;

    private final Path buckets;
    private final NodeCopies nodes;
    private final BucketFsServer bucketFs;
    private final AwsStandIn aws;
    private final UdfProcess udfs;
    private final SandboxDatabase database;
    private SaasServer saas;

    private Sandbox(final int optionParser, final Cluster cluster, final boolean isResident)
            throws IOException, SQLException {
        Secrets.keep(SandboxDatabase.PASSWORD);
        buckets = Files.createTempDirectory("sandbox-buckets");
        nodes = new NodeCopies(buckets, cluster.nodes());
        bucketFs = BucketFsServer.start(nodes, "bfsdefault").withBucket("default", READ_PASSWORD, WRITE_PASSWORD);
        aws = AwsStandIn.start().withKey(ACCESS_KEY_ID, SECRET_KEY).withBucket(BUCKET, REGION);
        udfs = new UdfProcess(nodes::of, optionParser, MEMORY_LIMIT, cluster.vmsPerNode(), isResident);
        database = new SandboxDatabase(udfs, aws.s3(), cluster.nodes());
    }

    /** Starts everything, with the parser of script options that Exasol's Java 17 has. */
    public static Sandbox start() {
        return start(NEWEST_OPTION_PARSER);
    }

    /** Starts everything, with option parser 1 (Java 11 of Exasol 7.1 and 8) or 2 (Java 17 of 2025.1). */
    public static Sandbox start(final int optionParser) {
        return start(optionParser, Cluster.SINGLE_NODE, false);
    }

    /** Starts everything, with a database of several nodes that run several JVMs each. */
    public static Sandbox start(final Cluster cluster) {
        return start(NEWEST_OPTION_PARSER, cluster, false);
    }

    /** Starts everything, with one JVM for all calls of UDFs, for tests that make many. */
    public static Sandbox startWithResidentUdfs() {
        return startWithResidentUdfs(NEWEST_OPTION_PARSER);
    }

    /** The same with option parser 1 or 2. */
    public static Sandbox startWithResidentUdfs(final int optionParser) {
        return start(optionParser, Cluster.SINGLE_NODE, true);
    }

    private static Sandbox start(final int optionParser, final Cluster cluster, final boolean isResident) {
        try {
            return new Sandbox(optionParser, cluster, isResident);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    public AwsStandIn aws() {
        return aws;
    }

    public BucketFsServer bucketFs() {
        return bucketFs;
    }

    /** What the nodes have of BucketFS. */
    public NodeCopies nodes() {
        return nodes;
    }

    public SandboxDatabase database() {
        return database;
    }

    /** What runs the UDFs of the database, for tests that make it do what databases seldom do. */
    public UdfProcess udfs() {
        return udfs;
    }

    /** Lets code in scripts take its Java for another version. */
    public void pretendJava(final String version) {
        udfs.pretendJava(version);
    }

    /**
     * Starts Exasol SaaS as a second way to this database: it has the id and the name of the constants there, and the
     * token's user may do everything. The token is that user's password.
     */
    public SaasServer startSaas() throws IOException, SQLException {
        saas = SaasServer.start(nodes);
        saas.databases()
                .add(SaasServer.DATABASE_ID, SaasServer.DATABASE_NAME)
                .connect(SaasServer.DATABASE_ID, "localhost", database.port(), SaasServer.USER);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER " + SaasServer.USER + " IDENTIFIED BY \"" + SaasServer.TOKEN + "\"");
            statement.execute("GRANT DBA TO " + SaasServer.USER);
        }
        return saas;
    }

    /** What the JVMs of all UDFs have written so far. */
    public List<String> udfConsoles() {
        return udfs.consoles();
    }

    /** A session of the user SYS. */
    public Connection connect() throws SQLException {
        return connect(SandboxDatabase.USER, SandboxDatabase.PASSWORD);
    }

    public Connection connect(final String user, final String password) throws SQLException {
        return DriverManager.getConnection(database.url(), user, password);
    }

    /** Runs {@code sme deploy} into the schema SME as an administrator types it, with further arguments; does not wait. */
    public CommandResult deploy(final String... further) {
        return SmeJar.runAgainstSandbox(passwords(), deployArguments(further));
    }

    /** The command line of {@link #deploy}, which carries no password. */
    public String[] deployArguments(final String... further) {
        final List<String> arguments = new ArrayList<>(List.of(
                "deploy",
                "--dsn",
                "localhost:" + database.port(),
                "--db-user",
                "sys",
                "--bucketfs-host",
                "localhost",
                "--bucketfs-port",
                String.valueOf(bucketFs.port()),
                "--no-bucketfs-use-https",
                "--schema",
                "SME",
                "--jvm-option",
                "-Daws.endpointUrl=" + aws.endpoint(),
                "--jvm-option",
                "-Dsme.endpointPollSeconds=0.05",
                // The nodes have what BucketFS has, and to ask them takes a second.
                "--no-wait-for-completion"));
        arguments.addAll(List.of(further));
        return arguments.toArray(String[]::new);
    }

    /** What the administrator's environment holds. */
    public static Map<String, String> passwords() {
        return Map.of("DB_PASSWORD", SandboxDatabase.PASSWORD, "BUCKETFS_PASSWORD", WRITE_PASSWORD);
    }

    @Override
    public void close() {
        try {
            database.close();
            bucketFs.close();
            aws.close();
            if (saas != null) {
                saas.close();
            }
            deleteBuckets();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private void deleteBuckets() throws IOException {
        try (Stream<Path> files = Files.walk(buckets)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
