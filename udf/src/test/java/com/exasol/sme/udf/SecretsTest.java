package com.exasol.sme.udf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.ExaConnectionAccessException;
import com.exasol.ExaMetadata;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.testkit.TestConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Plants a secret wherever the tests of this module look, and sees them fail. */
class SecretsTest {
    private static final String REQUEST = "{'connection_name':'AWS'}";

    private static String planted(final ExaMetadata metadata) {
        try {
            return metadata.getConnection("\"AWS\"").getPassword();
        } catch (final ExaConnectionAccessException exception) {
            throw new AssertionError(exception);
        }
    }

    private static void assertSeen(final String text) {
        assertThat(Secrets.takeLeaks())
                .isNotEmpty()
                .anySatisfy(leak -> assertThat(leak).contains(text).doesNotContain(TestConnection.SECRET));
    }

    @Test
    void areSeenInEveryColumnOfAnAnswer() {
        for (int column = 1; column < 4; column++) {
            final Object[] row = {"ERROR", "", "", ""};
            row[column] = "plant";
            final int planted = column;
            Answer.of(
                    (metadata, rows) -> {
                        row[planted] = "before " + planted(metadata) + " behind";
                        rows.emit(row);
                    },
                    REQUEST);
            assertSeen("before *** behind");
        }
    }

    @Test
    void areSeenInAnExceptionOfAControlPlaneScript() {
        assertThatThrownBy(() -> Answer.of(
                        (metadata, rows) -> {
                            throw new IllegalStateException(new IOException(planted(metadata)));
                        },
                        REQUEST))
                .isInstanceOf(IllegalStateException.class);
        assertSeen("java.io.IOException: ***");
    }

    @Test
    void areSeenInAPrediction() {
        final TestRuntime telling = TestRuntime.perRow(row -> TestConnection.SECRET);
        assertThatThrownBy(() -> TestPrediction.regression("VARCHAR(100) UTF8").run(telling, new Object[] {"x"}))
                .hasMessageStartingWith("E-SME-UDF-34");
        assertSeen("***");
        final TestRuntime silent = TestRuntime.perRow(row -> "1");
        TestPrediction.regression("VARCHAR(100) UTF8").run(silent, new Object[] {TestConnection.SECRET});
        assertSeen("***");
    }

    @Test
    void areSeenWhenTheyAreEncoded() {
        Shown.watch("Basic " + Base64.getEncoder().encodeToString(TestConnection.SECRET.getBytes(UTF_8)));
        assertSeen("Basic ***");
    }

    @Test
    void areSeenInRequests() throws IOException, InterruptedException {
        final TestAws aws = new TestAws().answer("/", 200, "{}");
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(aws.url()))
                                .POST(BodyPublishers.ofString("{'x':'" + TestConnection.SECRET + "'}"))
                                .build(),
                        BodyHandlers.discarding());
        aws.close();
        assertSeen("{'x':'***'}");
    }
}
