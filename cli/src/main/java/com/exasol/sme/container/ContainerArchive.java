package com.exasol.sme.container;

import com.exasol.sme.cluster.FileDigest;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Progress.Unit;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An archive on this machine that has been read from end to end and is the container of a script language.
 *
 * @param file   where it is
 * @param digest its size and SHA-256
 */
public record ContainerArchive(Path file, FileDigest digest) {
    /** The program that the database starts. */
    static final String CLIENT = "exaudf/exaudfclient";

    private static final int FIRST_BYTE = 0x1f;
    private static final int SECOND_BYTE = 0x8b;
    private static final int BUFFER = 1 << 16;

    /** Refuses with a reason that can stand behind "it". */
    static ContainerArchive read(final Path file, final String name, final Progress progress) throws IOException {
        final MessageDigest digest = sha256();
        final long bytes = Files.size(file);
        try (Progress.Step step = progress.begin("Checking " + name, bytes, Unit.BYTES);
                InputStream content = new BufferedInputStream(
                        new CountedInput(Files.newInputStream(file), read -> step.reached(read, "")), BUFFER);
                DigestInputStream digested = new DigestInputStream(content, digest)) {
            checkStart(content);
            check(digested);
            digested.transferTo(OutputStream.nullOutputStream());
        }
        return new ContainerArchive(file, new FileDigest(bytes, HexFormat.of().formatHex(digest.digest())));
    }

    private static void checkStart(final InputStream content) throws IOException {
        content.mark(2);
        if (content.read() != FIRST_BYTE || content.read() != SECOND_BYTE) {
            throw new IOException("is no archive in gzip format");
        }
        content.reset();
    }

    /** Also reads what follows the client: an archive that lacks its end is extracted nowhere. */
    private static void check(final InputStream compressed) throws IOException {
        try {
            final InputStream content = new GZIPInputStream(compressed, BUFFER);
            final boolean hasClient = new TarEntries(content).contain(CLIENT);
            content.transferTo(OutputStream.nullOutputStream());
            if (!hasClient) {
                throw new IOException(
                        "holds no " + CLIENT + ", which a script language container of version 9 or later has");
            }
        } catch (final EOFException | ZipException exception) {
            throw new IOException("is damaged or ends too early", exception);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java has SHA-256.", exception);
        }
    }
}
