package com.exasol.sme.sandbox.udf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What stands for /tmp on each node, where the real client leaves the classes of code in scripts. All JVMs of a node
 * share it here; whether they do so in a database is not known.
 */
final class NodeTmp {
    private static final Set<Path> DIRECTORIES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> DIRECTORIES.forEach(NodeTmp::delete)));
    }

    private final Map<Integer, Path> nodes = new ConcurrentHashMap<>();

    Path of(final int node) {
        return nodes.computeIfAbsent(node, number -> create());
    }

    private static Path create() {
        try {
            final Path directory = Files.createTempDirectory("sandbox-tmp");
            DIRECTORIES.add(directory);
            return directory;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void delete(final Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
