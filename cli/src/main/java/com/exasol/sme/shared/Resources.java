package com.exasol.sme.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.errorreporting.ExaError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the files that travel inside sme.jar. */
public final class Resources {
    /** By URLs, as class loaders give them, each file would take ten times as long. */
    private static final Optional<ZipFile> JAR = jar();

    private Resources() {}

    /** A text with line feeds only and none at its end, whatever the working copy it was packaged from looked like. */
    public static String text(final String path) {
        final byte[] content = bytes(path)
                .orElseThrow(() -> new SmeException(ExaError.messageBuilder("F-SME-CLI-30")
                        .message("sme.jar lacks its own file {{path}}.", path)
                        .ticketMitigation()
                        .toString()));
        return new String(content, UTF_8).replace("\r\n", "\n").stripTrailing();
    }

    public static Optional<byte[]> bytes(final String path) {
        try (InputStream stream = open(path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (final IOException exception) {
            // A resource that is there and cannot be read is as good as missing; the caller names it.
            return Optional.empty();
        }
    }

    /** @return null if there is no such file, as all of Java does here */
    private static InputStream open(final String path) throws IOException {
        if (JAR.isEmpty()) {
            return Resources.class.getResourceAsStream("/" + path);
        }
        final ZipEntry entry = JAR.get().getEntry(path);
        return entry == null ? null : JAR.get().getInputStream(entry);
    }

    /** The sme.jar that this program runs from, if it is not in a directory as in a build. */
    private static Optional<ZipFile> jar() {
        try {
            final Path source = Path.of(Resources.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(source) ? Optional.of(new ZipFile(source.toFile())) : Optional.empty();
        } catch (final IOException | URISyntaxException exception) {
            // Then the class loader, which has found this class, has its own way.
            return Optional.empty();
        }
    }
}
