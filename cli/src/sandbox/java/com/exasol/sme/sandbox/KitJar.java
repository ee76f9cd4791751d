package com.exasol.sme.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The classes of the sandbox in a JAR, because JVMs can share the classes of JARs and not those of directories. */
final class KitJar {
    private static final Path CLASSES = Path.of("target", "sandbox-classes");
    private static final Path FILE = build();

    private KitJar() {}

    static Path file() {
        return FILE;
    }

    private static Path build() {
        try {
            final Path file = Files.createTempFile("sandbox", ".jar");
            file.toFile().deleteOnExit();
            try (OutputStream content = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(content)) {
                jar.setLevel(0);
                for (final Path member : members()) {
                    jar.putNextEntry(new JarEntry(CLASSES.relativize(member).toString()));
                    Files.copy(member, jar);
                    jar.closeEntry();
                }
            }
            return file;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static List<Path> members() throws IOException {
        try (Stream<Path> all = Files.walk(CLASSES)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
