package com.exasol.sme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeProcess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JourneyTest {
    @Test
    void walks() throws SQLException {
        try (Sandbox sandbox = Sandbox.start();
                SqlConsole console =
                        new SqlConsole(sandbox.connect(), new PrintStream(OutputStream.nullOutputStream()))) {
            final SmeProcess deployment = sandbox.deploy();
            assertThat(deployment.exitCode()).as(deployment.err()).isZero();
            final CreditJourney journey =
                    new CreditJourney(console, sandbox.aws().roleArn());
            journey.loadData();
        }
    }
}
