package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.host.NodeFiles;
import com.exasol.sme.sandbox.udf.options.ScriptOptions;
import com.exasol.sme.sandbox.udf.options.VmError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of a UDF's JVM, in the real client's order. */
final class JvmArguments {
    private static final String BUCKETS = "/buckets/";
    private static final List<String> MEMORY = List.of("-Xms", "-Xmx", "-Xss");
    private static final int MIN_HEAP = 128;
    private static final int MAX_HEAP = 1024;
    private static final double HEAP_SHARE = 0.625;
    private static final long MEGABYTE = 1 << 20;

    private final Path buckets;
    private final long memoryLimit;

    JvmArguments(final Path buckets, final long memoryLimit) {
        this.buckets = buckets;
        this.memoryLimit = memoryLimit;
    }

    /** All options up to the class path. */
    List<String> options(final ScriptOptions script) {
        final List<String> words = new ArrayList<>();
        script.jvmOptions().forEach(word -> words.add(word.replace("=" + BUCKETS, "=" + buckets + "/")));
        final Set<String> given = memoryOptions(words);
        addUnlessGiven(given, words, "-Xms", MIN_HEAP + "m");
        addUnlessGiven(given, words, "-Xmx", heap() + "m");
        addUnlessGiven(given, words, "-Xss", "512k");
        words.add("-XX:ErrorFile=/tmp/hs_err_pid%p.log");
        if (script.needsCompiler()) {
            words.add(NodeFiles.OPTION);
            words.add("-D" + NodeFiles.DIRECTORY + "=" + buckets);
        }
        return words;
    }

    /** @param tmp the directory of compiled code, which comes first where there is code */
    String classPath(final ScriptOptions script, final Path hostJar, final Path tmp) throws SQLException {
        final StringBuilder classPath = new StringBuilder(script.needsCompiler() ? tmp + ":" : "").append(hostJar);
        for (final String jar : script.jars()) {
            classPath.append(':').append(checked(jar));
        }
        return classPath.toString();
    }

    private long heap() {
        final long megabytes = memoryLimit / MEGABYTE;
        final long share = (long) (HEAP_SHARE * megabytes);
        return Math.min(MAX_HEAP, Math.max(MIN_HEAP, share));
    }

    /** The client looks anywhere in a word, be it an option or a value, and for the first of the three alone. */
    private static Set<String> memoryOptions(final List<String> words) {
        return words.stream()
                .flatMap(word -> MEMORY.stream().filter(word::contains).limit(1))
                .collect(Collectors.toSet());
    }

    private static void addUnlessGiven(
            final Set<String> given, final List<String> words, final String option, final String value) {
        if (!given.contains(option)) {
            words.add(option + value);
        }
    }

    private Path checked(final String jar) throws SQLException {
        final Path path = buckets.resolve(jar.startsWith(BUCKETS) ? jar.substring(BUCKETS.length()) : "not/" + jar);
        if (!Files.exists(path)) {
            throw VmError.atStart(
                    "F-UDF-CL-SL-JAVA-1061: Java VM cannot find '" + jar + "': No such file or directory");
        }
        if (!Files.isRegularFile(path)) {
            throw VmError.atStart("F-UDF-CL-SL-JAVA-1063: '" + jar + "' is not a regular file");
        }
        return path;
    }
}
