package com.exasol.sme.sandbox.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.udf.classes.ClassArchive;
import com.exasol.sme.sandbox.udf.host.NodeFiles;
import com.exasol.sme.sandbox.udf.host.UdfHost;
import com.exasol.sme.sandbox.udf.options.VmError;
import com.exasol.sme.sandbox.watch.Secrets;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One JVM for one statement, started as Exasol's client starts its own, and the connection that it opens. */
final class UdfJvm implements AutoCloseable {
    private static final long EXIT_SECONDS = 10;

    private final Path directory;
    private final Path console;
    private final ServerSocket server;
    private final Process process;
    private final Runnable afterNormalEnd;
    private volatile boolean isLeft;

    private UdfJvm(
            final Path directory, final ServerSocket server, final Process process, final Runnable afterNormalEnd) {
        this.directory = directory;
        console = directory.resolve("console");
        this.server = server;
        this.process = process;
        this.afterNormalEnd = afterNormalEnd;
    }

    static UdfJvm start(final List<String> options, final String classPath) throws IOException {
        final Path directory = Files.createTempDirectory("udf");
        // The options reach the JVM as JNI_CreateJavaVM would get them: the launcher has no say in what one means.
        final Path optionsFile = Files.writeString(
                directory.resolve("options"),
                options.stream().map(UdfJvm::quoted).collect(Collectors.joining("\n")));
        final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        final ClassArchive archive = ClassArchive.of(classPath);
        // Shared classes and a file system of one's own do not go together in a JVM.
        final List<String> sharing = options.contains(NodeFiles.OPTION) ? List.of() : archive.options();
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:VMOptionsFile=" + optionsFile);
        command.addAll(List.of("-cp", classPath, "-XX:+UseSerialGC"));
        command.addAll(sharing);
        command.addAll(List.of(UdfHost.class.getName(), Integer.toString(server.getLocalPort())));
        Secrets.watch("arguments of a UDF's JVM", String.join(" ", command) + " " + String.join(" ", options));
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(new File("/"));
        builder.environment().clear();
        // Exasol's default time zone, and no locale: whoever forgets a charset or a zone shall see it.
        builder.environment().putAll(Map.of("HOME", "/tmp", "TZ", "Europe/Berlin"));
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("console").toFile());
        final Process process = builder.start();
        RunningJvms.add(process);
        return new UdfJvm(directory, server, process, () -> archive.ended(sharing));
    }

    private static String quoted(final String option) {
        return "'" + option.replace("'", "'\"'\"'") + "'";
    }

    /** Waits for the JVM to call back. */
    Socket connect() throws SQLException, IOException {
        final CompletableFuture<Void> unused = process.onExit().thenRun(this::closeServer);
        try {
            final Socket socket = server.accept();
            socket.setTcpNoDelay(true);
            return socket;
        } catch (final IOException exception) {
            throw notStarted();
        }
    }

    private SQLException notStarted() throws IOException {
        final String text = console();
        if (!text.contains("Could not create the Java Virtual Machine")) {
            return VmError.crash();
        }
        return VmError.atStart("F-UDF-CL-SL-JAVA-1028: Cannot start the JVM: "
                + (text.contains("Unrecognized option: ") ? "unknown error (-1)" : "invalid arguments (-6)"));
    }

    /** Lets the JVM live for as long as it wants: nobody waits for one that has told its error. */
    void leave() {
        isLeft = true;
    }

    /** Ends the JVM at once, and returns when it is gone; but not one that is left alone. */
    void kill() {
        if (isLeft) {
            return;
        }
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets the JVM end by itself, shutdown hooks included. */
    void awaitExit() throws InterruptedException {
        if (process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
            afterNormalEnd.run();
        }
    }

    /** What the JVM wrote to standard output and standard error. */
    String console() throws IOException {
        return new String(Files.readAllBytes(console), UTF_8);
    }

    private void watchCrashReport() throws IOException {
        final Path report = Path.of("/tmp/hs_err_pid" + process.pid() + ".log");
        if (Files.exists(report)) {
            Secrets.watch("crash report of a UDF's JVM", Files.readString(report, UTF_8));
            Files.delete(report);
        }
    }

    private void closeServer() {
        try {
            server.close();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public void close() throws IOException {
        if (isLeft) {
            final CompletableFuture<Void> unused = process.onExit().thenAccept(RunningJvms::remove);
        } else {
            RunningJvms.remove(process);
        }
        closeServer();
        Secrets.watch("console of a UDF", console());
        watchCrashReport();
        Files.delete(directory.resolve("options"));
        Files.delete(console);
        Files.delete(directory);
    }
}
