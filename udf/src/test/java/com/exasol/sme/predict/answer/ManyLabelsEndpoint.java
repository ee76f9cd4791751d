package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint whose model has many labels and whose answers may have so many bytes: it fails where one would have more. */
final class ManyLabelsEndpoint implements AutoCloseable {
    private final byte[][] lines = new byte[ManyLabels.KINDS][];
    private final int limit;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    final AtomicInteger refusals = new AtomicInteger();

    /** @param limit of the bytes of an answer; a request for more fails */
    ManyLabelsEndpoint(final ManyLabels labels, final List<String> keys, final int limit) throws IOException {
        for (int kind = 0; kind < ManyLabels.KINDS; kind++) {
            lines[kind] = labels.line(kind, keys).getBytes(UTF_8);
        }
        this.limit = limit;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(final HttpExchange exchange) throws IOException {
        final long[] rows = new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                .lines()
                .mapToLong(Long::parseLong)
                .toArray();
        int length = 0;
        for (final long row : rows) {
            length += line(row).length;
        }
        try {
            if (length > limit) {
                refusals.incrementAndGet();
                exchange.sendResponseHeaders(500, -1);
            } else {
                exchange.sendResponseHeaders(200, length);
                for (final long row : rows) {
                    exchange.getResponseBody().write(line(row));
                }
            }
        } finally {
            exchange.close();
        }
    }

    private byte[] line(final long row) {
        return lines[(int) (row % ManyLabels.KINDS)];
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
