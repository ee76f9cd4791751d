package com.exasol.sme.sandbox.bucketfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.watch.Secrets;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Stands for one BucketFS service: buckets over HTTP, kept below the directory that UDFs know as /buckets. */
public final class BucketFsServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final Path directory;
    private final Consumer<Path> changes;
    private final HttpServer server;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger nextStatus = new AtomicInteger();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        final Thread thread = new Thread(work, "bucketfs");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<Runnable> beforeNext = new AtomicReference<>(BucketFsServer::nothing);
    private final AtomicReference<Runnable> afterNext = new AtomicReference<>(BucketFsServer::nothing);

    private BucketFsServer(final Path directory, final Consumer<Path> changes, final HttpServer server) {
        this.directory = directory;
        this.changes = changes;
        this.server = server;
    }

    /**
     * Starts a service on a free port of the loopback interface.
     *
     * @param directory the directory that stands for /buckets
     * @param service   such as bfsdefault
     */
    public static BucketFsServer start(final Path directory, final String service) throws IOException {
        return start(directory, file -> {}, service);
    }

    /** Starts a service whose files the nodes of a cluster have copies of. */
    public static BucketFsServer start(final NodeCopies nodes, final String service) throws IOException {
        return start(nodes.origin(), nodes::changed, service);
    }

    private static BucketFsServer start(final Path directory, final Consumer<Path> changes, final String service)
            throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final BucketFsServer result = new BucketFsServer(directory.resolve(service), changes, server);
        server.createContext("/", result::handle);
        server.setExecutor(result.workers);
        server.start();
        return result;
    }

    public BucketFsServer withBucket(final String name, final String readPassword, final String writePassword)
            throws IOException {
        final Path files = Files.createDirectories(directory.resolve(name));
        buckets.put(name, new Bucket(files, readPassword, writePassword, changes));
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers the next request with this status and does nothing else. */
    public void failNext(final int status) {
        nextStatus.set(status);
    }

    /** Lets something happen when the next request has begun to come in. */
    public void beforeNext(final Runnable event) {
        beforeNext.set(event);
    }

    /** Lets something happen when the next request has been carried out, and before it is answered. */
    public void afterNext(final Runnable event) {
        afterNext.set(event);
    }

    /** What a bucket holds under a key. */
    public byte[] content(final String bucket, final String key) throws IOException {
        return buckets.get(bucket).read(key);
    }

    /** Puts something into a bucket behind everybody's back. */
    public void put(final String bucket, final String key, final byte[] content) throws IOException {
        buckets.get(bucket).write(key, new ByteArrayInputStream(content));
    }

    /** What was asked and answered so far, such as {@code PUT /default/a.jar 200}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            beforeNext.getAndSet(BucketFsServer::nothing).run();
            final Answer answer = answer(exchange);
            watch(exchange);
            afterNext.getAndSet(BucketFsServer::nothing).run();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + answer.status());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(answer.status(), answer.content().length == 0 ? -1 : answer.content().length);
            exchange.getResponseBody().write(answer.content());
        }
    }

    /** One header is there for the password. */
    private static void watch(final HttpExchange exchange) {
        Secrets.watch("request to BucketFS", exchange.getRequestURI().toString());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!name.equals("Authorization")) {
                Secrets.watch("header of a request to BucketFS", name + values);
            }
        });
    }

    private Answer answer(final HttpExchange exchange) throws IOException {
        final int failure = nextStatus.getAndSet(0);
        if (failure != 0) {
            return Answer.of(failure);
        }
        final String path = exchange.getRequestURI().getPath().substring(1);
        if (path.isEmpty()) {
            return Answer.of(lines(List.copyOf(buckets.keySet())));
        }
        final int slash = path.indexOf('/');
        final Bucket bucket = buckets.get(slash < 0 ? path : path.substring(0, slash));
        if (bucket == null) {
            return Answer.of(NOT_FOUND);
        }
        return answer(exchange, bucket, slash < 0 ? "" : path.substring(slash + 1));
    }

    private static Answer answer(final HttpExchange exchange, final Bucket bucket, final String key)
            throws IOException {
        final String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        final boolean reads = exchange.getRequestMethod().equals("GET");
        final int access = reads ? bucket.readAccess(credentials) : bucket.writeAccess(credentials);
        if (access != OK) {
            return Answer.of(access);
        }
        if (reads && key.isEmpty()) {
            return Answer.of(lines(bucket.keys()));
        }
        if (!bucket.canHold(key)) {
            return Answer.of(BAD_REQUEST);
        }
        return switch (exchange.getRequestMethod()) {
            case "GET" -> bucket.has(key) ? Answer.of(bucket.read(key)) : Answer.of(NOT_FOUND);
            case "PUT" -> {
                bucket.write(key, exchange.getRequestBody());
                yield Answer.of(OK);
            }
            case "DELETE" -> Answer.of(bucket.delete(key) ? OK : NOT_FOUND);
            default -> Answer.of(NOT_ALLOWED);
        };
    }

    private static void nothing() {}

    private static byte[] lines(final List<String> names) {
        return names.stream().sorted().collect(Collectors.joining("\n")).getBytes(UTF_8);
    }

    /** Status and content of a response. */
    private record Answer(int status, byte[] content) {
        static Answer of(final int status) {
            return new Answer(status, new byte[0]);
        }

        static Answer of(final byte[] content) {
            return new Answer(OK, content);
        }
    }
}
