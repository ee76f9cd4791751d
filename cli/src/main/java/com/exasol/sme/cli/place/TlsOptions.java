package com.exasol.sme.cli.place;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.FilePath;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.tls.CertificateFiles;
import com.exasol.sme.tls.Fingerprint;
import com.exasol.sme.tls.TrustSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which certificates of servers are good. */
final class TlsOptions {
    @Option(
            names = "--ssl-cert-path",
            paramLabel = "<path>",
            description = "Certificates to trust instead of those that Java knows: a file in PEM format, or a "
                    + "directory of such files.")
    String path;

    @Option(
            names = "--use-ssl-cert-validation",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Check the certificates of database and BucketFS.%n  Default: " + "--use-ssl-cert-validation")
    boolean isValidated;

    @Option(
            names = "--fingerprint",
            paramLabel = "<fingerprint>",
            description = "SHA-256 fingerprint of the one certificate to trust, whatever it says.")
    String fingerprint;

    TrustSettings settings() {
        if (!isValidated && (path != null || fingerprint != null)) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-42")
                    .message(
                            "--no-use-ssl-cert-validation and {{option|u}} contradict each other.",
                            path == null ? "--fingerprint" : "--ssl-cert-path")
                    .mitigation("Leave out --no-use-ssl-cert-validation: with the other one, certificates are checked.")
                    .toString());
        }
        return new TrustSettings(
                path == null ? List.of() : certificates(),
                Optional.ofNullable(fingerprint).map(this::read),
                isValidated);
    }

    private Fingerprint read(final String given) {
        return Fingerprint.from(given)
                .orElseThrow(() -> SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-40")
                        .message(
                                "{{fingerprint}} in --fingerprint is not the fingerprint of a certificate.",
                                ShortenedInput.shown(given))
                        .mitigation("Give the 64 hexadecimal digits of SHA-256, with or without colons between bytes.")
                        .toString()));
    }

    private List<X509Certificate> certificates() {
        try {
            return CertificateFiles.read(FilePath.of(path));
        } catch (final CertificateException exception) {
            throw refused(exception.getMessage());
        } catch (final FileSystemException exception) {
            throw refused("it cannot be read (" + exception.getClass().getSimpleName() + ")");
        } catch (final IOException exception) {
            throw refused("it cannot be read (" + exception.getMessage() + ")");
        }
    }

    private SmeException refused(final String reason) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-41")
                .message(
                        "{{path}} in --ssl-cert-path cannot be used: {{reason|u}}.",
                        ShortenedInput.shown(path),
                        ShortenedInput.oneLine(reason))
                .mitigation("Give a file of certificates in PEM format (-----BEGIN CERTIFICATE-----),"
                        + " or a directory that holds such files only.")
                .toString());
    }
}
