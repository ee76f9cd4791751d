package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.account.Account;
import com.exasol.sme.sandbox.aws.account.CallerIdentity;
import com.exasol.sme.sandbox.aws.account.Permissions;
import com.exasol.sme.sandbox.aws.account.RequestLog;
import com.exasol.sme.sandbox.aws.account.Signature;
import com.exasol.sme.sandbox.aws.account.UserPolicy;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.sagemaker.AutopilotJob;
import com.exasol.sme.sandbox.aws.sagemaker.ComponentOperations;
import com.exasol.sme.sandbox.aws.sagemaker.ConfigOperations;
import com.exasol.sme.sandbox.aws.sagemaker.ControlPlane;
import com.exasol.sme.sandbox.aws.sagemaker.EndpointOperations;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.sandbox.aws.sagemaker.Invocations;
import com.exasol.sme.sandbox.aws.sagemaker.JobOperations;
import com.exasol.sme.sandbox.aws.sagemaker.ModelOperations;
import com.exasol.sme.sandbox.aws.sagemaker.RegionState;
import com.exasol.sme.sandbox.aws.sagemaker.Registries;
import com.exasol.sme.sandbox.aws.sagemaker.StatusDelays;
import com.exasol.sme.sandbox.aws.sagemaker.TagOperations;
import com.exasol.sme.sandbox.aws.sagemaker.TrainingOperations;
import com.exasol.sme.sandbox.aws.storage.ObjectStore;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.exasol.sme.sandbox.aws.training.TrainingContainer;
import com.exasol.sme.sandbox.watch.Secrets;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** SageMaker, S3 and STS of one AWS account, served on a free port to real AWS clients. */
public final class AwsStandIn implements AutoCloseable {
    static {
        // Without it small answers wait for delayed acknowledgements, 40 ms each; read when the server class is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Account account = new Account();
    private final Faults faults = new Faults();
    private final ObjectStore store = new ObjectStore(account, faults);
    private final RequestLog log = new RequestLog();
    private final StatusDelays delays = new StatusDelays();
    private final Invocations invocations = new Invocations();
    private final Registries registries = new Registries();
    private final Map<String, RegionState> regions = new ConcurrentHashMap<>();
    private final ExecutorService servers = Executors.newCachedThreadPool(daemons("aws-stand-in"));
    private final ExecutorService trainers = Executors.newFixedThreadPool(2, daemons("aws-stand-in-training"));
    private final ControlPlane controlPlane;
    private final HttpServer server;
    private volatile boolean pipelines;

    private AwsStandIn(final InetAddress address) throws IOException {
        final Clock clock = Clock.systemUTC();
        controlPlane = new ControlPlane(List.of(
                new JobOperations(store, faults, () -> pipelines, trainers, clock).operations(),
                new TrainingOperations(store, faults, registries, trainers, clock).operations(),
                new ModelOperations(store, clock).operations(),
                new ConfigOperations(clock).operations(),
                new EndpointOperations(store, faults, delays, clock).operations(),
                new ComponentOperations(clock).operations(),
                TagOperations.operations()));
        server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.setExecutor(servers);
        server.createContext(
                "/",
                new HttpFront(
                        new Permissions(account, (region, arn) -> region(region).tagsOf(arn)),
                        new Signature(account, clock),
                        faults,
                        log,
                        this::region,
                        controlPlane,
                        invocations,
                        new CallerIdentity(account)));
    }

    public static AwsStandIn start() {
        return start(InetAddress.getLoopbackAddress());
    }

    /** Starts one for clients that reach this machine under an address of its own only, such as those in a container. */
    public static AwsStandIn start(final InetAddress address) {
        try {
            final AwsStandIn standIn = new AwsStandIn(address);
            // The server's own thread is a daemon only if a daemon starts it.
            final Thread starter = daemons("aws-stand-in-start").newThread(standIn.server::start);
            starter.start();
            starter.join();
            return standIn;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    /** What {@code -Daws.endpointUrl} shall say. */
    public URI endpoint() {
        final InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    public AwsStandIn withKey(final String accessKeyId, final String secret) {
        account.addKey(accessKeyId, Secrets.keep(secret));
        return this;
    }

    /** A key of another account, whose number has 12 digits. */
    public AwsStandIn withKeyOf(final String account, final String accessKeyId, final String secret) {
        this.account.addKeyOf(account, accessKeyId, Secrets.keep(secret));
        return this;
    }

    public AwsStandIn withRegion(final String region) {
        account.addRegion(region);
        return this;
    }

    /** Creates a bucket, and opens its region. */
    public AwsStandIn withBucket(final String bucket, final String region) {
        store.create(bucket, region);
        return withRegion(region);
    }

    /** A role of this account that a job may run under. */
    public String roleArn() {
        return "arn:aws:iam::" + Account.NUMBER + ":role/sagemaker-role";
    }

    /** Leaves a resource as one that was created without tags. */
    public void forgetTags(final String region, final String arn) {
        region(region).forgetTags(arn);
    }

    /** Takes away a permission: an operation of SageMaker, {@code PassRole} or {@code PutObject}. */
    public void deny(final String operation) {
        account.deny(operation);
    }

    public void allow(final String operation) {
        account.allow(operation);
    }

    /** Lets the user do what a policy allows, and nothing else; without a policy all is allowed. */
    public void attach(final String policy) {
        account.attach(Optional.of(UserPolicy.parse(policy)));
    }

    public void detach() {
        account.attach(Optional.empty());
    }

    /** Lets jobs in mode AUTO give pipelines of three containers instead of one container. */
    public void trainPipelines(final boolean wanted) {
        pipelines = wanted;
    }

    /** Puts an image of one's own into a registry, for training jobs. */
    public void push(final String image, final TrainingContainer container) {
        registries.push(image, container);
    }

    /** Lets endpoints write labels in another style. */
    public void answerIn(final AnswerStyle style) {
        invocations.write(style);
    }

    /** How many describes find an endpoint Creating, and how many find it Deleting. */
    public void delays(final int describesWhileCreating, final int describesWhileDeleting) {
        delays.set(describesWhileCreating, describesWhileDeleting);
    }

    /** What somebody else in the account does: no permission is asked for, no fault planned for it, nothing noted. */
    public String act(final String region, final String operation, final String json) throws AwsError {
        final Map<String, List<String>> headers = Map.of(
                "X-Amz-Target", List.of("SageMaker." + operation), "Content-Type", List.of(ControlPlane.CONTENT_TYPE));
        final Call call = new Call("POST", URI.create("/"), headers, json.getBytes(UTF_8));
        return new String(controlPlane.execute(call, region(region)), UTF_8);
    }

    /**
     * Puts an endpoint there that somebody else runs, with a container of its own: it has no tags, and is in service.
     *
     * @param bucket one that exists, for what was learned
     * @param csv a table with a header, which the container learns from
     * @param target the column that it predicts
     */
    public void serve(
            final String region,
            final String endpoint,
            final OwnContainer container,
            final String bucket,
            final String csv,
            final String target) {
        try {
            final S3Uri model = S3Uri.of("s3://" + bucket + "/models/" + endpoint + "/model.tar.gz");
            store.write(model, OwnContainer.learn(csv.getBytes(UTF_8), target));
            new OthersEndpoint(this, region, endpoint).create(container, model);
        } catch (final AwsError | JobFailure exception) {
            throw new IllegalArgumentException(exception);
        }
    }

    /** What an endpoint answers to somebody else in the account; nothing is noted. */
    public String ask(final String region, final String endpoint, final String csv) throws AwsError {
        final URI uri = URI.create("/endpoints/" + endpoint + "/invocations");
        final Map<String, List<String>> headers = Map.of("Content-Type", List.of("text/csv"));
        return new String(
                invocations
                        .invoke(new Call("POST", uri, headers, csv.getBytes(UTF_8)), region(region))
                        .body(),
                UTF_8);
    }

    public ObjectStore s3() {
        return store;
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return log;
    }

    public Inventory inventory(final String region) {
        return Inventory.of(region(region));
    }

    /** The keys of the objects a job was trained on, whichever kind it is of. */
    public List<String> trainedOn(final String region, final String job) {
        return region(region).jobs().find(job).map(AutopilotJob::trainedOn).orElseGet(() -> region(region)
                .trainingJobs()
                .find(job)
                .orElseThrow()
                .trainedOn());
    }

    @Override
    public void close() {
        server.stop(0);
        servers.shutdownNow();
        trainers.shutdownNow();
        try {
            servers.awaitTermination(1, TimeUnit.SECONDS);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private RegionState region(final String region) {
        return regions.computeIfAbsent(region, RegionState::new);
    }

    private static ThreadFactory daemons(final String name) {
        return task -> {
            final Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
