package com.exasol.sme.sandbox.database.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exasol's own driver as far as it goes without a database: it keeps the sandbox's driver honest. */
class RealDriverTest {
    @Test
    void takesTheUrlOfADeploymentAsFarAsAClosedPort() {
        final SQLException refusal =
                refusal(real(), "jdbc:exa:localhost:1;clientname=sme;clientversion=0.1.0", password());
        assertThat(refusal.getSQLState()).isEqualTo("08001");
        assertThat(refusal.getMessage()).contains("Connection refused").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:exa:localhost:1;nonsense=1",
                "jdbc:exa:localhost:1;clientname=sme;NonSense=1",
                "jdbc:exa:localhost:1;ssl=true"
            })
    void refusesUnknownKeysInTheWordsThatTheSandboxUses(final String url) {
        assertThat(refusal(new SandboxDriver(), url, password()).getMessage())
                .isEqualTo(refusal(real(), url, password()).getMessage());
    }

    @Test
    void refusesUnknownPropertiesInTheWordsThatTheSandboxUses() {
        final Properties properties = password();
        properties.setProperty("nonsense", "1");
        assertThat(refusal(new SandboxDriver(), "jdbc:exa:localhost:1", properties)
                        .getMessage())
                .isEqualTo(refusal(real(), "jdbc:exa:localhost:1", properties).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:exa:localhost:1?user=x", "jdbc:exa:localhost:port", "jdbc:exa:[::1]:1"})
    void refusesWhatTheSandboxRefuses(final String url) {
        assertThat(refusal(new SandboxDriver(), url, password()).getMessage()).startsWith("SANDBOX: not ");
        assertThat(refusal(real(), url, password()).getMessage()).doesNotContain("Connection refused", "secret");
    }

    private static SQLException refusal(final Driver driver, final String url, final Properties properties) {
        return catchThrowableOfType(SQLException.class, () -> driver.connect(url, properties));
    }

    /** Through DriverManager, so that it stays behind the sandbox's driver for all other tests. */
    private static Driver real() {
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getName().equals("com.exasol.jdbc.EXADriver"))
                .findFirst()
                .orElseThrow();
    }

    private static Properties password() {
        final Properties properties = new Properties();
        properties.setProperty("user", "sys");
        properties.setProperty("password", "secret");
        return properties;
    }
}
