package com.exasol.sme.deployment;

import static com.exasol.sme.tls.TestCertificates.AUTHORITY;
import static com.exasol.sme.tls.TestCertificates.GOOD;
import static com.exasol.sme.tls.TestCertificates.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.tls.TestCertificates;
import com.exasol.sme.tls.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload by HTTPS, which is the default, to a server whose certificate Java does not know. */
class HttpsUploadTest {
    @TempDir
    private Path directory;

    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private DeployLine line(final TlsServer server) {
        return DeployLine.uploadingTo(sandbox)
                .adding("--no-display-progress")
                .without("--no-bucketfs-use-https")
                .with("--bucketfs-port", String.valueOf(server.port()));
    }

    private void assertUploaded(final TlsServer server) {
        assertThat(server.requests()).containsExactly("PUT /default/" + JarLocation.fileName());
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @Test
    void refusesTheCertificateBeforeAnythingIsSent() {
        try (TlsServer server = new TlsServer(WRONG_HOST)) {
            final CommandResult result = line(server).run();
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("E-SME-CLI-43: Nothing was sent to BucketFS at https://localhost:" + server.port()
                            + ". The server localhost presented a certificate that is not trusted: "
                            + "subject 'CN=other.example' for other.example, SHA-256 fingerprint ");
            assertThat(server.requests()).isEmpty();
            assertThat(DeployedObjects.in(sandbox)).isEmpty();
        }
    }

    @Test
    void namesTheProtocolThatTheServerSpeaks() {
        final CommandResult result = DeployLine.uploadingTo(sandbox)
                .without("--no-bucketfs-use-https")
                .run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("E-SME-CLI-97: BucketFS at https://localhost:"
                        + sandbox.bucketFs().port()
                        + " speaks HTTP, not HTTPS. Give --no-bucketfs-use-https, or with --bucketfs-port the port"
                        + " that does; the file was not sent.");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
    }

    @Test
    void trustsTheCertificateWithTheOptionThatTheErrorAdvises() {
        try (TlsServer server = new TlsServer(WRONG_HOST)) {
            final String message = line(server).run().err();
            final String advice =
                    message.substring(message.indexOf("--fingerprint ")).strip();
            line(server).adding(advice.replaceAll("\\.$", "").split(" ")).runWell();
            assertUploaded(server);
        }
    }

    @Test
    void trustsWhatTheGivenAuthoritySigned() throws IOException {
        Files.writeString(directory.resolve("authority.pem"), TestCertificates.pemOf(AUTHORITY));
        try (TlsServer server = new TlsServer(GOOD)) {
            line(server).adding("--ssl-cert-path", directory.toString()).runWell();
            assertUploaded(server);
        }
    }

    @Test
    void warnsWhenNothingIsChecked() {
        try (TlsServer server = new TlsServer(WRONG_HOST)) {
            assertThat(line(server)
                            .adding("--no-use-ssl-cert-validation")
                            .runWell()
                            .err())
                    .startsWith("Warning: certificates are not checked (--no-use-ssl-cert-validation), ");
            assertUploaded(server);
        }
    }
}
