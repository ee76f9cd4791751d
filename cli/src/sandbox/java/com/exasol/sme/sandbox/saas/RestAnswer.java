package com.exasol.sme.sandbox.saas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * An answer of the REST interface.
 *
 * @param status the HTTP status
 * @param body   JSON, or nothing
 */
record RestAnswer(int status, String body) {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    static RestAnswer of(final JsonNode body) {
        return new RestAnswer(OK, body.toString());
    }

    static RestAnswer nothing() {
        return new RestAnswer(NO_CONTENT, "");
    }

    static RestAnswer notFound(final HttpExchange exchange) {
        return error(exchange, NOT_FOUND, "Not found");
    }

    /** The schema ApiError of the description, with everything that it requires. */
    static RestAnswer error(final HttpExchange exchange, final int status, final String message) {
        return new RestAnswer(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", status)
                        .put("message", message)
                        .put("requestId", "req-1")
                        .put("path", exchange.getRequestURI().getPath())
                        .put("method", exchange.getRequestMethod())
                        .put("logId", "log-1")
                        .put("handler", "sandbox")
                        .put("timestamp", "2026-01-31T12:00:00Z")
                        .toString());
    }

    void sendTo(final HttpExchange exchange) throws IOException {
        final byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
