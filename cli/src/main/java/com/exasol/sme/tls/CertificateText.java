package com.exasol.sme.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a person which certificate a server presented. */
final class CertificateText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CertificateText() {}

    static String complaint(final String host, final X509Certificate certificate) {
        return "The server " + host + " presented a certificate that is not trusted: " + of(certificate)
                + ". If it is the right one, trust exactly it with --fingerprint "
                + Fingerprint.of(certificate).text() + ".";
    }

    private static String of(final X509Certificate certificate) {
        return "subject '" + certificate.getSubjectX500Principal().getName() + "'" + names(certificate)
                + ", SHA-256 fingerprint " + Fingerprint.of(certificate).text()
                + ", " + (isExpired(certificate) ? "expired on " : "valid until ")
                + DAY.format(certificate.getNotAfter().toInstant());
    }

    static boolean isExpired(final X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isBefore(Clock.systemUTC().instant());
    }

    private static String names(final X509Certificate certificate) {
        final String names = alternativeNames(certificate).stream()
                .map(name -> String.valueOf(name.get(1)))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " for " + names;
    }

    private static Collection<List<?>> alternativeNames(final X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
        } catch (final CertificateParsingException exception) {
            // Then the certificate is good for no host, and its subject tells which one it is.
            return List.of();
        }
    }
}
