package com.exasol.sme.sandbox.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.udf.host.ResidentHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One JVM that serves all calls, one after the other or at the same time; it ends with the JVM of the tests. */
final class ResidentJvm {
    private static final int LIMIT_IN_MILLISECONDS = 30_000;

    private final Process process;

    private ResidentJvm(final Process process) {
        this.process = process;
    }

    static ResidentJvm start(final String classPath) throws IOException {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-cp",
                        classPath,
                        ResidentHost.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        RunningJvms.add(process);
        return new ResidentJvm(process);
    }

    /** Has a call served; of its JVM options only system properties mean anything. */
    Socket call(final List<String> options) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(LIMIT_IN_MILLISECONDS);
            final String properties = options.stream()
                    .filter(option -> option.startsWith("-D"))
                    .map(option -> "\t" + option.substring("-D".length()))
                    .collect(Collectors.joining());
            tell(server.getLocalPort() + properties + "\n");
            final Socket socket = server.accept();
            socket.setTcpNoDelay(true);
            return socket;
        }
    }

    private synchronized void tell(final String line) throws IOException {
        process.getOutputStream().write(line.getBytes(UTF_8));
        process.getOutputStream().flush();
    }
}
