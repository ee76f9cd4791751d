package com.exasol.sme.tls;

import com.exasol.bucketfs.ReadEnabledBucket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Trust in the words of bucketfs-java, which takes one certificate and other names for it. */
public final class BucketFsTrust {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** The library tells at this level which names it allows. */
    private static final Logger LIBRARY = Logger.getLogger("com.exasol.bucketfs");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private final TrustSettings settings;
    private final String host;
    private final int port;

    public BucketFsTrust(final TrustSettings settings, final String host, final int port) {
        this.settings = settings;
        this.host = host;
        this.port = port;
    }

    /** Greets the server to see which of the certificates it needs. */
    public void applyTo(final ReadEnabledBucket.Builder<?> bucket) {
        if (!settings.isValidated()) {
            bucket.raiseTlsErrors(false);
            return;
        }
        final Optional<X509Certificate> pinned = pinned();
        pinned.or(this::anchor).ifPresent(bucket::certificate);
        if (pinned.isPresent()) {
            // Whoever knows the certificate itself need not find the host in it.
            if (ADDRESS.matcher(host).matches()) {
                bucket.allowAlternativeIpAddress(host);
            } else {
                bucket.allowAlternativeHostName(host);
            }
        }
    }

    private Optional<X509Certificate> pinned() {
        return settings.fingerprint()
                .flatMap(known -> greet(List.of()).filter(greeting -> greeting.presents(known)))
                .map(Handshake::certificate);
    }

    private Optional<X509Certificate> anchor() {
        final List<X509Certificate> certificates = settings.certificates();
        return certificates.stream()
                .filter(certificate -> certificates.size() > 1)
                .filter(certificate ->
                        greet(List.of(certificate)).filter(Handshake::isGood).isPresent())
                .findFirst()
                .or(() -> certificates.stream().findFirst());
    }

    /**
     * Why the certificate of the server is not good and what would make it good, if it presents one that is not.
     *
     * <p>To be asked before anything is sent: the library would take a known certificate that is too old.
     */
    public Optional<String> complaint() {
        if (!settings.isValidated()) {
            return Optional.empty();
        }
        return greet(settings.certificates())
                .filter(greeting -> !isGood(greeting))
                .map(greeting -> CertificateText.complaint(host, greeting.certificate()));
    }

    private boolean isGood(final Handshake greeting) {
        return greeting.isGood()
                || settings.fingerprint().filter(greeting::presents).isPresent();
    }

    private Optional<Handshake> greet(final List<X509Certificate> trusted) {
        return Handshake.with(host, port, trusted);
    }
}
