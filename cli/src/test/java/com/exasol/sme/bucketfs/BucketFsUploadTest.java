package com.exasol.sme.bucketfs;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.shared.Port;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.shared.Version;
import com.exasol.sme.tls.TestCertificates;
import com.exasol.sme.tls.TlsServer;
import com.exasol.sme.tls.TrustSettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketFsUploadTest {
    private static final String PASSWORD = Secrets.keep("not for your eyes");
    private static final EmbeddedJar JAR = EmbeddedJar.named("sme.properties");

    private final List<String> requests = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final Secret password = Secret.of(PASSWORD.toCharArray());
    private HttpServer server;
    private byte[] received = {};
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(final HttpExchange exchange) throws IOException {
        received = exchange.getRequestBody().readAllBytes();
        final String credentials =
                exchange.getRequestHeaders().getFirst("Authorization").replace("Basic ", "");
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " as "
                + new String(Base64.getDecoder().decode(credentials), UTF_8) + ", length "
                + exchange.getRequestHeaders().getFirst("Content-Length"));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private BucketFsAccess access(final int port) {
        return new BucketFsAccess(
                new BucketFsAddress(Optional.of("127.0.0.1"), new Port(port), false), password, TrustSettings.ofJava());
    }

    private void upload(final String path) {
        new BucketFsUpload(JAR, access(server.getAddress().getPort()), Progress.NONE, progress::add)
                .run(JarLocation.of("bfsdefault", "models", path));
    }

    private static SmeException uploading(final int port, final boolean isTls) {
        final BucketFsUpload upload = new BucketFsUpload(
                JAR,
                new BucketFsAccess(
                        new BucketFsAddress(Optional.of("localhost"), new Port(port), isTls),
                        Secret.of(PASSWORD.toCharArray()),
                        TrustSettings.ofJava()),
                Progress.NONE,
                line -> {});
        return catchThrowableOfType(SmeException.class, () -> upload.run(JarLocation.of("bfsdefault", "models", "")));
    }

    @Test
    void tellsHttpFromHttpsBeforeAnythingIsSent() {
        assertThat(uploading(server.getAddress().getPort(), true))
                .hasMessageStartingWith("E-SME-CLI-97: BucketFS at https://localhost:")
                .hasMessageContaining(" speaks HTTP, not HTTPS. Give --no-bucketfs-use-https, or with --bucketfs-port");
        assertThat(requests).isEmpty();
    }

    @Test
    void tellsHttpsFromHttp() {
        try (TlsServer other = new TlsServer(TestCertificates.SELF_SIGNED)) {
            assertThat(uploading(other.port(), false))
                    .hasMessageStartingWith("E-SME-CLI-97: BucketFS at http://localhost:" + other.port()
                            + " speaks HTTPS, not HTTP. Give --bucketfs-use-https,");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void putsTheJarWhereTheScriptsLookForIt() {
        upload("/a//b/");
        assertThat(requests)
                .containsExactly("PUT /models/a/b/sme-udf-" + Version.current() + ".jar as w:" + PASSWORD + ", length "
                        + JAR.content().length);
        assertThat(received).isEqualTo(JAR.content());
        assertThat(progress)
                .containsExactly("Uploaded /buckets/bfsdefault/models/a/b/sme-udf-" + Version.current() + ".jar ("
                        + JAR.content().length + " bytes).");
    }

    @Test
    void forgetsThePassword() {
        upload("");
        assertThat(password.reveal()).isEqualTo("\0".repeat(PASSWORD.length()));
        assertThat(password).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void tellsWhyBucketFsRefusesWithoutThePassword(final int refusal) {
        status = refusal;
        assertRefused(() -> upload(""))
                .hasMessageStartingWith("E-SME-CLI-15: The JAR was not uploaded to /buckets/bfsdefault/models/sme-udf-")
                .hasMessageContaining(
                        "by way of http://127.0.0.1:" + server.getAddress().getPort())
                .hasMessageContaining("--no-upload")
                .satisfies(exception -> assertThat(exception.getMessage()).doesNotContain(PASSWORD));
        assertThat(progress).isEmpty();
    }

    @Test
    void tellsThatNobodyListens() {
        server.stop(0);
        assertRefused(() -> upload(""))
                .hasMessageStartingWith("E-SME-CLI-15: ")
                .hasMessageContaining("ConnectException");
    }

    @Test
    void doesNotWaitForeverForAnAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final BucketFsUpload upload = new BucketFsUpload(
                    JAR, access(silent.getLocalPort()), Progress.NONE, progress::add, Duration.ofSeconds(1));
            assertRefused(() -> upload.run(JarLocation.of("bfsdefault", "models", "")))
                    .hasMessageStartingWith("E-SME-CLI-15: ")
                    .hasMessageContaining(": no answer within 1 seconds. ");
        }
        assertThat(progress).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com/exasol/sme/bucketfs/empty.jar", "no-such.jar"})
    void refusesAJarThatIsEmptyOrMissing(final String resource) {
        assertRefused(() -> EmbeddedJar.named(resource)).hasMessageStartingWith("E-SME-CLI-23: ");
    }

    @Test
    void findsTheJarThatThisBuildCarries() {
        assertThat(Arrays.copyOf(EmbeddedJar.named(JarLocation.fileName()).content(), 2))
                .isEqualTo("PK".getBytes(UTF_8));
    }
}
