package com.exasol.sme.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Where a database would listen: it takes the handshake of TLS and hangs up, as nobody can speak the protocol. */
public final class GreetedDatabase implements AutoCloseable {
    private final AtomicInteger logins = new AtomicInteger();
    private final SSLServerSocket socket;

    public GreetedDatabase(final String certificate) {
        try {
            socket = (SSLServerSocket) TestCertificates.serverContext(certificate)
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        final Thread thread = new Thread(this::serve, "database that is only greeted");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (SSLSocket client = (SSLSocket) socket.accept()) {
                client.startHandshake();
                if (client.getInputStream().read() >= 0) {
                    logins.incrementAndGet();
                }
            } catch (final IOException refused) {
                // The client did not like the certificate, or the test is over.
            }
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many clients trusted the certificate and said something, which is their login. */
    public int logins() {
        return logins.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
