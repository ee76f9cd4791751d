package com.exasol.sme.bench.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The options that a JVM in the database has: those of its script, and what Exasol's Java client adds. */
public final class JvmOptions {
    /** With a memory limit of 1 GiB. */
    private static final List<String> UNLESS_GIVEN = List.of("-Xms128m", "-Xmx640m", "-Xss512k");

    private static final Pattern QUOTED = Pattern.compile("\"(-X[^\"]+)\"");

    private JvmOptions() {}

    /** {@return what prediction scripts bring for the JVM itself, by the source that lists it} */
    public static List<String> ofPredictionScripts(final Path source) throws IOException {
        return QUOTED.matcher(Files.readString(source))
                .results()
                .map(MatchResult::group)
                .map(option -> option.replace("\"", ""))
                .collect(Collectors.toList());
    }

    /** {@return the options of a text, with blanks between them} */
    public static List<String> split(final String text) {
        return Pattern.compile(" +")
                .splitAsStream(text.strip())
                .filter(option -> !option.isEmpty())
                .collect(Collectors.toList());
    }

    /** {@return the options of a script, followed by what the client adds} */
    public static List<String> inExasol(final List<String> ofScript) {
        final List<String> all = new ArrayList<>(ofScript);
        UNLESS_GIVEN.stream()
                .filter(option -> ofScript.stream().noneMatch(given -> given.contains(option.substring(0, 4))))
                .forEach(all::add);
        all.add("-XX:+UseSerialGC");
        return all;
    }
}
