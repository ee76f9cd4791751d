package com.exasol.sme.saas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.saas.SaasServer;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaasUploadTest {
    private static final JarLocation PLACE = JarLocation.of("uploads", "default", "a+b/@=~,c");
    private static final String FILES =
            "/api/v1/accounts/" + SaasServer.ACCOUNT + "/databases/" + SaasServer.DATABASE_ID + "/files/";

    private final EmbeddedJar jar = EmbeddedJar.named(JarLocation.fileName());
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path buckets;

    private SaasServer server;
    private SaasDatabase database;

    @BeforeEach
    void start() throws IOException {
        server = SaasServer.start(buckets);
        server.databases()
                .add(SaasServer.DATABASE_ID, SaasServer.DATABASE_NAME)
                .connect(SaasServer.DATABASE_ID, "localhost", 1, SaasServer.USER);
        database = SaasDatabase.find(
                new SaasTarget(
                        SaasUrl.from(server.url() + "/"),
                        SaasId.from("--saas-account-id", SaasServer.ACCOUNT),
                        DatabaseChoice.named(SaasServer.DATABASE_NAME)),
                BearerToken.of(Secret.of(SaasServer.TOKEN.toCharArray())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void upload(final JarLocation location) {
        database.upload(jar, Progress.NONE, told::add).run(location);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFailed() {
        return assertThatThrownBy(() -> upload(PLACE))
                .isInstanceOf(SmeException.class)
                .satisfies(exception -> SeenErrorCodes.record(
                        Secrets.watch("refusal", exception).getMessage()))
                .satisfies(exception -> assertThat(told).isEmpty());
    }

    @Test
    void bringsTheJarWhereScriptsLookForIt() throws IOException {
        upload(PLACE);
        assertThat(buckets.resolve("uploads/default/a+b/@=~,c/" + JarLocation.fileName()))
                .hasBinaryContent(jar.content());
        assertThat(server.requests())
                .endsWith("POST " + FILES + "a%2Bb%2F%40%3D%7E%2Cc%2F" + JarLocation.fileName() + " 200");
        assertThat(server.storage().requests()).containsExactly("PUT /a+b/@=~,c/" + JarLocation.fileName() + " 200");
        assertThat(told)
                .containsExactly("Uploaded /buckets/uploads/default/a+b/@=~,c/" + JarLocation.fileName() + " ("
                        + jar.content().length + " bytes).");
    }

    @Test
    void readsAnAddressThatIsEscapedTwice() throws IOException {
        server.storage().escapeTwice();
        upload(JarLocation.of("uploads", "default", ""));
        assertThat(server.storage().content(JarLocation.fileName())).isEqualTo(jar.content());
    }

    @Test
    void tellsWhatTheStorageSaysButNotTheAddress() {
        server.storage().failNext(403);
        assertFailed()
                .hasMessage("E-SME-CLI-52: The JAR was not uploaded to " + PLACE.pathInUdf()
                        + " by way of the storage of Exasol SaaS at 127.0.0.1: status 403 (SignatureDoesNotMatch)."
                        + " Check that the network lets HTTPS through to that host, and run the command again, or upload"
                        + " the JAR by hand (deploy --to-print tells how) and add --no-upload.");
    }

    @Test
    void failsWhenTheStorageIsGone() {
        server.storage().close();
        assertFailed().hasMessageContaining(" at 127.0.0.1: Connect");
    }

    @Test
    void needsAnAddress() {
        server.answerNext(403, "{\"message\":\"Forbidden\",\"requestId\":\"1\"}");
        assertFailed().hasMessageStartingWith("E-SME-CLI-48: Exasol SaaS refused POST ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":\"\"}",
                "{\"url\":\"ftp://x/y\"}",
                "{\"url\":\"https://x y?s=1\"}",
                "{\"url\":\"/y\"}"
            })
    void needsAnAddressToUploadTo(final String answer) {
        server.answerNext(200, answer);
        assertFailed().hasMessageStartingWith("E-SME-CLI-51: The answer of Exasol SaaS to POST ");
    }

    @Test
    void isProtectedAsWellAsTheTokenWas() {
        final SaasUrl real = new SaasUrl(SaasUrl.DEFAULT);
        assertThat(real.protectsNoMoreThan("https://storage.example.com/x")).isTrue();
        assertThat(real.protectsNoMoreThan("http://storage.example.com/x")).isFalse();
        assertThat(new SaasUrl("http://localhost:1").protectsNoMoreThan("ftp://localhost:1/"))
                .isFalse();
    }
}
