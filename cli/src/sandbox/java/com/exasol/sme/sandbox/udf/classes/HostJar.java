package com.exasol.sme.sandbox.udf.classes;

import com.exasol.ExaIterator;
import com.exasol.sme.sandbox.udf.host.UdfHost;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Stands for exaudf_deploy.jar: the UDF API and the host's classes, and nothing else of the test class path. */
public final class HostJar {
    private static final Path FILE = build();

    private HostJar() {}

    public static Path file() {
        return FILE;
    }

    private static Path build() {
        try {
            final Path file = Files.createTempFile("exaudf_deploy", ".jar");
            file.toFile().deleteOnExit();
            try (OutputStream content = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(content)) {
                add(jar, ExaIterator.class);
                add(jar, UdfHost.class);
            }
            return file;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Adds the whole package of a class, from a JAR or a directory. */
    private static void add(final JarOutputStream jar, final Class<?> member) throws IOException {
        final String name = member.getPackageName().replace('.', '/');
        final Path source = source(member);
        if (Files.isDirectory(source)) {
            addFiles(jar, source.resolve(name), name);
            return;
        }
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + source.toUri()), Map.of())) {
            addFiles(jar, files.getPath(name), name);
        }
    }

    private static Path source(final Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (final URISyntaxException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static void addFiles(final JarOutputStream jar, final Path directory, final String name)
            throws IOException {
        final List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (final Path file : files) {
            jar.putNextEntry(new JarEntry(name + "/" + file.getFileName()));
            Files.copy(file, jar);
            jar.closeEntry();
        }
    }
}
