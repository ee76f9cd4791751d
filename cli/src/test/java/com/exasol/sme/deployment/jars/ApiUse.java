package com.exasol.sme.deployment.jars;

import com.exasol.sme.deployment.jars.ClassModel.Member;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Looks for everything that classes refer to: among themselves, in the JARs beside them, and in a release of Java. */
final class ApiUse {
    private static final String CONSTRUCTOR = "<init>";

    private final Map<String, ClassModel> known = new HashMap<>();
    private final JavaRelease java;

    /** @param beside JARs that are there whenever the classes run */
    ApiUse(final JavaRelease java, final Path... beside) throws IOException {
        this.java = java;
        for (final Path jar : beside) {
            know(read(jar));
        }
    }

    /** The classes of a JAR; those for one Java only, of a multi-release JAR, are not told from the others. */
    static List<ClassModel> read(final Path jar) throws IOException {
        final Map<String, ClassModel> classes = new HashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (final JarEntry entry : file.stream()
                    .filter(candidate -> candidate.getName().endsWith(".class"))
                    .toList()) {
                try (InputStream content = file.getInputStream(entry)) {
                    classes.put(entry.getName(), ClassModel.read(content.readAllBytes()));
                }
            }
        }
        return List.copyOf(classes.values());
    }

    /** One line for each class or member that is nowhere, with the class that refers to it, in order. */
    List<String> missing(final List<ClassModel> classes) {
        know(classes);
        return classes.stream()
                .flatMap(user -> user.used().stream()
                        .filter(member -> !isThere(member))
                        .map(member -> user.name() + " uses " + member))
                .sorted()
                .toList();
    }

    private void know(final List<ClassModel> classes) {
        classes.forEach(model -> known.put(model.name(), model));
    }

    private boolean isThere(final Member member) {
        // An array has the methods of Object.
        final String owner = member.owner().startsWith("[") ? "java/lang/Object" : member.owner();
        return find(owner)
                .filter(model -> member.isClass() || has(model, member.name(), member.descriptor()))
                .isPresent();
    }

    /** A member of a class is one of its own or an inherited one, as for the JVM. */
    private boolean has(final ClassModel model, final String name, final String descriptor) {
        return model.members().contains(new Member(model.name(), name, descriptor))
                || (!name.equals(CONSTRUCTOR)
                        && model.parents().stream()
                                .map(this::find)
                                .flatMap(Optional::stream)
                                .anyMatch(parent -> has(parent, name, descriptor)));
    }

    private Optional<ClassModel> find(final String name) {
        return Optional.ofNullable(known.get(name)).or(() -> java.find(name));
    }
}
