package com.exasol.sme.deployment.containers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on the loopback interface that has a few files, and can send people elsewhere or break off. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int missing;
    private volatile boolean isLengthTold = true;

    private FileServer(final HttpServer server) {
        this.server = server;
    }

    static FileServer start() throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final FileServer files = new FileServer(server);
        server.createContext("/", files::answer);
        server.start();
        return files;
    }

    FileServer with(final String path, final byte[] content) {
        files.put(path, content);
        return this;
    }

    /** @param location as the header says it */
    FileServer redirecting(final String path, final String location) {
        redirects.put(path, location);
        return this;
    }

    /** Announces this many bytes more than it sends. */
    FileServer breakingOffBefore(final int bytes) {
        missing = bytes;
        return this;
    }

    FileServer withoutLength() {
        isLengthTold = false;
        return this;
    }

    String url(final String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final String path = exchange.getRequestURI().getPath();
            requests.add(path);
            if (redirects.containsKey(path)) {
                exchange.getResponseHeaders().set("Location", redirects.get(path));
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            final byte[] content = files.get(path);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, isLengthTold ? content.length + missing : 0);
            exchange.getResponseBody().write(content);
            // JDK 25 drops what it still holds where fewer bytes were written than announced.
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
