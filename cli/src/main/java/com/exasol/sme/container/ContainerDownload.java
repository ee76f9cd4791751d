package com.exasol.sme.container;

import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Progress.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings the content of an address into a file. */
final class ContainerDownload {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final ContainerUrl url;
    private final Duration limit;
    private final Progress progress;

    /** @param limit how long it may take */
    ContainerDownload(final ContainerUrl url, final Duration limit, final Progress progress) {
        this.url = url;
        this.limit = limit;
        this.progress = progress;
    }

    void to(final Path file) throws IOException, InterruptedException {
        final HttpResponse<InputStream> answer = answer();
        final long bytes = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        try (Progress.Step step = progress.begin("Downloading " + url.name().fileName(), bytes, Unit.BYTES);
                InputStream content = new CountedInput(answer.body(), read -> step.reached(read, ""));
                OutputStream target = Files.newOutputStream(file)) {
            copy(content, target);
        }
    }

    private HttpResponse<InputStream> answer() throws IOException, InterruptedException {
        URI next = url.address();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            final HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(next).timeout(ANSWER_LIMIT).GET().build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() == OK) {
                return answer;
            }
            answer.body().close();
            if (!REDIRECTS.contains(answer.statusCode())) {
                throw new IOException("the server " + next.getHost() + " answered with status " + answer.statusCode());
            }
            next = target(next, answer);
        }
        throw new IOException("it was redirected more than " + MOST_REDIRECTS + " times");
    }

    /** Its query may be a signature, so that nothing but the host is ever shown. */
    private URI target(final URI from, final HttpResponse<InputStream> answer) throws IOException {
        final String location = answer.headers().firstValue("Location").orElse("");
        final URI next;
        try {
            next = from.resolve(location);
        } catch (final IllegalArgumentException exception) {
            throw new IOException("the server " + from.getHost() + " redirected it to no address");
        }
        if (!url.allows(next)) {
            throw new IOException("the server " + from.getHost() + " redirected it to " + next.getHost()
                    + " without HTTPS, which only " + ExpectedDigest.OPTION + " makes safe");
        }
        return next;
    }

    /** A server may stop sending without ending the connection. */
    private void copy(final InputStream content, final OutputStream target) throws IOException, InterruptedException {
        final CompletableFuture<Void> copy = CompletableFuture.runAsync(() -> {
            try {
                content.transferTo(target);
            } catch (final IOException exception) {
                throw new UncheckedIOException(exception);
            }
        });
        try {
            copy.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (final ExecutionException exception) {
            final Throwable reason = exception.getCause();
            throw new IOException("it broke off", reason instanceof UncheckedIOException ? reason.getCause() : reason);
        } catch (final TimeoutException exception) {
            throw new IOException("it took more than " + limit.toMinutes() + " minutes", exception);
        }
    }
}
