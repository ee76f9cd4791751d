package com.exasol.sme.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.errorreporting.ExaError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the files that travel inside sme.jar. */
final class Resources {
    private Resources() {}

    /** A text with line feeds only and none at its end, whatever the working copy it was packaged from looked like. */
    static String text(final String path) {
        final byte[] content = bytes(path)
                .orElseThrow(() -> new SmeException(ExaError.messageBuilder("F-SME-CLI-30")
                        .message("sme.jar lacks its own file {{path}}.", path)
                        .ticketMitigation()
                        .toString()));
        return new String(content, UTF_8).replace("\r\n", "\n").stripTrailing();
    }

    static Optional<byte[]> bytes(final String path) {
        try (InputStream stream = Resources.class.getResourceAsStream("/" + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (final IOException exception) {
            // A resource that is there and cannot be read is as good as missing; the caller names it.
            return Optional.empty();
        }
    }
}
