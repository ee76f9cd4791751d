package com.exasol.sme.container;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.cluster.FileDigest;
import com.exasol.sme.shared.SmeException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The digest that the archive of a container has to have.
 *
 * @param sha256 64 hexadecimal digits, in lower case
 */
public record ExpectedDigest(String sha256) {
    public static final String OPTION = "--container-sha256";
    private static final Pattern VALID = Pattern.compile("[0-9A-Fa-f]{64}");

    public ExpectedDigest {
        if (!VALID.matcher(sha256).matches()) {
            throw ContainerRefusal.of(
                    OPTION, sha256, "is no SHA-256 digest", "Give 64 hexadecimal digits, as sha256sum shows them.");
        }
        sha256 = sha256.toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses an archive that is another one.
     *
     * @param failure makes the error, which tells whether anything was contacted
     */
    void check(final String archive, final FileDigest digest, final Function<String, SmeException> failure) {
        if (!digest.sha256().equals(sha256)) {
            throw failure.apply(ExaError.messageBuilder("E-SME-CLI-75")
                    .message(
                            "{{archive|u}} has the SHA-256 digest {{actual|u}}, but {{option|u}} is {{expected|u}}.",
                            archive,
                            digest.sha256(),
                            OPTION,
                            sha256)
                    .message(" Nothing was uploaded.")
                    .mitigation("Get the archive and its digest again, from where you trust both; allowed is only the"
                            + " archive with that digest.")
                    .toString());
        }
    }
}
