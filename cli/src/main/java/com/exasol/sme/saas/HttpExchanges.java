package com.exasol.sme.saas;

import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;

/** Sends requests, each to the very address it is meant for. */
final class HttpExchanges {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    /** Follows nobody to another address: a token is for the first one only. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    /** @param failure what to throw when there is no answer */
    HttpResponse<String> send(final HttpRequest request, final Function<Exception, SmeException> failure) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (final IOException exception) {
            throw failure.apply(exception);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw failure.apply(exception);
        }
    }
}
