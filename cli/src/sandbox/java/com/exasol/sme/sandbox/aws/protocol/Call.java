package com.exasol.sme.sandbox.aws.protocol;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it came in.
 *
 * @param uri path and query
 * @param headers by name without regard to case
 */
public record Call(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
    static final String INVOKE = "InvokeEndpoint";
    private static final String TARGET_PREFIX = "SageMaker.";
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Pattern INVOCATION = Pattern.compile("/endpoints/([^/]+)/invocations");

    public static Call read(final HttpExchange exchange) throws IOException {
        final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    public Optional<String> header(final String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    /** The endpoint that is invoked, unless this is a call of the control plane. */
    public Optional<String> endpointName() {
        final Matcher invocation = INVOCATION.matcher(uri.getPath());
        return invocation.matches() ? Optional.of(invocation.group(1)) : Optional.empty();
    }

    /** Whether it speaks the protocol of the older services, such as STS: a form that is sent, XML that is answered. */
    public boolean isQuery() {
        return header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    private String queryAction() {
        final Matcher action = ACTION.matcher(new String(body, StandardCharsets.UTF_8));
        return action.find() ? action.group(1) : "";
    }

    /** The operation's name, as in IAM policies without the service. */
    public String operation() {
        if (endpointName().isPresent()) {
            return INVOKE;
        }
        if (isQuery()) {
            return queryAction();
        }
        final String target = header("X-Amz-Target").orElse("");
        return target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
    }
}
