package com.exasol.sme.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.exasol.sme.sagemaker.Pause;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPatienceTest {
    private final TestSageMaker aws = new TestSageMaker();

    @AfterEach
    void forgetTheInterruption() {
        Thread.interrupted();
    }

    private Answer deleteWith(final Map<String, String> properties) {
        return Answer.of(
                (metadata, rows) -> AutopilotEndpointDeletionUdf.run(
                        metadata, rows, (connection, region) -> aws, () -> EndpointPatience.from(properties::get)),
                "{'endpoint_name':'my-ep','connection_name':'AWS','aws_region':'eu-central-1'," + "'untagged':true}");
    }

    @Test
    void takesFractions() {
        assertThat(deleteWith(Map.of("sme.endpointPollSeconds", "0.05", "sme.endpointWaitMinutes", "0.5"))
                        .status())
                .isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half an hour", "", "NaN", "0", "-1", "1e-9"})
    void refusesWhatIsNoNumberAboveZero(final String value) {
        assertThat(deleteWith(Map.of("sme.endpointWaitMinutes", value)).message())
                .isEqualTo(
                        "E-SME-UDF-18: The JVM option -Dsme.endpointWaitMinutes must be a number above 0, but it is '"
                                + value + "'. Let the administrator deploy the scripts again with such a number.");
        assertThat(deleteWith(Map.of("sme.endpointPollSeconds", value)).code()).isEqualTo("E-SME-UDF-18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e30", "1e999999999"})
    void takesWhatIsLongerThanAnyoneWaits(final String value) {
        assertThat(deleteWith(Map.of("sme.endpointWaitMinutes", value)).status())
                .isEqualTo("OK");
    }

    @Test
    void hasStandards() {
        assertThatCode(EndpointPatience::fromSystemProperties).doesNotThrowAnyException();
    }

    @Test
    void endsItsPauseWhenTheStatementIsStopped() {
        Thread.currentThread().interrupt();
        assertThatCode(() -> Pause.sleep(Duration.ofHours(1)))
                .satisfies(failure -> SeenErrorCodes.record(failure.getMessage()))
                .hasMessageStartingWith("E-SME-UDF-5: The statement was stopped while it waited for AWS.");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
