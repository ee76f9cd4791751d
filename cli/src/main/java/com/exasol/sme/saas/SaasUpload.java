package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.JarUpload;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.SmeException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.function.Consumer;

/** Uploads the UDF JAR to the files of a database in Exasol SaaS, by way of an address made for this one upload. */
final class SaasUpload implements JarUpload {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final SaasApi api;
    private final String database;
    private final EmbeddedJar jar;
    private final Progress progress;
    private final Consumer<String> report;

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
        new SaasTransfer(api, database, LIMIT, progress)
                .send(
                        BodyPublishers.ofByteArray(content),
                        location.file(),
                        (host, reason, cause) -> failed(location, host, reason, cause));
        report.accept("Uploaded " + location.pathInUdf() + " (" + content.length + " bytes).");
    }

    private static SmeException failed(
            final JarLocation location, final String host, final String reason, final Exception cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-52")
                        .message(
                                "The JAR was not uploaded to {{path|u}} by way of the storage of Exasol SaaS at"
                                        + " {{host|u}}: {{reason|u}}",
                                location.pathInUdf(),
                                host,
                                reason)
                        .mitigation("Check that the network lets HTTPS through to that host, and run the command again,"
                                + " or upload the JAR by hand (deploy --to-print tells how) and add --no-upload.")
                        .toString(),
                cause);
    }
}
