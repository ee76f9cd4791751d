package com.exasol.sme.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Certificates in the forms that Java's TLS takes them in. */
final class TrustStore {
    static final String TYPE = "PKCS12";
    /** It protects nothing, as certificates are public, but the format wants one. */
    static final String PASSWORD = "certificates";

    private TrustStore() {}

    /** @param certificates none for those that Java knows */
    static X509ExtendedTrustManager managerOf(final List<X509Certificate> certificates) {
        try {
            final TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(certificates.isEmpty() ? null : storeOf(certificates));
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (final GeneralSecurityException | IOException exception) {
            throw new IllegalStateException("Every Java runtime can check certificates", exception);
        }
    }

    /** A file for the JDBC driver, which goes when the program ends. */
    static Path fileOf(final List<X509Certificate> certificates) {
        try {
            final Path file = Files.createTempFile("sme-certificates-", ".p12");
            file.toFile().deleteOnExit();
            try (OutputStream content = Files.newOutputStream(file)) {
                storeOf(certificates).store(content, PASSWORD.toCharArray());
            }
            return file;
        } catch (final GeneralSecurityException | IOException exception) {
            throw new IllegalStateException("The certificates could not be written to a temporary file", exception);
        }
    }

    private static KeyStore storeOf(final List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        final KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        for (int index = 0; index < certificates.size(); index++) {
            store.setCertificateEntry("certificate-" + index, certificates.get(index));
        }
        return store;
    }
}
