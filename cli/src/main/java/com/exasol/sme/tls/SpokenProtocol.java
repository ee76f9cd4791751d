package com.exasol.sme.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Finds out what a server speaks at a port; nothing that is a secret is said to it. */
public final class SpokenProtocol {
    private static final int MILLISECONDS = 5_000;
    private static final String PROTOCOL = "HTTP/";
    private static final int PORT_OF_HTTPS = 443;
    private static final int PORT_OF_HTTP = 80;

    private final String host;
    private final int port;

    public SpokenProtocol(final String host, final int port) {
        this.host = host;
        this.port = port;
    }

    /** {@return in words what the server of an address speaks, if that is not the protocol of the address} */
    public static Optional<String> insteadOf(final URI address) {
        if (isHttps(address)) {
            return server(address, PORT_OF_HTTPS).isPlain() ? Optional.of("HTTP, not HTTPS") : Optional.empty();
        }
        return server(address, PORT_OF_HTTP).isTls() ? Optional.of("HTTPS, not HTTP") : Optional.empty();
    }

    /**
     * The same, if it is likely and nothing but an encrypted request is at stake: a client of HTTPS and a server of HTTP
     * may wait for each other, and a wrong port has to be given.
     */
    public static Optional<String> insteadOfHttps(final URI address) {
        return isHttps(address) && address.getPort() >= 0 ? insteadOf(address) : Optional.empty();
    }

    private static boolean isHttps(final URI address) {
        return "https".equals(address.getScheme());
    }

    private static SpokenProtocol server(final URI address, final int port) {
        return new SpokenProtocol(address.getHost(), address.getPort() >= 0 ? address.getPort() : port);
    }

    /** Whether it presents a certificate when it is greeted as with HTTPS. */
    public boolean isTls() {
        return !isServed(plainAnswer()) && presentsCertificate();
    }

    /** Whether it answers to a request without encryption, and is not one that only refuses those. */
    public boolean isPlain() {
        final String answer = plainAnswer();
        return isServed(answer) || (answer.startsWith(PROTOCOL) && !presentsCertificate());
    }

    /** Servers of HTTPS that answer to HTTP at all answer with 400; others need not be greeted, and would not answer. */
    private static boolean isServed(final String answer) {
        return answer.startsWith(PROTOCOL) && !answer.endsWith(" 400");
    }

    private boolean presentsCertificate() {
        return Handshake.with(host, port, List.of()).isPresent();
    }

    /** {@return protocol and status of the answer to a request without encryption, or what there is instead} */
    private String plainAnswer() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MILLISECONDS);
            socket.setSoTimeout(MILLISECONDS);
            socket.getOutputStream().write("OPTIONS * HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 400".length()), US_ASCII);
        } catch (final IOException exception) {
            // Nobody is there, or somebody who does not speak HTTP.
            return "";
        }
    }
}
