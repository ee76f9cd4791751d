package com.exasol.sme.sandbox.saas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;

/** The operations of the REST interface that the sandbox knows; every other path and method is not found. */
final class SaasOperations {
    private static final String ROOT = "/api/v1/accounts/" + SaasServer.ACCOUNT + "/";

    private final SaasDatabases databases = new SaasDatabases();
    private final SaasStorage storage;

    SaasOperations(final SaasStorage storage) {
        this.storage = storage;
    }

    SaasDatabases databases() {
        return databases;
    }

    RestAnswer answer(final HttpExchange exchange) {
        final String path = exchange.getRequestURI().getRawPath();
        if (!path.startsWith(ROOT) || exchange.getRequestURI().getRawQuery() != null) {
            return RestAnswer.notFound(exchange);
        }
        final List<String> parts = Arrays.stream(path.substring(ROOT.length()).split("/", -1))
                .map(part -> URLDecoder.decode(part, UTF_8))
                .toList();
        final String operation = exchange.getRequestMethod() + " " + parts.get(0);
        if (operation.equals("GET databases") && parts.size() == 1) {
            return RestAnswer.of(databases.list());
        }
        if (!parts.get(0).equals("databases")
                || parts.size() == 1
                || databases.find(parts.get(1)).isEmpty()) {
            return RestAnswer.notFound(exchange);
        }
        return ofDatabase(exchange, parts.get(1), parts.subList(2, parts.size()));
    }

    private RestAnswer ofDatabase(final HttpExchange exchange, final String id, final List<String> parts) {
        final String key = parts.size() == 2 ? parts.get(1) : "";
        final String operation = exchange.getRequestMethod() + " " + String.join("/", parts);
        if (operation.equals("GET ")) {
            return RestAnswer.of(databases.find(id).orElseThrow());
        }
        if (operation.equals("GET clusters")) {
            return RestAnswer.of(databases.clusters(id));
        }
        if (operation.startsWith("GET clusters/")
                && parts.size() == 3
                && parts.get(2).equals("connect")) {
            return databases.connection(parts.get(1)).map(RestAnswer::of).orElse(RestAnswer.notFound(exchange));
        }
        if (operation.equals("GET files")) {
            return RestAnswer.of(storage.tree());
        }
        if (operation.startsWith("POST files/") && SaasStorage.canHold(key)) {
            return RestAnswer.of(JsonNodeFactory.instance.objectNode().put("url", storage.presigned(key)));
        }
        if (operation.startsWith("DELETE files/") && storage.delete(key)) {
            return RestAnswer.nothing();
        }
        return RestAnswer.notFound(exchange);
    }
}
