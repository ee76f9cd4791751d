package com.exasol.sme.sandbox.bucketfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The folder that a node has instead of an archive; there is none for an archive that cannot be read. */
final class ExtractedArchive {
    private static final String ENDING = ".tar.gz";

    private ExtractedArchive() {}

    static boolean isArchive(final Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    /**
     * Extracts an archive, or deletes the folder of one that is gone.
     *
     * @param target where the node would have a file of its name
     */
    static void replace(final Path archive, final Path target) throws IOException {
        final String name = target.getFileName().toString();
        final Path folder = target.resolveSibling(name.substring(0, name.length() - ENDING.length()));
        delete(folder);
        if (!Files.exists(archive)) {
            return;
        }
        final Path part = target.resolveSibling(name + ".part");
        try {
            extract(archive, Files.createDirectories(part));
            Files.move(part, folder);
        } catch (final IOException exception) {
            delete(part);
        }
    }

    private static void extract(final Path archive, final Path folder) throws IOException {
        try (InputStream content = Files.newInputStream(archive);
                TarArchiveInputStream entries = new TarArchiveInputStream(new GZIPInputStream(content))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                final Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
    }

    private static void delete(final Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
