package com.exasol.sme.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** Finds out what a server speaks at a port; nothing that is a secret is said to it. */
public final class SpokenProtocol {
    private static final int MILLISECONDS = 5_000;
    private static final String ANSWER = "HTTP/";

    private final String host;
    private final int port;

    public SpokenProtocol(final String host, final int port) {
        this.host = host;
        this.port = port;
    }

    /** Whether it presents a certificate when it is greeted as with HTTPS. */
    public boolean isTls() {
        return Handshake.with(host, port, List.of()).isPresent();
    }

    /** Whether it answers to a request without encryption, and is not one that only refuses those. */
    public boolean isPlain() {
        return !isTls() && answersPlainly();
    }

    private boolean answersPlainly() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MILLISECONDS);
            socket.setSoTimeout(MILLISECONDS);
            socket.getOutputStream().write("OPTIONS * HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            final byte[] start = socket.getInputStream().readNBytes(ANSWER.length());
            return ANSWER.equals(new String(start, US_ASCII));
        } catch (final IOException exception) {
            // Nobody is there, or somebody who does not speak HTTP.
            return false;
        }
    }
}
