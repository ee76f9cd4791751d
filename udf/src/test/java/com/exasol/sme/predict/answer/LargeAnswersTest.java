package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions of models with many labels, in a JVM of its own with the smallest heap that Exasol gives. */
class LargeAnswersTest {
    private static final int ROWS = 200_000;
    private static final int MOST_MEGABYTES = 220;

    @TempDir
    private Path directory;

    private static String settings(final List<String> keys, final int limit, final boolean areAllWanted) {
        final String json = "{\"connection\":\"AWS\",\"problem_type\":\"MulticlassClassification\","
                + "\"target_type\":\"VARCHAR(20) UTF8\",\"feature_types\":[\"DECIMAL(18,0)\"],\"response_keys\":"
                + keys.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"))
                + ",\"has_key\":false,\"rows_per_request\":20000,\"bytes_per_request\":4000000,"
                + "\"requests_in_flight\":16,\"largest_request_in_bytes\":" + limit + ",\"on_error\":\"error\""
                + (areAllWanted ? ",\"probabilities\":true}" : "}");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    /** {@return how many rows came out, and the most memory that the process had, in megabytes} */
    private String[] run(
            final ManyLabelsEndpoint endpoint,
            final int rows,
            final int labels,
            final String settings,
            final boolean areAllWanted)
            throws IOException, InterruptedException {
        final Path out = directory.resolve("out.txt");
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsme.endpoint=my-ep",
                "-Dsme.region=eu-central-1",
                "-Dsme.settings=" + settings,
                "-Duser.timezone=UTC",
                "-Dhttp.maxConnections=16",
                "-Daws.endpointUrl=" + endpoint.url(),
                "-Xms40m",
                "-Xmn20m",
                "-Xmx128m",
                "-Xss512k",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-XX:+UseSerialGC",
                ManyLabelsProcess.class.getName(),
                String.valueOf(rows),
                String.valueOf(labels),
                String.valueOf(areAllWanted));
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(out)).isZero();
        return Files.readString(out).strip().split(" ", -1);
    }

    private void predict(
            final int labels,
            final List<String> keys,
            final int limit,
            final boolean areAllWanted,
            final int rows,
            final ManyLabelsEndpoint endpoint)
            throws IOException, InterruptedException {
        final String[] result = run(endpoint, rows, labels, settings(keys, limit, areAllWanted), areAllWanted);
        assertThat(result[0]).isEqualTo(String.valueOf(rows));
        assertThat(Integer.parseInt(result[1])).isLessThanOrEqualTo(MOST_MEGABYTES);
    }

    /** The last one is a script of 0.1.0, which asks for everything. */
    @ParameterizedTest
    @CsvSource({
        "300,6291456,false,'predicted_label,probability'",
        "300,4194304,true,'predicted_label,labels,probabilities'",
        "30,6291456,false,'predicted_label,probability'",
        "30,6291456,false,'predicted_label,labels,probabilities,probability'"
    })
    void fitIntoTheSmallestHeapAndIntoWhatAnEndpointAnswers(
            final int labels, final int limit, final boolean areAllWanted, final String keyNames)
            throws IOException, InterruptedException {
        final List<String> keys = List.of(keyNames.split(",", -1));
        try (ManyLabelsEndpoint endpoint = new ManyLabelsEndpoint(new ManyLabels(labels), keys, limit)) {
            predict(labels, keys, limit, areAllWanted, ROWS, endpoint);
            assertThat(endpoint.refusals).hasValue(0);
        }
    }

    /** It fails with 500 above a limit that nobody told. */
    @Test
    void areMadeSmallerForAnEndpointThatFailsOnThem() throws IOException, InterruptedException {
        final List<String> keys = List.of("predicted_label", "labels", "probabilities");
        try (ManyLabelsEndpoint endpoint = new ManyLabelsEndpoint(new ManyLabels(300), keys, 1_000_000)) {
            predict(300, keys, 6_291_456, false, ROWS / 10, endpoint);
            assertThat(endpoint.refusals.get()).isBetween(1, 40);
        }
    }
}
