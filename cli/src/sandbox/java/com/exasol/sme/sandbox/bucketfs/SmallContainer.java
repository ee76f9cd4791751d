package com.exasol.sme.sandbox.bucketfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The archive of a container that holds what the sandbox looks for, and a little more. */
public final class SmallContainer {
    private static final String CLIENT = "exaudf/exaudfclient";

    private SmallContainer() {}

    /** A good one, always the same. */
    public static byte[] content() {
        return content("etc/", "etc/os-release", CLIENT, "usr/lib/" + "long/".repeat(40) + "jvm", "end");
    }

    /** An archive with these entries; what ends with a slash is a folder. */
    public static byte[] content(final String... names) {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (TarArchiveOutputStream archive = new TarArchiveOutputStream(new GZIPOutputStream(content))) {
            archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (final String name : List.of(names)) {
                final TarArchiveEntry entry = new TarArchiveEntry(name);
                final byte[] text = name.endsWith("/") ? new byte[0] : ("This is " + name + "\n").getBytes(UTF_8);
                entry.setSize(text.length);
                // An archive with other times would be another one.
                entry.setModTime(0L);
                archive.putArchiveEntry(entry);
                archive.write(text);
                archive.closeArchiveEntry();
            }
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return content.toByteArray();
    }
}
