package com.exasol.sme.sandbox.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.udf.host.ResidentHost;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * One JVM that serves all calls of one JAR, one after the other or at the same time, whatever sandbox they come from; it
 * ends with the JVM of the tests, or when one of its calls is killed.
 */
final class ResidentJvm {
    private static final List<ResidentJvm> RUNNING = new ArrayList<>();

    private final List<Path> files;
    private final Process process;

    private ResidentJvm(final List<Path> files, final Process process) {
        this.files = files;
        this.process = process;
    }

    /** The one that has what a class path holds; it is started when there is none. */
    static synchronized ResidentJvm with(final String classPath) throws IOException {
        RUNNING.removeIf(jvm -> !jvm.isAlive());
        final List<Path> wanted = new ArrayList<>();
        for (final String file : classPath.split(File.pathSeparator, -1)) {
            wanted.add(Path.of(file));
        }
        for (final ResidentJvm jvm : RUNNING) {
            if (jvm.has(wanted)) {
                return jvm;
            }
        }
        final ResidentJvm jvm = start(wanted);
        RUNNING.add(jvm);
        return jvm;
    }

    private boolean has(final List<Path> wanted) throws IOException {
        boolean isSame = wanted.size() == files.size();
        for (int index = 0; isSame && index < files.size(); index++) {
            isSame = Files.mismatch(files.get(index), wanted.get(index)) < 0;
        }
        return isSame;
    }

    /** Takes the files along, because those of a sandbox go with it. */
    private static ResidentJvm start(final List<Path> wanted) throws IOException {
        final List<Path> files = new ArrayList<>();
        for (final Path file : wanted) {
            final Path copy = Files.createTempFile("sandbox-resident", ".jar");
            copy.toFile().deleteOnExit();
            files.add(Files.write(copy, Files.readAllBytes(file)));
        }
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-cp",
                        files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        ResidentHost.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        RunningJvms.add(process);
        return new ResidentJvm(files, process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the JVM at once, and returns when it is gone. */
    void kill() {
        RunningJvms.remove(process);
        process.onExit().join();
    }

    /**
     * Has a call served; of its JVM options only system properties mean anything.
     *
     * @throws IOException above all if the JVM is killed meanwhile
     */
    Socket call(final List<String> options) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final CompletableFuture<Void> closing = process.onExit().thenRun(() -> close(server));
            final String properties = options.stream()
                    .filter(option -> option.startsWith("-D"))
                    .map(option -> "\t" + option.substring("-D".length()))
                    .collect(Collectors.joining());
            tell(server.getLocalPort() + properties + "\n");
            final Socket socket = server.accept();
            closing.cancel(false);
            socket.setTcpNoDelay(true);
            return socket;
        }
    }

    private static void close(final ServerSocket server) {
        try {
            server.close();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private synchronized void tell(final String line) throws IOException {
        process.getOutputStream().write(line.getBytes(UTF_8));
        process.getOutputStream().flush();
    }
}
