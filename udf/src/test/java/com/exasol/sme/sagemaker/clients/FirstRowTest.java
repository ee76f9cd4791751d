package com.exasol.sme.sagemaker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.TestAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a prediction loads and reads before its first row, which every virtual machine of every query pays for.
 *
 * <p>As WireTest, it also runs on the shrunk JAR alone.
 */
class FirstRowTest {
    private static final String SETTINGS = "{\"connection\":\"AWS\",\"problem_type\":\"Regression\","
            + "\"target_type\":\"DOUBLE\",\"feature_types\":[\"DOUBLE\"],\"has_key\":false,\"response_keys\":[],"
            + "\"rows_per_request\":1000,\"bytes_per_request\":1000000,\"requests_in_flight\":4}";

    private final TestAws aws = new TestAws();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        aws.close();
    }

    /** {@return the names of all classes that were loaded until the rows were there} */
    private List<String> predict(final String... options) throws IOException, InterruptedException {
        aws.answer("/endpoints/my-ep/invocations", 200, "10\n20\n");
        final List<String> all = new ArrayList<>(List.of(options));
        all.add("-Daws.endpointUrl=" + aws.url());
        final Process process = start(all);
        assertThat(process.waitFor()).as(Files.readString(err(), UTF_8)).isZero();
        assertThat(directory.resolve("out.txt")).hasContent("[[1.0, 10.0], [2.0, 20.0]]");
        assertThat(err()).as("what logging or a deprecated option would tell").isEmptyFile();
        return loaded();
    }

    /** {@return the names of all classes that were loaded until the script turned to AWS itself, here to a proxy} */
    private List<String> turnToAws() throws IOException, InterruptedException {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            proxy.setSoTimeout((int) Duration.ofMinutes(3).toMillis());
            final Process process =
                    start(List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + proxy.getLocalPort()));
            try (Socket caller = proxy.accept()) {
                assertThat(caller.isConnected()).isTrue();
                return loaded();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(final List<String> options) throws IOException {
        final List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of(
                "-Xlog:class+load:file=" + directory.resolve("loaded.txt") + ":none",
                "-Dsme.endpoint=my-ep",
                "-Dsme.region=eu-central-1",
                "-Dsme.settings=" + Base64.getUrlEncoder().withoutPadding().encodeToString(SETTINGS.getBytes(UTF_8)),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FirstRowProcess.class.getName()));
        final ProcessBuilder process = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .redirectError(err().toFile());
        // Inherited options of other virtual machines would be told on standard error.
        process.environment().remove("JAVA_TOOL_OPTIONS");
        return process.start();
    }

    private Path err() {
        return directory.resolve("err.txt");
    }

    private List<String> loaded() throws IOException {
        return Files.readAllLines(directory.resolve("loaded.txt"), UTF_8);
    }

    @Test
    void needsNeitherATreeOfJsonNorTheControlPlaneNorTlsWithoutHttps() throws IOException, InterruptedException {
        assertThat(predict())
                .anyMatch(name -> name.startsWith("software.amazon.awssdk.services.sagemakerruntime."))
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."))
                .noneMatch(name -> name.startsWith("software.amazon.awssdk.services.sagemaker."))
                .noneMatch(name -> name.startsWith("sun.security.ssl.SSLContextImpl"));
    }

    @Test
    void needsTheMetadataOfOneServiceOfAws() throws IOException, InterruptedException {
        assertThat(turnToAws())
                .filteredOn(name -> name.startsWith("software.amazon.awssdk.regions.servicemetadata."))
                .hasSize(1)
                .allMatch(name -> name.startsWith(
                        "software.amazon.awssdk.regions.servicemetadata.RuntimeSagemakerServiceMetadata "));
    }

    /** Not those of Java, of which each version has others. */
    @Test
    void needsNoMoreClassesOfTheSdkThanKnown() throws IOException, InterruptedException {
        assertThat(predict())
                .filteredOn(name -> name.startsWith("software.amazon.awssdk."))
                .hasSizeLessThan(1_250);
    }

    @Test
    void needsNoTableOfFailuresWhereNothingFails() throws IOException, InterruptedException {
        assertThat(predict()).noneMatch(name -> name.startsWith("com.exasol.sme.sagemaker.errors.Failure"));
    }

    @Test
    void startsNoLogging() throws IOException, InterruptedException {
        assertThat(predict())
                .noneMatch(name -> name.startsWith("java.util.logging.LogManager"))
                .noneMatch(name -> name.startsWith("java.util.logging.Logger"));
    }

    /** The SDK asks for a file in each way that it knows; each of these cannot even be parsed. */
    @Test
    void readsNoProfileFiles() throws IOException, InterruptedException {
        final Path home = Files.createDirectories(directory.resolve("home").resolve(".aws"));
        final Path broken = directory.resolve("broken");
        for (final Path file : List.of(home.resolve("config"), home.resolve("credentials"), broken)) {
            Files.writeString(file, "[profile default\nno profile file", UTF_8);
        }
        assertThat(predict("-Duser.home=" + home.getParent())).isNotEmpty();
        assertThat(predict("-Daws.configFile=" + broken, "-Daws.sharedCredentialsFile=" + broken))
                .isNotEmpty();
    }
}
