package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.MaskedInput;
import com.exasol.sme.shared.SmeException;
import java.util.regex.Pattern;

/**
 * Where Exasol SaaS is.
 *
 * @param text protocol, host and port, without a slash at the end
 */
public record SaasUrl(String text) {
    public static final String DEFAULT = "https://cloud.exasol.com";
    private static final String HOST = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*(?::\\d{1,5})?";
    private static final int MOST = 300;
    /** Without encryption the token would be for everybody on the way to read. */
    private static final Pattern URL =
            Pattern.compile("https://" + HOST + "|http://(?:localhost|127\\.0\\.0\\.1)(?::\\d{1,5})?");

    public SaasUrl {
        require(text, text);
    }

    /** Reads an address that may end with a slash. */
    public static SaasUrl from(final String given) {
        final String text = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        require(text, given);
        return new SaasUrl(text);
    }

    private static void require(final String text, final String given) {
        if (text.length() > MOST || !URL.matcher(text).matches()) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-47")
                    .message(
                            "{{url}} in --saas-url (or SAAS_HOST) is not the address of Exasol SaaS.",
                            SaasRefusal.shown(MaskedInput.address(given)))
                    .mitigation("Give {{default|u}}, or another address with https:// and without a path.", DEFAULT)
                    .toString());
        }
    }

    /** Whether another address is as well protected as this one. */
    boolean protectsNoMoreThan(final String address) {
        return address.startsWith("https://") || (address.startsWith("http://") && text.startsWith("http://"));
    }
}
