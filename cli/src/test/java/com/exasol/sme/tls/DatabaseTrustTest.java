package com.exasol.sme.tls;

import static com.exasol.sme.tls.TestCertificates.AUTHORITY;
import static com.exasol.sme.tls.TestCertificates.EXPIRED;
import static com.exasol.sme.tls.TestCertificates.GOOD;
import static com.exasol.sme.tls.TestCertificates.SELF_SIGNED;
import static com.exasol.sme.tls.TestCertificates.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Exasol's own driver makes of the settings, as far as its handshake goes. */
class DatabaseTrustTest {
    private static TrustSettings trusting(final String... aliases) {
        return new TrustSettings(
                List.of(aliases).stream().map(TestCertificates::of).toList(), Optional.empty(), true);
    }

    private static TrustSettings knowing(final String alias) {
        return new TrustSettings(List.of(), Fingerprint.from(TestCertificates.fingerprintOf(alias)), true);
    }

    private static DatabaseTrust trust(final TrustSettings settings) {
        return new DatabaseTrust(settings, Optional.empty());
    }

    private static void assertTrusted(final String certificate, final DatabaseTrust trust) {
        try (GreetedDatabase database = new GreetedDatabase(certificate)) {
            final SQLException hangUp = connect(database, trust);
            assertThat(database.logins()).as(hangUp.getMessage()).isEqualTo(1);
            assertThat(trust.complaint("localhost", database.port())).isEmpty();
        }
    }

    private static String complaint(final String certificate, final DatabaseTrust trust) {
        try (GreetedDatabase database = new GreetedDatabase(certificate)) {
            connect(database, trust);
            assertThat(database.logins()).isZero();
            return trust.complaint("localhost", database.port()).orElseThrow();
        }
    }

    private static SQLException connect(final GreetedDatabase database, final DatabaseTrust trust) {
        final Properties properties = new Properties();
        properties.setProperty("user", "sys");
        properties.setProperty("password", "secret");
        trust.properties().forEach(properties::setProperty);
        final Driver driver = DriverManager.drivers()
                .filter(known -> known.getClass().getName().equals("com.exasol.jdbc.EXADriver"))
                .findFirst()
                .orElseThrow();
        return catchThrowableOfType(
                SQLException.class, () -> driver.connect("jdbc:exa:localhost:" + database.port(), properties));
    }

    @Test
    void trustsWhatAGivenAuthoritySigned() {
        assertTrusted(GOOD, trust(trusting(AUTHORITY)));
    }

    @Test
    void trustsAGivenCertificateAmongOthers() {
        assertTrusted(SELF_SIGNED, trust(trusting(WRONG_HOST, SELF_SIGNED, AUTHORITY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, SELF_SIGNED, WRONG_HOST, EXPIRED})
    void trustsTheCertificateWithTheFingerprint(final String certificate) {
        assertTrusted(certificate, trust(knowing(certificate)));
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, SELF_SIGNED, WRONG_HOST, EXPIRED})
    void trustsEveryCertificateWithoutValidation(final String certificate) {
        assertTrusted(certificate, trust(new TrustSettings(List.of(), Optional.empty(), false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, SELF_SIGNED, WRONG_HOST, EXPIRED})
    void namesACertificateThatJavaDoesNotKnow(final String certificate) {
        assertThat(complaint(certificate, trust(TrustSettings.ofJava())))
                .startsWith("The server localhost presented a certificate that is not trusted: subject 'CN=")
                .contains("SHA-256 fingerprint " + TestCertificates.fingerprintOf(certificate))
                .endsWith("--fingerprint " + TestCertificates.fingerprintOf(certificate) + ".");
    }

    @Test
    void namesTheHostsThatACertificateIsFor() {
        assertThat(complaint(WRONG_HOST, trust(trusting(WRONG_HOST))))
                .contains("'CN=other.example' for other.example,");
    }

    @Test
    void tellsThatACertificateIsTooOld() {
        assertThat(complaint(EXPIRED, trust(trusting(EXPIRED))))
                .containsPattern(", expired on \\d{4}-\\d\\d-\\d\\d\\.");
    }

    @Test
    void refusesAnotherCertificateThanTheOneWithTheFingerprint() {
        assertThat(complaint(
                        GOOD,
                        trust(new TrustSettings(
                                List.of(TestCertificates.of(AUTHORITY)),
                                Fingerprint.from(TestCertificates.fingerprintOf(SELF_SIGNED)),
                                true))))
                .endsWith("--fingerprint " + TestCertificates.fingerprintOf(GOOD) + ".");
    }

    @Test
    void leavesTheDatabaseToTheFingerprintOfItsAddress() {
        final DatabaseTrust trust =
                new DatabaseTrust(knowing(GOOD), Fingerprint.from(TestCertificates.fingerprintOf(SELF_SIGNED)));
        assertThat(trust.properties()).isEmpty();
        try (GreetedDatabase database = new GreetedDatabase(SELF_SIGNED)) {
            assertThat(trust.complaint("localhost", database.port())).isEmpty();
        }
    }

    @Test
    void hasNothingToSayWhereNoServerListens() {
        try (ClosedPort port = new ClosedPort()) {
            assertThat(trust(TrustSettings.ofJava()).complaint("localhost", port.number()))
                    .isEmpty();
        }
    }
}
