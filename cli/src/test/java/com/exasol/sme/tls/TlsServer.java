package com.exasol.sme.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of HTTPS on loopback that takes every file, and presents one of the test certificates. */
public final class TlsServer implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpsServer server;

    public TlsServer(final String certificate) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(TestCertificates.serverContext(certificate)));
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(final HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
