package com.exasol.sme.sandbox.aws.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a container answers with status 200. */
public record Reply(String contentType, byte[] body) {
    static Reply json(final String body) {
        return new Reply("application/json", body.getBytes(UTF_8));
    }
}
