package com.exasol.sme.sandbox.saas;

import com.exasol.sme.sandbox.bucketfs.NodeCopies;
import com.exasol.sme.sandbox.watch.Secrets;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Stands for the REST interface of Exasol SaaS, as far as its public OpenAPI description goes, for one account; files
 * are uploaded to a storage of its own.
 */
public final class SaasServer implements AutoCloseable {
    public static final String ACCOUNT = "org_Sandbox-1";
    public static final String TOKEN = Secrets.keep("exa_pat_S4ndbox0fNobody0123456789abcdefghij");
    public static final String DATABASE_ID = "d4tabase-Id_1";
    public static final String DATABASE_NAME = "Credit Risk";
    public static final String USER = "SAAS_ADMIN";
    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TEMPORARY_REDIRECT = 307;

    private final HttpServer server;
    private final SaasStorage storage;
    private final SaasOperations operations;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<RestAnswer> next = new AtomicReference<>();

    private SaasServer(final HttpServer server, final SaasStorage storage) {
        this.server = server;
        this.storage = storage;
        operations = new SaasOperations(storage);
    }

    /**
     * Starts both servers on free ports of the loopback interface.
     *
     * @param buckets the directory that stands for /buckets
     */
    public static SaasServer start(final Path buckets) throws IOException {
        return start(buckets, file -> {});
    }

    /** Starts both for a database whose nodes have copies of the files. */
    public static SaasServer start(final NodeCopies nodes) throws IOException {
        return start(nodes.origin(), nodes::changed);
    }

    private static SaasServer start(final Path buckets, final Consumer<Path> changes) throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final SaasServer result =
                new SaasServer(server, SaasStorage.start(buckets.resolve("uploads/default"), changes));
        server.createContext("/", result::handle);
        server.start();
        return result;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The databases of the account, to be changed by tests. */
    public SaasDatabases databases() {
        return operations.databases();
    }

    public SaasStorage storage() {
        return storage;
    }

    /** Answers the next request with something else, such as a proxy's page. */
    public void answerNext(final int status, final String body) {
        next.set(new RestAnswer(status, body));
    }

    /** Sends whoever asks next to another address. */
    public void redirectNext(final String location) {
        next.set(new RestAnswer(TEMPORARY_REDIRECT, location));
    }

    /** What was asked and answered so far, such as {@code GET /api/v1/accounts/org_Sandbox-1/databases 200}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        storage.close();
    }

    private void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            watch(exchange);
            final RestAnswer answer = answer(exchange);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + answer.status());
            if (answer.status() == TEMPORARY_REDIRECT) {
                exchange.getResponseHeaders().set("Location", answer.body());
            }
            answer.sendTo(exchange);
        }
    }

    /** One header is there for the token. */
    private static void watch(final HttpExchange exchange) {
        Secrets.watch("request to Exasol SaaS", exchange.getRequestURI().toString());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!name.equals("Authorization")) {
                Secrets.watch("header of a request to Exasol SaaS", name + values);
            }
        });
    }

    private RestAnswer answer(final HttpExchange exchange) {
        final RestAnswer instead = next.getAndSet(null);
        if (instead != null) {
            return instead;
        }
        final String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        if (credentials == null || !credentials.startsWith(BEARER)) {
            return RestAnswer.error(exchange, UNAUTHORIZED, "Unauthorized");
        }
        if (!credentials.equals(BEARER + TOKEN)) {
            return RestAnswer.error(exchange, FORBIDDEN, "Forbidden");
        }
        return operations.answer(exchange);
    }
}
