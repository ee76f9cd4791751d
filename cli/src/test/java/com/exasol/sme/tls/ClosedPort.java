package com.exasol.sme.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of loopback that refuses connections. It stays taken until it is closed, so that no server gets it. */
public final class ClosedPort implements AutoCloseable {
    private final Socket taken = new Socket();

    public ClosedPort() {
        try {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public int number() {
        return taken.getLocalPort();
    }

    @Override
    public void close() {
        try {
            taken.close();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
