package com.exasol.sme.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.bench.jvm.JvmOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long scripts take from the start of their process to their first row, beside a plain call of the SDK.
 *
 * <p>All variants run in turns, each in a process of its own, so that what else the machine does meets all of them.
 */
final class ColdStart {
    private static final String SETTINGS = "{\"connection\":\"AWS\",\"problem_type\":\"BinaryClassification\","
            + "\"target_type\":\"VARCHAR(10) UTF8\",\"feature_types\":[\"DECIMAL(18,0)\",\"DOUBLE\","
            + "\"DECIMAL(9,0)\",\"VARCHAR(100) UTF8\",\"DOUBLE\"],\"response_keys\":[\"predicted_label\",\"labels\","
            + "\"probabilities\",\"probability\"],\"has_key\":false,\"rows_per_request\":1000,"
            + "\"bytes_per_request\":1000000,\"requests_in_flight\":4,\"largest_request_in_bytes\":6291456,"
            + "\"on_error\":\"error\",\"text_rule\":\"SHORTEST_DOUBLE\"}";
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";
    private static final String NO_PERFORMANCE_DATA = "-XX:-UsePerfData";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final List<String> optionsOfScripts;
    private final String classes;
    private final String shrunkJar;
    private final String wholeJar;
    private final List<Variant> variants = new ArrayList<>();

    private ColdStart(
            final List<String> optionsOfScripts, final String classes, final String shrunkJar, final String wholeJar) {
        this.optionsOfScripts = optionsOfScripts;
        this.classes = classes;
        this.shrunkJar = shrunkJar;
        this.wholeJar = wholeJar;
    }

    /**
     * Takes how many times each variant runs, the Lua file that writes prediction scripts, the class path of this package with the UDF API, the shrunk JAR, those
     * JARs of the SDK that the product has classes of its own for, and the shaded JAR.
     */
    public static void main(final String[] arguments) throws IOException {
        final Path whole = Files.createTempFile("whole", ".jar");
        try {
            WholeJar.write(whole, List.of(arguments).subList(4, arguments.length));
            new ColdStart(
                            JvmOptions.ofPredictionScripts(Path.of(arguments[1])),
                            arguments[2],
                            arguments[3],
                            whole.toString())
                    .run(Integer.parseInt(arguments[0]));
        } finally {
            Files.delete(whole);
        }
    }

    private void run(final int times) throws IOException {
        final Process standIn = startStandIn(classes);
        try {
            addVariants("http://127.0.0.1:" + firstLine(standIn));
            // The first time brings the files into memory and is not counted.
            variants.forEach(Variant::start);
            for (int time = 0; time < times; time++) {
                for (final Variant variant : variants) {
                    variant.measure();
                }
            }
            print(times);
        } finally {
            standIn.destroy();
        }
    }

    /** {@return a process whose first line is its port} */
    static Process startStandIn(final String classPath) throws IOException {
        return new ProcessBuilder(JAVA, "-cp", classPath, StandIn.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void addVariants(final String url) {
        for (final String option : List.of("", FIRST_COMPILER_ONLY, NO_PERFORMANCE_DATA)) {
            final Variant sdk = variant("plain call of the SDK, whole JAR", option, wholeJar, SdkStart.class, url);
            variants.add(sdk);
            variants.add(variant("prediction script", option, shrunkJar, UdfStart.class, url)
                    .comparedWith(sdk));
            variants.add(variant("polling script", option, shrunkJar, PollingStart.class, url)
                    .comparedWith(sdk));
        }
    }

    private Variant variant(
            final String title, final String option, final String jar, final Class<?> main, final String url) {
        final List<String> options = new ArrayList<>(optionsOfScripts);
        options.addAll(JvmOptions.split(option));
        return new Variant(
                title,
                option.isEmpty() ? "those of Exasol" : "… and " + option,
                command(options, classes + File.pathSeparator + jar, main, url));
    }

    /** {@return what starts a process that prints its first row} */
    static List<String> command(
            final List<String> options, final String classPath, final Class<?> main, final String url) {
        final List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(JvmOptions.inExasol(options));
        command.addAll(List.of(
                "-Dsme.version=0.1.0",
                "-Dsme.endpoint=my-ep",
                "-Dsme.region=eu-central-1",
                "-Dsme.deployment=1-2",
                "-Dsme.settings=" + Base64.getUrlEncoder().withoutPadding().encodeToString(SETTINGS.getBytes(UTF_8)),
                "-Duser.timezone=UTC",
                "-Dhttp.maxConnections=4",
                "-Daws.endpointUrl=" + url,
                "-cp",
                classPath,
                main.getName(),
                url));
        return command;
    }

    private void print(final int times) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "Cold start, process start to first row, plain HTTP, %d runs of each in turns.%n"
                        + "%d processors, %s; Java %s; %s with %d bytes, the whole JAR with %d bytes.%n",
                times,
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("java.version"),
                Path.of(shrunkJar).getFileName(),
                Files.size(Path.of(shrunkJar)),
                Files.size(Path.of(wholeJar)));
        System.out.println("| what | options | wall ms: min, median | ratio | CPU ms: min, median | ratio |");
        System.out.println("|---|---|---|---|---|---|");
        variants.forEach(variant -> System.out.println(variant.toRow()));
    }

    private static String processor() throws IOException {
        final Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file, UTF_8).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    static String firstLine(final Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    }
}
