package com.exasol.sme.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers SageMaker requests from a script: for each operation one answer after the other. */
public final class TestAws implements AutoCloseable {
    private static final String TARGET_PREFIX = "SageMaker.";
    private static final int NOTHING = -1;
    private static final int IN_PIECES = -2;

    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final List<String> bodies = new CopyOnWriteArrayList<>();
    public final List<String> authorizations = new CopyOnWriteArrayList<>();
    /** The other ends of all connections that requests came through. */
    public final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What to send, and how many bytes to announce; nothing is sent where nothing is announced. */
    private static final class Answer {
        private final int status;
        private final String body;
        private final int announced;

        private Answer(final int status, final String body, final int announced) {
            this.status = status;
            this.body = body;
            this.announced = announced;
        }

        /** {@return how the server wants it: -1 for none, and 0 for one that it does not announce} */
        private int length() {
            return announced == IN_PIECES ? 0 : announced == 0 ? -1 : announced;
        }
    }

    public TestAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers the operation so; the body has single quotes for double ones. */
    public TestAws answer(final String operation, final int status, final String body) {
        final String text = body.replace('\'', '"');
        return add(operation, new Answer(status, text, text.getBytes(UTF_8).length));
    }

    public TestAws refuse(final String operation, final int status, final String code) {
        return answer(operation, status, "{'__type':'" + code + "','message':'words of AWS'}");
    }

    public TestAws truncate(final String operation, final String body) {
        return add(operation, new Answer(200, body, body.length() + 100));
    }

    /** Announces no length. */
    public TestAws stream(final String operation, final String body) {
        return add(operation, new Answer(200, body, IN_PIECES));
    }

    public TestAws hangUp(final String operation) {
        return add(operation, new Answer(200, "", NOTHING));
    }

    private TestAws add(final String operation, final Answer answer) {
        answers.computeIfAbsent(operation, it -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private synchronized void handle(final HttpExchange exchange) throws IOException {
        final String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        final String operation =
                target == null ? exchange.getRequestURI().getPath() : target.substring(TARGET_PREFIX.length());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        requests.add(operation);
        connections.add(exchange.getRemoteAddress());
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        final Deque<Answer> waiting = answers.getOrDefault(operation, new ArrayDeque<>());
        final Answer answer = waiting.size() > 1 ? waiting.poll() : waiting.peek();
        try {
            if (answer != null && answer.announced != NOTHING) {
                exchange.sendResponseHeaders(answer.status, answer.length());
                exchange.getResponseBody().write(answer.body.getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        requests.forEach(Shown::watch);
        bodies.forEach(Shown::watch);
        authorizations.forEach(Shown::watch);
    }
}
