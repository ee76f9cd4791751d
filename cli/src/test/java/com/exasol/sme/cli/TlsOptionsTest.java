package com.exasol.sme.cli;

import static com.exasol.sme.tls.TestCertificates.AUTHORITY;
import static com.exasol.sme.tls.TestCertificates.EXPIRED;
import static com.exasol.sme.tls.TestCertificates.GOOD;
import static com.exasol.sme.tls.TestCertificates.SELF_SIGNED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.tls.GreetedDatabase;
import com.exasol.sme.tls.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that say which certificates are good, with Exasol's own driver as far as its handshake goes. */
class TlsOptionsTest {
    @TempDir
    private Path directory;

    private final CommandRun command =
            new CommandRun().with("DB_PASSWORD", "secret").connecting(TlsOptionsTest::connect);

    private static Connection connect(final String url, final Properties properties) throws SQLException {
        return DriverManager.drivers()
                .filter(known -> known.getClass().getName().equals("com.exasol.jdbc.EXADriver"))
                .findFirst()
                .orElseThrow()
                .connect(url, properties);
    }

    private int deploy(final String dsn, final String... more) {
        final List<String> words =
                new ArrayList<>(List.of("deploy", "--schema", "SME", "--db-user", "sys", "--no-upload", "--dsn", dsn));
        words.addAll(List.of(more));
        return command.run(words.toArray(String[]::new));
    }

    private Path pem(final String alias) throws IOException {
        return Files.writeString(directory.resolve(alias + ".pem"), TestCertificates.pemOf(alias));
    }

    @Test
    void namesTheCertificateOfADatabaseThatIsNotTrusted() {
        try (GreetedDatabase database = new GreetedDatabase(SELF_SIGNED)) {
            assertThat(deploy("localhost:" + database.port())).isEqualTo(1);
            assertThat(database.logins()).isZero();
            assertThat(command.err())
                    .startsWith("E-SME-CLI-14: There is no connection to the database localhost:" + database.port())
                    .contains(
                            "The server localhost presented a certificate that is not trusted: subject 'CN=localhost' "
                                    + "for localhost, SHA-256 fingerprint "
                                    + TestCertificates.fingerprintOf(SELF_SIGNED))
                    .contains("--fingerprint " + TestCertificates.fingerprintOf(SELF_SIGNED));
        }
    }

    @Test
    void logsInToADatabaseWithTheFingerprint() {
        try (GreetedDatabase database = new GreetedDatabase(EXPIRED)) {
            deploy("localhost:" + database.port(), "--fingerprint", TestCertificates.fingerprintOf(EXPIRED));
            deploy("localhost/" + TestCertificates.fingerprintOf(EXPIRED) + ":" + database.port());
            assertThat(database.logins()).isEqualTo(2);
            assertThat(command.err()).doesNotContain("not trusted", "Warning");
        }
    }

    @Test
    void logsInToADatabaseWhoseAuthorityIsInAFile() throws IOException {
        try (GreetedDatabase database = new GreetedDatabase(GOOD)) {
            deploy(
                    "localhost:" + database.port(),
                    "--ssl-cert-path",
                    pem(AUTHORITY).toString());
            assertThat(database.logins()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT --no-use-ssl-cert-validation", "localhost/nocertcheck:PORT"})
    void warnsWhenNothingIsChecked(final String words) {
        try (GreetedDatabase database = new GreetedDatabase(SELF_SIGNED)) {
            final String[] parts =
                    words.replace("PORT", String.valueOf(database.port())).split(" ");
            deploy(parts[0], List.of(parts).subList(1, parts.length).toArray(String[]::new));
            assertThat(database.logins()).isEqualTo(1);
            assertThat(command.err())
                    .startsWith("Warning: certificates are not checked (")
                    .doesNotContain("not trusted");
        }
    }

    private void assertRefused(final String code, final String... words) {
        final int exitCode = deploy("localhost:1", words);
        assertThat(command.err()).startsWith(code);
        assertThat(exitCode).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "nocertcheck", "'; DROP SCHEMA x", "ZZ"})
    void refusesWhatIsNoFingerprint(final String given) {
        assertRefused("E-SME-CLI-40: '" + given + "' in --fingerprint is not", "--fingerprint=" + given);
    }

    @Test
    void takesAFingerprintWithColonsToo() {
        final String colons = TestCertificates.fingerprintOf(SELF_SIGNED).replaceAll("(..)(?!$)", "$1:");
        try (GreetedDatabase database = new GreetedDatabase(SELF_SIGNED)) {
            deploy("localhost:" + database.port(), "--fingerprint", colons);
            assertThat(database.logins()).isEqualTo(1);
        }
    }

    @Test
    void refusesAPathWithoutCertificates() throws IOException {
        final Path other = Files.write(directory.resolve("other.txt"), "no certificate".getBytes(UTF_8));
        final Path empty = Files.createDirectory(directory.resolve("empty"));
        final Path mixed = Files.createDirectory(directory.resolve("mixed"));
        Files.writeString(mixed.resolve("a.pem"), TestCertificates.pemOf(GOOD));
        Files.writeString(mixed.resolve("b.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        for (final Path path : List.of(other, empty, mixed, directory.resolve("none"))) {
            new TlsOptionsTest()
                    .assertRefused(
                            "E-SME-CLI-41: '" + path + "' in --ssl-cert-path cannot be used: ",
                            "--ssl-cert-path",
                            path.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ssl-cert-path", "--fingerprint"})
    void refusesToTrustOneCertificateAndAll(final String option) {
        assertRefused(
                "E-SME-CLI-42: --no-use-ssl-cert-validation and " + option,
                "--no-use-ssl-cert-validation",
                option,
                "x");
    }
}
