package com.exasol.sme.sandbox.udf.classes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets JVMs of one class path share their loaded classes: nothing that a script could tell, but each starts in half the
 * time. A JVM checks itself that the JARs are still the same.
 */
public final class ClassArchive {
    private static final Map<String, ClassArchive> ARCHIVES = new ConcurrentHashMap<>();

    /** What cannot be archived is no matter of the script's output. */
    private static final String SILENT = "-Xlog:cds*=off";

    private final Path file;
    private int uses;
    private boolean written;

    private ClassArchive() {
        try {
            file = Files.createTempDirectory("sandbox-classes").resolve("classes.jsa");
            // The last one is deleted first.
            file.getParent().toFile().deleteOnExit();
            file.toFile().deleteOnExit();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public static ClassArchive of(final String classPath) {
        return ARCHIVES.computeIfAbsent(classPath, path -> new ClassArchive());
    }

    /** What the next JVM gets; the second one writes, because a class path used once is not worth it. */
    public synchronized List<String> options() {
        uses++;
        if (written) {
            return List.of(SILENT, "-XX:SharedArchiveFile=" + file);
        }
        return uses == 2 ? List.of(SILENT, writing()) : List.of();
    }

    /** Notes that the JVM with these options has ended by itself: nobody may read what is still being written. */
    public synchronized void ended(final List<String> options) {
        written = written || (options.contains(writing()) && Files.exists(file));
    }

    private String writing() {
        return "-XX:ArchiveClassesAtExit=" + file;
    }
}
