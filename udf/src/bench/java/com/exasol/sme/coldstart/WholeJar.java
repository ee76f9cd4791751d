package com.exasol.sme.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** The shaded JAR before it is shrunk, with the SDK's own classes where the product has some in their places. */
final class WholeJar {
    private final Set<String> written = new HashSet<>();

    private WholeJar() {}

    /** Writes what is in the first of some JARs that has it. */
    static void write(final Path target, final List<String> jars) throws IOException {
        final WholeJar whole = new WholeJar();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target))) {
            for (final String jar : jars) {
                whole.copy(jar, out);
            }
        }
    }

    private void copy(final String jar, final JarOutputStream out) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            for (final JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                // Of the SDK's JARs the classes only: the shaded one has put together what all of them have.
                final boolean isWanted = entry.getName().endsWith(".class") || jar.endsWith("-shaded.jar");
                if (isWanted && written.add(entry.getName())) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream content = file.getInputStream(entry)) {
                        content.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }
}
