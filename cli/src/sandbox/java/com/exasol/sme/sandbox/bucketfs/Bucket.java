package com.exasol.sme.sandbox.bucketfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One bucket: files below a directory, and who may read and write them. */
final class Bucket {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Path directory;
    private final Consumer<Path> changes;
    private final String readCredentials;
    private final String writeCredentials;

    /** @param changes gets every file that was written or deleted */
    Bucket(final Path directory, final String readPassword, final String writePassword, final Consumer<Path> changes) {
        this.directory = directory;
        this.changes = changes;
        readCredentials = basic("r", readPassword);
        writeCredentials = basic("w", writePassword);
    }

    private static String basic(final String user, final String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    int readAccess(final String credentials) {
        return readCredentials.equals(credentials) ? OK : writeAccess(credentials);
    }

    int writeAccess(final String credentials) {
        if (credentials == null) {
            return UNAUTHORIZED;
        }
        return writeCredentials.equals(credentials) ? OK : FORBIDDEN;
    }

    /** A key names a file below the bucket's directory and nothing outside. */
    boolean canHold(final String key) {
        final Path file = file(key);
        return !key.isEmpty() && !key.endsWith("/") && file.equals(file.normalize()) && file.startsWith(directory);
    }

    boolean has(final String key) {
        return Files.isRegularFile(file(key));
    }

    byte[] read(final String key) throws IOException {
        return Files.readAllBytes(file(key));
    }

    /** A UDF never sees half a file. */
    void write(final String key, final InputStream content) throws IOException {
        final Path file = file(key);
        Files.createDirectories(file.getParent());
        final Path part = Files.createTempFile("upload", null);
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        changes.accept(file);
    }

    boolean delete(final String key) throws IOException {
        final boolean wasThere = Files.deleteIfExists(file(key));
        changes.accept(file(key));
        return wasThere;
    }

    List<String> keys() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }

    private Path file(final String key) {
        return directory.resolve(key);
    }
}
