package com.exasol.sme.sandbox.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.database.driver.SandboxDriver;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DriverProcessTest {
    @Test
    @Timeout(60)
    void theDriverNeedsNothingButItsOwnClasses()
            throws IOException, SQLException, InterruptedException, URISyntaxException {
        try (DatabaseFixture fixture = new DatabaseFixture()) {
            final Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            folderOf(SandboxDriver.class) + File.pathSeparator + folderOf(DriverProbe.class),
                            DriverProbe.class.getName(),
                            fixture.database.url())
                    .redirectErrorStream(true)
                    .start();
            final String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(output).matches("(?s)SYS true\\R.*NOTHING.* \\(Session: \\d{19}\\)\\R");
        }
    }

    private static Path folderOf(final Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
