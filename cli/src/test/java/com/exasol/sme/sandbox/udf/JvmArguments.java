package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.host.NodeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The options of a UDF's JVM, in the real client's order. */
final class JvmArguments {
    private static final String BUCKETS = "/buckets/";
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
        addUnlessGiven(words, "-Xms", MIN_HEAP + "m");
        addUnlessGiven(words, "-Xmx", heap() + "m");
        addUnlessGiven(words, "-Xss", "512k");
        words.add("-XX:ErrorFile=/tmp/hs_err_pid%p.log");
        if (script.needsCompiler()) {
            words.add(NodeFiles.OPTION);
            words.add("-D" + NodeFiles.DIRECTORY + "=" + buckets);
        }
        return words;
    }

    String classPath(final ScriptOptions script, final Path hostJar) throws SQLException {
        final StringBuilder classPath = new StringBuilder(hostJar.toString());
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

    private static void addUnlessGiven(final List<String> words, final String option, final String value) {
        if (words.stream().noneMatch(word -> word.contains(option))) {
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
