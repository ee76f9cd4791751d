package com.exasol.sme.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.algorithms.XgboostLibrary;
import com.exasol.sme.sandbox.client.SqlConsole;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The second part of the demo: containers other than Autopilot's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerJourneyTest {
    private static final long UNSEEN = 300;

    private final Sandbox sandbox = Sandbox.start();
    private SqlConsole console;
    private ContainerJourney journey;

    @BeforeAll
    void deploy() throws SQLException {
        assertThat(sandbox.deploy().exitCode()).isZero();
        console = new SqlConsole(sandbox.connect(), new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        final CreditJourney data = new CreditJourney(console, sandbox.aws().roleArn());
        data.loadData();
        data.createConnection();
        journey = new ContainerJourney(console, sandbox.aws());
    }

    @AfterAll
    void close() throws SQLException {
        console.close();
        sandbox.close();
    }

    @AfterEach
    void leavesNothing() {
        assertThat(sandbox.aws().inventory(Sandbox.REGION).isTidy()).isTrue();
    }

    @Test
    void tellsRisksByTreesOfNumbers() throws SQLException {
        assumeTrue(XgboostLibrary.flaw().isEmpty(), () -> XgboostLibrary.flaw().get());
        journey.encode();
        journey.trainTrees();
        assertThat(journey.pollUntilDone(ContainerJourney.TREES).rows().get(0).subList(0, 3))
                .containsExactly(ContainerJourney.TREES, "Training", "Completed");
        journey.deployTrees();
        final List<List<Object>> matrix = journey.scoreByTrees().rows();
        assertThat(count(matrix)).isEqualTo(UNSEEN);
        assertThat(count(matrix.stream()
                        .filter(row -> row.get(0).equals(row.get(1)))
                        .toList()))
                .isGreaterThan(UNSEEN * 2 / 3);
        journey.delete(ContainerJourney.TREES);
    }

    private static long count(final List<List<Object>> matrix) {
        return matrix.stream().mapToLong(row -> (Long) row.get(2)).sum();
    }

    @Test
    void asksAContainerOfOnesOwn() throws SQLException {
        journey.trainOwn();
        assertThat(journey.pollUntilDone(ContainerJourney.OWN).rows().get(0).get(2))
                .isEqualTo("Completed");
        journey.deployOwn();
        assertThat(journey.askOwn().rows()).hasSize((int) UNSEEN).allSatisfy(row -> {
            assertThat(row.get(2).toString()).contains("the value of \"Class\" is ");
            assertThat((Double) row.get(3)).isBetween(0.5, 1.0);
        });
        journey.delete(ContainerJourney.OWN);
    }
}
