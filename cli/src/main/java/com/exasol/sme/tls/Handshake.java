package com.exasol.sme.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * What a server showed of itself when it was greeted, before anything was said to it.
 *
 * @param certificate the certificate that it presented
 * @param isGood      whether it can be trusted; Java alone would take one that is known but too old, the JDBC driver not
 */
record Handshake(X509Certificate certificate, boolean isGood) {
    private static final int MILLISECONDS = 5_000;

    /**
     * Greets a server and leaves.
     *
     * @param trusted the certificates to trust, none for those that Java knows
     * @return nothing where no server presents a certificate
     */
    static Optional<Handshake> with(final String host, final int port, final List<X509Certificate> trusted) {
        final RecordingTrustManager manager = new RecordingTrustManager(TrustStore.managerOf(trusted));
        boolean isRefused = false;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), MILLISECONDS);
            plain.setSoTimeout(MILLISECONDS);
            greet(plain, host, port, manager);
        } catch (final IOException exception) {
            isRefused = true;
        }
        final boolean isWelcome = !isRefused;
        return manager.presented().stream()
                .findFirst()
                .map(certificate -> new Handshake(certificate, isWelcome && !CertificateText.isExpired(certificate)));
    }

    private static void greet(
            final Socket plain, final String host, final int port, final RecordingTrustManager manager)
            throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context(manager).getSocketFactory().createSocket(plain, host, port, false)) {
            final SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    private static SSLContext context(final RecordingTrustManager manager) {
        try {
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (final GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java runtime has TLS", exception);
        }
    }

    boolean presents(final Fingerprint fingerprint) {
        return Fingerprint.of(certificate).equals(fingerprint);
    }
}
