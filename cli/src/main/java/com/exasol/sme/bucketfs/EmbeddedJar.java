package com.exasol.sme.bucketfs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Resources;
import com.exasol.sme.shared.Sha256;
import com.exasol.sme.shared.SmeException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The UDF JAR that travels inside sme.jar. */
public final class EmbeddedJar {
    /** Unpacked once: a deployment wants it for the upload, and again to know it on the nodes. */
    private static final Map<String, EmbeddedJar> UNPACKED = new ConcurrentHashMap<>();

    private final byte[] content;
    private String sha256;

    private EmbeddedJar(final byte[] content) {
        this.content = content;
    }

    /** Refuses a JAR that is missing or empty: BucketFS would take it, and every script would fail later. */
    public static EmbeddedJar named(final String resource) {
        return UNPACKED.computeIfAbsent(resource, EmbeddedJar::unpack);
    }

    private static EmbeddedJar unpack(final String resource) {
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
    public synchronized String sha256() {
        if (sha256 == null) {
            sha256 = Sha256.of(content);
        }
        return sha256;
    }
}
