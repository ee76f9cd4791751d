package com.exasol.sme.saas;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** An answer of Exasol SaaS other than success: why it was given, and what to do. */
final class Refusal {
    private Refusal() {}

    /** What stands behind the status in an error; nothing if the body is of another kind, such as a proxy's page. */
    static String reason(final String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            final JsonObject error = reader.readObject();
            return ": " + ShownText.of(error.getString("message", "")).replaceAll("\\.$", "") + " (request "
                    + ShownText.of(error.getString("requestId", "unknown")) + ")";
        } catch (final JsonException exception) {
            return "";
        }
    }

    static String advice(final int status) {
        if (status >= 300 && status < 400) {
            return "Give the address that it points to as --saas-url: the token is sent to no other than that.";
        }
        return switch (status) {
            case 401, 403 ->
                "Check the token: that it is complete, has not expired, and that its user may use this"
                        + " account and database.";
            case 404 -> "Check --saas-account-id and --saas-url.";
            default -> "Wait a moment and run the command again; if it stays so, ask the support of Exasol.";
        };
    }
}
