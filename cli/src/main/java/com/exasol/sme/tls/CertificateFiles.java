package com.exasol.sme.tls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Certificates in PEM files. */
public final class CertificateFiles {
    private CertificateFiles() {}

    /**
     * Reads all certificates in a file, or in all files of a directory.
     *
     * @throws IOException if a file cannot be read
     * @throws CertificateException if a file holds something else, or if there is no certificate
     */
    public static List<X509Certificate> read(final Path path) throws IOException, CertificateException {
        final List<X509Certificate> certificates = new ArrayList<>();
        for (final Path file : files(path)) {
            certificates.addAll(certificatesIn(file));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("there is no certificate in it");
        }
        return List.copyOf(certificates);
    }

    private static List<Path> files(final Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<X509Certificate> certificatesIn(final Path file) throws IOException, CertificateException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(content).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (final CertificateException exception) {
            throw new CertificateException(file.getFileName() + " holds something else", exception);
        }
    }
}
