package com.exasol.sme.sandbox.saas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.watch.Secrets;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Stands for the storage behind Exasol SaaS, which takes files at addresses with a signature and from nobody else. */
public final class SaasStorage implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int LENGTH_REQUIRED = 411;

    private final Path directory;
    private final Consumer<Path> changes;
    private final HttpServer server;
    private final List<String> signed = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger nextStatus = new AtomicInteger();
    private volatile boolean isEscapedTwice;

    private SaasStorage(final Path directory, final Consumer<Path> changes, final HttpServer server) {
        this.directory = directory;
        this.changes = changes;
        this.server = server;
    }

    static SaasStorage start(final Path directory, final Consumer<Path> changes) throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final SaasStorage storage = new SaasStorage(Files.createDirectories(directory), changes, server);
        server.createContext("/", storage::handle);
        server.start();
        return storage;
    }

    /** Refuses the next upload with this status. */
    public void failNext(final int status) {
        nextStatus.set(status);
    }

    /** Escapes the ampersands of addresses once more than JSON does, as Exasol's own clients expect it. */
    public void escapeTwice() {
        isEscapedTwice = true;
    }

    /** What was asked and answered so far, such as {@code PUT /a.jar 200}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What UDFs find under a key. */
    public byte[] content(final String key) throws IOException {
        return Files.readAllBytes(directory.resolve(key));
    }

    static boolean canHold(final String key) {
        final Path path = Path.of(key);
        return !key.isEmpty() && !path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith("..");
    }

    /** An address at which this key, and no other, may be written. */
    String presigned(final String key) {
        final String signature = Secrets.keep("5ignature-" + (signed.size() + 1) + "-of-nobody");
        final String path = "/" + URLEncoder.encode(key, UTF_8) + "?X-Amz-Expires=600&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=" + signature;
        signed.add(path);
        final String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return isEscapedTwice ? url.replace("&", "\\u0026") : url;
    }

    /** The schema File, folders with their children. */
    ArrayNode tree() {
        return tree(directory);
    }

    private ArrayNode tree(final Path folder) {
        final ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        try (Stream<Path> entries = Files.list(folder)) {
            for (final Path entry : entries.sorted().toList()) {
                final boolean isFolder = Files.isDirectory(entry);
                final var node = nodes.addObject()
                        .put("name", entry.getFileName().toString())
                        .put("type", isFolder ? "folder" : "file")
                        .put("path", directory.relativize(entry).toString())
                        .put("lastModified", "2026-01-31T12:00:00Z");
                if (isFolder) {
                    node.set("children", tree(entry));
                } else {
                    node.put("size", Files.size(entry));
                }
            }
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return nodes;
    }

    boolean delete(final String key) {
        try {
            final boolean wasThere = canHold(key) && Files.deleteIfExists(directory.resolve(key));
            changes.accept(directory.resolve(key));
            return wasThere;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final byte[] content = exchange.getRequestBody().readAllBytes();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> Secrets.watch("header of an upload to the storage", name + values));
            final int failure = nextStatus.getAndSet(0);
            final int status = failure == 0 ? status(exchange) : failure;
            final String key = exchange.getRequestURI().getPath().substring(1);
            requests.add(exchange.getRequestMethod() + " /" + key + " " + status);
            if (status == OK) {
                Files.createDirectories(directory.resolve(key).getParent());
                Files.write(directory.resolve(key), content);
                changes.accept(directory.resolve(key));
            }
            final byte[] body = body(status).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private int status(final HttpExchange exchange) {
        final boolean isSigned = exchange.getRequestMethod().equals("PUT")
                && signed.contains(exchange.getRequestURI().toString());
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            return BAD_REQUEST;
        }
        if (!isSigned) {
            return FORBIDDEN;
        }
        return exchange.getRequestHeaders().containsKey("Content-Length") ? OK : LENGTH_REQUIRED;
    }

    private static String body(final int status) {
        return switch (status) {
            case OK -> "";
            case BAD_REQUEST -> error("InvalidArgument", "Only one auth mechanism allowed");
            case FORBIDDEN -> error("SignatureDoesNotMatch", "The request signature we calculated does not match");
            case LENGTH_REQUIRED -> error("MissingContentLength", "You must provide the Content-Length HTTP header.");
            default -> error("SlowDown", "Please reduce your request rate.");
        };
    }

    private static String error(final String code, final String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
    }
}
