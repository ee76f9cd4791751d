package com.exasol.sme.deployment.jars;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.sandbox.watch.Secrets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far the real JDBC driver inside {@code sme.jar} comes without a database. */
class PackagedJarTest {
    private static final String PASSWORD = Secrets.keep("hush-hush");

    /** A mistyped range of hosts; two dots in a row are in no host's name, so no name server is asked. */
    @Test
    void failsOnAnAddressThatIsNone() {
        final CommandResult result = SmeJar.runPackaged(
                Map.of("DB_PASSWORD", PASSWORD),
                "deploy",
                "--schema",
                "SME",
                "--no-upload",
                "--dsn",
                "10.0.0.11..x:8563",
                "--db-user",
                "sys");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("E-SME-CLI-14: There is no connection to the database 10.0.0.11..x:8563 as 'sys': ")
                .doesNotContain(PASSWORD, "\tat ");
    }
}
