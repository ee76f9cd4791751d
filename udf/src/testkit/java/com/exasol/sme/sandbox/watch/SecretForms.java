package com.exasol.sme.sandbox.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The ways in which a text may show a secret: as it is, escaped, or inside of something that was encoded. */
final class SecretForms {
    private static final int BYTES_OF_A_BASE64_GROUP = 3;
    private static final int LETTERS_OF_A_BASE64_GROUP = 4;

    private SecretForms() {}

    static Set<String> of(final String secret) {
        final Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(secret.replace("/", "\\/"));
        forms.add(secret.replace("'", "''"));
        final String url = URLEncoder.encode(secret, UTF_8);
        forms.add(url);
        forms.add(url.replace("+", "%20"));
        forms.add(url.toLowerCase(Locale.ROOT));
        for (int before = 0; before < BYTES_OF_A_BASE64_GROUP; before++) {
            forms.add(inBase64(Base64.getEncoder(), secret, before));
            forms.add(inBase64(Base64.getUrlEncoder(), secret, before));
        }
        return forms;
    }

    /** What Base64 makes of a secret wherever it stands, such as behind a user and a colon. */
    private static String inBase64(final Base64.Encoder encoder, final String secret, final int before) {
        final String all = encoder.withoutPadding().encodeToString((" ".repeat(before) + secret).getBytes(UTF_8));
        // The first letters and the last one also carry bits of what stands before and behind.
        final int first = (before * LETTERS_OF_A_BASE64_GROUP + 2) / BYTES_OF_A_BASE64_GROUP;
        final boolean isCut = all.length() % LETTERS_OF_A_BASE64_GROUP != 0;
        return all.substring(first, isCut ? all.length() - 1 : all.length());
    }
}
