package com.exasol.sme.container;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.tls.SpokenProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A container that is downloaded into a temporary file when it is needed. */
public final class RemoteContainer implements ContainerSource {
    private final ContainerUrl url;
    private final Optional<ExpectedDigest> expected;
    private final Duration limit;
    private final Progress progress;

    /**
     * Contacts nobody yet.
     *
     * @param limit how long the download may take
     */
    public RemoteContainer(
            final ContainerUrl url,
            final Optional<ExpectedDigest> expected,
            final Duration limit,
            final Progress progress) {
        this.url = url;
        this.expected = expected;
        this.limit = limit;
        this.progress = progress;
    }

    @Override
    public void use(final Consumer<ContainerArchive> work) {
        try {
            final Path file = Files.createTempFile("sme-container-", ".tar.gz");
            // For whoever ends the command with Ctrl-C.
            file.toFile().deleteOnExit();
            try {
                work.accept(downloaded(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (final IOException exception) {
            throw failed(exception);
        }
    }

    private ContainerArchive downloaded(final Path file) throws IOException {
        download(file);
        final ContainerArchive archive = read(file);
        expected.ifPresent(digest -> digest.check(url.toString(), archive.digest(), SmeException::new));
        return archive;
    }

    private void download(final Path file) throws IOException {
        refuse(SpokenProtocol.insteadOfHttps(url.address()));
        try {
            new ContainerDownload(url, limit, progress).to(file);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", exception);
        } catch (final IOException exception) {
            refuse(SpokenProtocol.insteadOf(url.address()));
            throw exception;
        }
    }

    private void refuse(final Optional<String> spoken) {
        if (spoken.isPresent()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-87")
                    .message("The server of {{url|u}} speaks {{spoken|u}}. Nothing was uploaded.", url, spoken.get())
                    .mitigation("Correct --container-url: its protocol, or its port.")
                    .toString());
        }
    }

    private ContainerArchive read(final Path file) throws IOException {
        try {
            return ContainerArchive.read(file, url.name().fileName(), progress);
        } catch (final IOException exception) {
            throw new IOException("the file " + exception.getMessage(), exception.getCause());
        }
    }

    private SmeException failed(final IOException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-76")
                        .message(
                                "The container was not downloaded from {{url|u}}: {{cause|u}} Nothing was uploaded.",
                                url,
                                CauseChain.of(exception))
                        .mitigation("Check --container-url and the network (a proxy is given to Java with 'java"
                                + " -Dhttps.proxyHost=… -Dhttps.proxyPort=… -jar sme.jar …'), or download the archive"
                                + " by hand and give it as --container-file.")
                        .toString(),
                exception);
    }
}
