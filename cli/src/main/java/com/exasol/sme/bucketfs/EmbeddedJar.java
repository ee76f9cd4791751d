package com.exasol.sme.bucketfs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Resources;
import com.exasol.sme.shared.SmeException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The UDF JAR that travels inside sme.jar. */
public final class EmbeddedJar {
    private final byte[] content;

    private EmbeddedJar(final byte[] content) {
        this.content = content;
    }

    /** Refuses a JAR that is missing or empty: BucketFS would take it, and every script would fail later. */
    public static EmbeddedJar named(final String resource) {
        final byte[] content = Resources.bytes(resource).orElse(new byte[0]);
        if (content.length == 0) {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-23")
                    .message("This sme.jar does not carry {{resource}} inside.", resource)
                    .mitigation("Get a complete sme.jar, or build it with 'mvn verify' in the top directory.")
                    .toString());
        }
        return new EmbeddedJar(content);
    }

    public byte[] content() {
        return content;
    }

    /** The digest of the content in hexadecimal digits, as sha256sum shows it. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (final NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java runtime has SHA-256", exception);
        }
    }
}
