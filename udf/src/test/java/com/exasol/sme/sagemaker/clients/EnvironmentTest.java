package com.exasol.sme.sagemaker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Variables of the environment reach no client, neither that of the control plane nor that of predictions.
 *
 * <p>As WireTest, it also runs on the shrunk JAR alone.
 */
class EnvironmentTest {
    private static final String SETTINGS = "{\"connection\":\"AWS\",\"problem_type\":\"Regression\","
            + "\"target_type\":\"DOUBLE\",\"feature_types\":[\"DOUBLE\"],\"has_key\":false,\"response_keys\":[],"
            + "\"rows_per_request\":1000,\"bytes_per_request\":1000000,\"requests_in_flight\":4}";
    private static final int MINUTES = 3;

    @TempDir
    private Path directory;

    private Doorstep proxy;
    private Doorstep trap;

    /** Hears the first line of each connection, and hangs up. */
    private static final class Doorstep implements AutoCloseable {
        private final ServerSocket socket;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Doorstep() throws IOException {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            final Thread thread = new Thread(this::listen);
            thread.setDaemon(true);
            thread.start();
        }

        private void listen() {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept();
                        BufferedReader words =
                                new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8))) {
                    lines.add(String.valueOf(words.readLine()));
                } catch (final IOException exception) {
                    // It hung up first, or the test is over.
                }
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        String url() {
            return "http://127.0.0.1:" + port();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        proxy = new Doorstep();
        trap = new Doorstep();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        trap.close();
    }

    private Process start(final Map<String, String> environment) throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + proxy.port(),
                "-Dsme.endpoint=my-ep",
                "-Dsme.region=eu-central-1",
                "-Dsme.settings=" + Base64.getUrlEncoder().withoutPadding().encodeToString(SETTINGS.getBytes(UTF_8)),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EnvironmentProcess.class.getName()));
        final ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile());
        process.environment().putAll(environment);
        return process.start();
    }

    /** Without an address in a JVM option, requests go to AWS itself, here as far as to the proxy. */
    private void requireAllGoToAws(final Map<String, String> environment) throws IOException, InterruptedException {
        final Process process = start(environment);
        try {
            final Set<String> asked = new HashSet<>();
            while (asked.size() < 3) {
                final String line = proxy.lines.poll(MINUTES, TimeUnit.MINUTES);
                assertThat(line)
                        .as(Files.readString(directory.resolve("out.txt"), UTF_8))
                        .isNotNull();
                asked.add(line);
            }
            assertThat(asked)
                    .containsExactlyInAnyOrder(
                            "CONNECT sts.eu-central-1.amazonaws.com:443 HTTP/1.1",
                            "CONNECT api.sagemaker.eu-central-1.amazonaws.com:443 HTTP/1.1",
                            "CONNECT runtime.sagemaker.eu-central-1.amazonaws.com:443 HTTP/1.1");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(trap.lines).isEmpty();
    }

    @Test
    void saysNotWhereRequestsGo() throws IOException, InterruptedException {
        requireAllGoToAws(Map.of(
                "AWS_ENDPOINT_URL", trap.url(),
                "AWS_ENDPOINT_URL_SAGEMAKER", trap.url(),
                "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", trap.url(),
                "HTTPS_PROXY", trap.url(),
                "https_proxy", trap.url(),
                "no_proxy", "*"));
    }

    @Test
    void choosesNoOtherAddressesOfAws() throws IOException, InterruptedException {
        requireAllGoToAws(Map.of(
                "AWS_USE_FIPS_ENDPOINT", "true",
                "AWS_USE_DUALSTACK_ENDPOINT", "true",
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_DEFAULTS_MODE", "auto"));
    }

    /** Each of these would stop a client that reads it. */
    @Test
    void stopsNoClient() throws IOException, InterruptedException {
        final Path broken = directory.resolve("broken");
        Files.writeString(broken, "[profile default\nno profile file", UTF_8);
        requireAllGoToAws(Map.of(
                "AWS_MAX_ATTEMPTS", "x",
                "AWS_USE_FIPS_ENDPOINT", "yes",
                "AWS_USE_DUALSTACK_ENDPOINT", "yes",
                "AWS_DISABLE_REQUEST_COMPRESSION", "yes",
                "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "x",
                "AWS_RETRY_MODE", "x",
                "AWS_ENDPOINT_URL", "host:80",
                "AWS_PROFILE", "nobody",
                "AWS_CONFIG_FILE", broken.toString(),
                "AWS_SHARED_CREDENTIALS_FILE", broken.toString()));
    }

    @Test
    void givesNoKey() throws IOException, InterruptedException {
        requireAllGoToAws(Map.of(
                "AWS_ACCESS_KEY_ID", "",
                "AWS_SECRET_ACCESS_KEY", "",
                "AWS_SESSION_TOKEN", "x",
                "AWS_WEB_IDENTITY_TOKEN_FILE", "/no/such/file",
                "AWS_ROLE_ARN", "x"));
    }
}
