package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.deploy.Causes;
import com.exasol.sme.deploy.CountedBody;
import com.exasol.sme.deploy.EmbeddedJar;
import com.exasol.sme.deploy.JarLocation;
import com.exasol.sme.deploy.JarUpload;
import com.exasol.sme.deploy.Progress;
import com.exasol.sme.deploy.Progress.Unit;
import com.exasol.sme.deploy.SmeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads the UDF JAR to the files of a database in Exasol SaaS, by way of an address made for this one upload. */
final class SaasUpload implements JarUpload {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int OTHERS = 300;
    /** All of the storage's error that shows nothing of the signature. */
    private static final Pattern CODE = Pattern.compile("<Code>(\\w{1,60})</Code>");

    private final SaasApi api;
    private final String database;
    private final EmbeddedJar jar;
    private final Progress progress;
    private final Consumer<String> report;
    private final HttpExchanges exchanges = new HttpExchanges();

    SaasUpload(
            final SaasApi api,
            final String database,
            final EmbeddedJar jar,
            final Progress progress,
            final Consumer<String> report) {
        this.api = api;
        this.database = database;
        this.jar = jar;
        this.progress = progress;
        this.report = report;
    }

    @Override
    public void run(final JarLocation location) {
        final byte[] content = jar.content();
        final URI address = address(location);
        // The address carries its own signature; the storage refuses a second way to say who we are.
        final HttpResponse<String> response;
        try (Progress.Step step = progress.begin("Uploading " + JarLocation.fileName(), content.length, Unit.BYTES)) {
            final HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(LIMIT)
                    .PUT(new CountedBody(BodyPublishers.ofByteArray(content), sent -> step.reached(sent, "")))
                    .build();
            response = exchanges.send(request, exception -> failed(location, address, Causes.of(exception), exception));
        }
        if (response.statusCode() < OK || response.statusCode() >= OTHERS) {
            throw failed(location, address, "status " + response.statusCode() + code(response.body()) + ".", null);
        }
        report.accept("Uploaded " + location.pathInUdf() + " (" + content.length + " bytes).");
    }

    private URI address(final JarLocation location) {
        final SaasAnswer answer = api.post("databases", database, "files", location.pathInBucket());
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

    private static SmeException failed(
            final JarLocation location, final URI address, final String reason, final Exception cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-52")
                        .message(
                                "The JAR was not uploaded to {{path|u}} by way of the storage of Exasol SaaS at"
                                        + " {{host|u}}: {{reason|u}}",
                                location.pathInUdf(),
                                address.getHost(),
                                reason)
                        .mitigation("Check that the network lets HTTPS through to that host, and run the command again,"
                                + " or upload the JAR by hand (deploy --to-print tells how) and add --no-upload.")
                        .toString(),
                cause);
    }
}
