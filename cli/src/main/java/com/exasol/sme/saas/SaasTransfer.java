package com.exasol.sme.saas;

import com.exasol.sme.bucketfs.CountedBody;
import com.exasol.sme.bucketfs.UploadedFile;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Progress.Unit;
import com.exasol.sme.shared.SmeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a file to the storage of Exasol SaaS, by way of an address made for this one upload. */
final class SaasTransfer {
    private static final int OK = 200;
    private static final int OTHERS = 300;
    /** All of the storage's error that shows nothing of the signature. */
    private static final Pattern CODE = Pattern.compile("<Code>(\\w{1,60})</Code>");

    private final SaasApi api;
    private final String database;
    private final Duration limit;
    private final Progress progress;
    private final HttpExchanges exchanges = new HttpExchanges();

    SaasTransfer(final SaasApi api, final String database, final Duration limit, final Progress progress) {
        this.api = api;
        this.database = database;
        this.limit = limit;
        this.progress = progress;
    }

    /** What to say when the storage does not take a file. */
    @FunctionalInterface
    interface Failure {
        SmeException of(String host, String reason, Exception cause);
    }

    void send(final BodyPublisher content, final UploadedFile file, final Failure failure) {
        final URI address = address(file);
        // The address carries its own signature; the storage refuses a second way to say who we are.
        final HttpResponse<String> response;
        try (Progress.Step step = progress.begin("Uploading " + file.name(), content.contentLength(), Unit.BYTES)) {
            final HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(limit)
                    .PUT(new CountedBody(content, sent -> step.reached(sent, "")))
                    .build();
            response = exchanges.send(
                    request, exception -> failure.of(address.getHost(), CauseChain.of(exception), exception));
        }
        if (response.statusCode() < OK || response.statusCode() >= OTHERS) {
            throw failure.of(address.getHost(), "status " + response.statusCode() + code(response.body()) + ".", null);
        }
    }

    private URI address(final UploadedFile file) {
        final SaasAnswer answer = api.post("databases", database, "files", file.pathInBucket());
        // INFERRED from Exasol's own clients: the ampersands may come escaped twice.
        final String text = answer.text("url").replace("\\u0026", "&");
        try {
            final URI address = new URI(text);
            if (address.getHost() != null && api.url().protectsNoMoreThan(text)) {
                return address;
            }
        } catch (final URISyntaxException exception) {
            // It would repeat the address, which is as good as a password.
        }
        throw answer.strange("its url is no address to upload to with HTTPS");
    }

    private static String code(final String body) {
        final Matcher matcher = CODE.matcher(body);
        return matcher.find() ? " (" + matcher.group(1) + ")" : "";
    }
}
