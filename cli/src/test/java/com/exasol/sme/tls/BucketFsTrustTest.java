package com.exasol.sme.tls;

import static com.exasol.sme.tls.TestCertificates.AUTHORITY;
import static com.exasol.sme.tls.TestCertificates.EXPIRED;
import static com.exasol.sme.tls.TestCertificates.GOOD;
import static com.exasol.sme.tls.TestCertificates.SELF_SIGNED;
import static com.exasol.sme.tls.TestCertificates.WRONG_HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.exasol.bucketfs.WriteEnabledBucket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bucketfs-java makes of the settings, in real uploads. */
class BucketFsTrustTest {
    private static final String UPLOAD = "PUT /default/file";

    private static TrustSettings trusting(final String... aliases) {
        return new TrustSettings(
                List.of(aliases).stream().map(TestCertificates::of).toList(), Optional.empty(), true);
    }

    private static TrustSettings knowing(final String alias) {
        return new TrustSettings(List.of(), Fingerprint.from(TestCertificates.fingerprintOf(alias)), true);
    }

    private static void assertTrusted(final String certificate, final String host, final TrustSettings settings) {
        try (TlsServer server = new TlsServer(certificate)) {
            final BucketFsTrust trust = new BucketFsTrust(settings, host, server.port());
            assertThat(upload(server, host, trust)).isNull();
            assertThat(server.requests()).containsExactly(UPLOAD);
            assertThat(trust.complaint()).isEmpty();
        }
    }

    private static String complaint(final String certificate, final TrustSettings settings) {
        try (TlsServer server = new TlsServer(certificate)) {
            final BucketFsTrust trust = new BucketFsTrust(settings, "localhost", server.port());
            assertThat(upload(server, "localhost", trust)).isNotNull();
            assertThat(server.requests()).isEmpty();
            return trust.complaint().orElseThrow();
        }
    }

    private static Throwable upload(final TlsServer server, final String host, final BucketFsTrust trust) {
        final WriteEnabledBucket.Builder<?> builder = WriteEnabledBucket.builder();
        builder.useTls(true)
                .host(host)
                .port(server.port())
                .serviceName("bfsdefault")
                .name("default");
        trust.applyTo(builder);
        return catchThrowable(() -> builder.build().uploadStringContentNonBlocking("content", "file"));
    }

    @Test
    void trustsWhatAGivenAuthoritySigned() {
        assertTrusted(GOOD, "localhost", trusting(AUTHORITY));
    }

    @Test
    void trustsAGivenCertificate() {
        assertTrusted(SELF_SIGNED, "localhost", trusting(SELF_SIGNED));
    }

    @Test
    void findsTheGivenCertificateThatIsNeeded() {
        assertTrusted(GOOD, "localhost", trusting(WRONG_HOST, EXPIRED, AUTHORITY, SELF_SIGNED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void trustsTheCertificateWithTheFingerprintOnEveryHost(final String host) {
        assertTrusted(GOOD, host, knowing(GOOD));
        assertTrusted(SELF_SIGNED, host, knowing(SELF_SIGNED));
        assertTrusted(WRONG_HOST, host, knowing(WRONG_HOST));
        assertTrusted(EXPIRED, host, knowing(EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, SELF_SIGNED, WRONG_HOST, EXPIRED})
    void trustsEveryCertificateWithoutValidation(final String certificate) {
        assertTrusted(certificate, "localhost", new TrustSettings(List.of(), Optional.empty(), false));
    }

    @Test
    void goesByTheGivenCertificatesWhereAnotherServerHasTheFingerprint() {
        assertTrusted(
                GOOD,
                "localhost",
                new TrustSettings(
                        List.of(TestCertificates.of(AUTHORITY)),
                        Fingerprint.from(TestCertificates.fingerprintOf(SELF_SIGNED)),
                        true));
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, SELF_SIGNED, WRONG_HOST, EXPIRED})
    void namesACertificateThatJavaDoesNotKnow(final String certificate) {
        assertThat(complaint(certificate, TrustSettings.ofJava()))
                .startsWith("The server localhost presented a certificate that is not trusted: subject 'CN=")
                .contains("SHA-256 fingerprint " + TestCertificates.fingerprintOf(certificate))
                .endsWith("trust exactly it with --fingerprint " + TestCertificates.fingerprintOf(certificate) + ".");
    }

    @Test
    void refusesACertificateForAnotherHost() {
        assertThat(complaint(WRONG_HOST, trusting(WRONG_HOST))).contains("'CN=other.example' for other.example,");
    }

    @Test
    void tellsThatAKnownCertificateIsTooOld() {
        try (TlsServer server = new TlsServer(EXPIRED)) {
            assertThat(new BucketFsTrust(trusting(EXPIRED), "localhost", server.port()).complaint())
                    .get(STRING)
                    .containsPattern(", expired on \\d{4}-\\d\\d-\\d\\d\\.");
        }
    }

    @Test
    void hasNothingToSayWhereNoServerListens() {
        try (ClosedPort port = new ClosedPort()) {
            assertThat(new BucketFsTrust(TrustSettings.ofJava(), "localhost", port.number()).complaint())
                    .isEmpty();
        }
    }
}
