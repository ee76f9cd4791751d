package com.exasol.sme.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.udf.classes.ClassArchive;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.sandbox.watch.TypedSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged {@code sme.jar}, run in a process of its own. */
public final class SmeJar {
    private static final Path JAR = Path.of("target", "sme.jar");
    private static final String MAIN = "com.exasol.sme.cli.Main";
    private static final int LIMIT_IN_MINUTES = 3;
    /** Nothing that lives for a second is worth optimizing. */
    private static final List<String> FOR_SPEED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private SmeJar() {}

    /** Runs {@code java -jar sme.jar}, as an administrator does: the real JDBC driver is the only one. */
    public static CommandResult runPackaged(final Map<String, String> environment, final String... arguments) {
        return run(List.of("-jar", JAR.toString()), environment, arguments);
    }

    /** Runs the main class of {@code sme.jar} with the sandbox's JDBC driver in front of it on the class path. */
    public static CommandResult runAgainstSandbox(final Map<String, String> environment, final String... arguments) {
        return run(againstSandbox(), environment, arguments);
    }

    /** Starts what {@link #runAgainstSandbox} runs, for somebody to kill it. */
    public static Process startAgainstSandbox(final Map<String, String> environment, final String... arguments) {
        try {
            final Process process = builder(command(List.of(), againstSandbox(), arguments), environment)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Starts the same with its standard error in a file, for somebody to interrupt it. */
    public static Process startAgainstSandbox(
            final Map<String, String> environment, final Path err, final String... arguments) {
        try {
            final Process process = builder(command(List.of(), againstSandbox(), arguments), environment)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static List<String> againstSandbox() {
        return List.of("-cp", KitJar.file() + System.getProperty("path.separator") + JAR, MAIN);
    }

    private static List<String> command(
            final List<String> sharing, final List<String> program, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Duser.language=" + System.getProperty("user.language"));
        command.add("-Dstdout.encoding=UTF-8");
        // Not the home of whoever runs the tests, who may have a file of options there.
        command.add("-Duser.home=" + Path.of("target").toAbsolutePath());
        command.addAll(FOR_SPEED);
        command.addAll(sharing);
        command.addAll(program);
        command.addAll(List.of(arguments));
        return command;
    }

    private static ProcessBuilder builder(final List<String> command, final Map<String, String> environment) {
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("DB_PASSWORD");
        builder.environment().remove("BUCKETFS_PASSWORD");
        builder.environment().remove("AWS_ACCESS_KEY_ID");
        builder.environment().remove("AWS_SECRET_ACCESS_KEY");
        builder.environment().keySet().removeIf(name -> name.startsWith("SAAS_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private static CommandResult run(
            final List<String> program, final Map<String, String> environment, final String... arguments) {
        try {
            return runWith(program, environment, arguments);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private static CommandResult runWith(
            final List<String> program, final Map<String, String> environment, final String... arguments)
            throws IOException, InterruptedException {
        final ClassArchive archive = ClassArchive.of(program.get(1));
        final List<String> sharing = archive.options();
        final List<String> command = command(sharing, program, arguments);
        Secrets.watch("arguments of sme", String.join(" ", TypedSecret.leftOutOf(command)));
        final Path out = Files.createTempFile("sme", ".out");
        final Path err = Files.createTempFile("sme", ".err");
        try {
            final Process process = builder(command, environment)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_IN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            archive.ended(sharing);
            return new CommandResult(
                    process.exitValue(),
                    Secrets.watch("standard output of sme", Files.readString(out, UTF_8)),
                    Secrets.watch("standard error of sme", SeenErrorCodes.record(Files.readString(err, UTF_8))));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
