package com.exasol.sme.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-256 digest of a certificate, by which exactly this certificate is known.
 *
 * @param text 64 hexadecimal digits in upper case, as the JDBC driver shows them
 */
public record Fingerprint(String text) {
    private static final Pattern DIGITS = Pattern.compile("[0-9A-F]{64}");

    /** Reads a fingerprint with or without colons between the bytes, in any case; nothing if it is none. */
    public static Optional<Fingerprint> from(final String given) {
        final String digits = given.replace(":", "").toUpperCase(Locale.ROOT);
        return DIGITS.matcher(digits).matches() ? Optional.of(new Fingerprint(digits)) : Optional.empty();
    }

    static Fingerprint of(final X509Certificate certificate) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().withUpperCase().formatHex(digest));
        } catch (final NoSuchAlgorithmException | CertificateEncodingException exception) {
            throw new IllegalStateException("Every Java runtime has SHA-256, every certificate an encoding", exception);
        }
    }
}
