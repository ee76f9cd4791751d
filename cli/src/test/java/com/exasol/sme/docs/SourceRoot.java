package com.exasol.sme.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of Java sources: how large its packages are, and by their imports, which of them use each other. */
final class SourceRoot {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?((?:[a-z]\\w*\\.)*[a-z]\\w*)\\.[A-Z]");
    private static final String SOURCE = ".java";

    private final NavigableMap<String, List<Path>> packages = new TreeMap<>();

    SourceRoot(final Path root) throws IOException {
        final List<Path> folders;
        try (Stream<Path> all = Files.walk(root)) {
            folders = all.filter(Files::isDirectory).toList();
        }
        for (final Path folder : folders) {
            try (Stream<Path> all = Files.list(folder)) {
                final List<Path> files =
                        all.filter(file -> file.toString().endsWith(SOURCE)).toList();
                if (!files.isEmpty()) {
                    packages.put(root.relativize(folder).toString().replace('/', '.'), files);
                }
            }
        }
    }

    /** {@return the number of files of each package} */
    NavigableMap<String, Integer> sizes() {
        final NavigableMap<String, Integer> sizes = new TreeMap<>();
        packages.forEach((name, files) -> sizes.put(name, files.size()));
        return sizes;
    }

    /** {@return the packages that use each other in a circle, those that use them, and which of these each one uses} */
    NavigableMap<String, NavigableSet<String>> circles() throws IOException {
        final NavigableMap<String, NavigableSet<String>> left = uses();
        while (left.values().removeIf(NavigableSet::isEmpty)) {
            left.values().forEach(used -> used.retainAll(left.keySet()));
        }
        return left;
    }

    private NavigableMap<String, NavigableSet<String>> uses() throws IOException {
        final NavigableMap<String, NavigableSet<String>> uses = new TreeMap<>();
        for (final String name : packages.keySet()) {
            final NavigableSet<String> used = new TreeSet<>();
            for (final Path file : packages.get(name)) {
                IMPORT.matcher(Files.readString(file, UTF_8))
                        .results()
                        .map((MatchResult result) -> result.group(1))
                        .filter(other -> packages.containsKey(other) && !other.equals(name))
                        .forEach(used::add);
            }
            uses.put(name, used);
        }
        return uses;
    }
}
