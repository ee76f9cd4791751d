package com.exasol.sme.sagemaker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.TestAws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connections of a prediction script that has 16 requests in flight, in a JVM of its own: Java keeps 5 by default. */
@Tag("turkish-locale")
class ConnectionsTest {
    private static final String SETTINGS = "{\"connection\":\"AWS\",\"problem_type\":\"Regression\","
            + "\"target_type\":\"DOUBLE\",\"feature_types\":[\"DOUBLE\"],\"has_key\":false,\"response_keys\":[],"
            + "\"rows_per_request\":1,\"bytes_per_request\":1000000,\"requests_in_flight\":16}";

    private final TestAws aws = new TestAws().answer("/endpoints/my-ep/invocations", 200, "10\n");

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        aws.close();
    }

    /** @param kept how many connections Java keeps, as the script's options say */
    private void predict(final int kept) throws IOException, InterruptedException {
        final Path out = directory.resolve("out.txt");
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dhttp.maxConnections=" + kept,
                "-Daws.endpointUrl=" + aws.url(),
                "-Dsme.endpoint=my-ep",
                "-Dsme.region=eu-central-1",
                "-Dsme.settings=" + Base64.getUrlEncoder().withoutPadding().encodeToString(SETTINGS.getBytes(UTF_8)),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ManyRequestsProcess.class.getName());
        final Process process =
                new ProcessBuilder(command).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor()).isZero();
        assertThat(out).hasContent("400");
        assertThat(aws.requests).hasSize(400);
    }

    @Test
    void areKeptAndUsedAgain() throws IOException, InterruptedException {
        predict(16);
        assertThat(aws.connections).hasSizeBetween(4, 16);
    }
}
