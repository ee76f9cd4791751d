package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;

/** A personal access token, which opens both the REST interface and the database. */
public final class BearerToken {
    private final Secret secret;

    private BearerToken(final Secret secret) {
        this.secret = secret;
    }

    /** Refuses what cannot be sent in a header, because the client would repeat it in its own error. */
    public static BearerToken of(final Secret secret) {
        if (!secret.reveal().matches("[!-~]+")) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-47")
                    .message("The value of --saas-token (or SAAS_TOKEN) is not a token of Exasol SaaS.")
                    .mitigation("Copy the whole token, without blanks and line breaks.")
                    .toString());
        }
        return new BearerToken(secret);
    }

    String header() {
        return "Bearer " + secret.reveal();
    }

    /** A copy, for whoever wipes it after use. */
    Secret password() {
        return Secret.of(secret.reveal().toCharArray());
    }

    /** What another one says, should it repeat the token. */
    String leftOutOf(final String text) {
        return text.replace(secret.reveal(), secret.toString());
    }

    void wipe() {
        secret.wipe();
    }
}
