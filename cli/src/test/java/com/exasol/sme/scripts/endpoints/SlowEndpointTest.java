package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.scripts.installation.Installation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An endpoint that AWS creates for longer than the scripts wait. */
class SlowEndpointTest {
    private static final int DESCRIBES = 40;
    private static final List<Object> SCRIPTS = List.of("SLOW", "SLOW_WITH_KEY");

    @Test
    void staysRecordedUntilItCanBeDeleted() throws SQLException {
        try (Installation installation =
                Installation.start(Sandbox.startWithResidentUdfs(), "-Dsme.endpointWaitMinutes=0.01")) {
            installation.train(installation.training("slow"));
            installation.aws().delays(DESCRIBES, 1);
            assertThat(installation.refusal(Installation.deployment("slow", "slow")))
                    .startsWith("\"E-SME-UDF-16: Endpoint 'slow' in region 'eu-central-1' is not in service after")
                    .contains("endpoint 'slow', endpoint configuration 'slow', model 'slow' may still be there, and AWS"
                            + " bills an endpoint until it is deleted. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for"
                            + " this endpoint.")
                    .contains("Cannot update in-progress endpoint");
            assertThat(installation.scripts("SLOW")).isEqualTo(SCRIPTS);

            assertThat(installation.refusal(Installation.deletion("slow")))
                    .startsWith("\"E-SME-UDF-17: Endpoint 'slow' in region 'eu-central-1' is not gone after")
                    .contains("Run the delete script again later. Until the endpoint is gone AWS bills it.");
            assertThat(installation.scripts("SLOW")).isEqualTo(SCRIPTS);

            letAwsFinish(installation);
            assertThat(installation.run(Installation.deletion("slow")).rows())
                    .containsExactly(
                            List.of("endpoint", "slow", "deleted"),
                            List.of("endpoint configuration", "slow", "deleted"),
                            List.of("model", "slow", "deleted"),
                            List.of("script", "\"DATA\".\"SLOW\"", "dropped"),
                            List.of("script", "\"DATA\".\"SLOW_WITH_KEY\"", "dropped"));
            final Inventory left = installation.aws().inventory(Installation.REGION);
            assertThat(left.isTidy()).isTrue();
            assertThat(installation.scripts("SLOW")).isEmpty();
        }
    }

    private static void letAwsFinish(final Installation installation) {
        for (int describe = 0; describe < DESCRIBES; describe++) {
            installation.act(Installation.REGION, "DescribeEndpoint", "EndpointName", "slow");
        }
    }
}
