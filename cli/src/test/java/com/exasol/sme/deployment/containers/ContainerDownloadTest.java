package com.exasol.sme.deployment.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.cli.CommandInSandbox;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.SentStatements;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.bucketfs.SmallContainer;
import com.exasol.sme.tls.TestCertificates;
import com.exasol.sme.tls.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code sme deploy} downloads a container, and what becomes of it. */
class ContainerDownloadTest {
    private static final String FILE = "java-17.tar.gz";
    private static final String PATH = "/releases/" + FILE;
    private static final String FAILED = "E-SME-CLI-76: The container was not downloaded from ";
    private static final String NOTHING = "Nothing was uploaded.";

    private final Sandbox sandbox = Sandbox.start();
    private final SentStatements sent = new SentStatements(sandbox);
    private final CommandInSandbox command = new CommandInSandbox();
    private final byte[] content = SmallContainer.content();
    private FileServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = FileServer.start();
    }

    @AfterEach
    void close() {
        server.close();
        sandbox.close();
    }

    /** @param path in the server, or an address of another one */
    private DeployLine line(final String path, final String... further) {
        return DeployLine.uploadingTo(sandbox)
                .waiting()
                .with("--container-url", path.startsWith("/") ? server.url(path) : path)
                .with("--language-alias", "JAVA17")
                .adding("--no-deploy-scripts")
                .adding(further);
    }

    private void run(final int exitCode, final String path, final String... further) throws IOException {
        final List<String> before = temporaryFiles();
        assertThat(command.run(line(path, further).words().toArray(String[]::new)))
                .as(command::err)
                .isEqualTo(exitCode);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static List<String> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString)
                    .filter(name -> name.contains("sme-container-"))
                    .sorted()
                    .toList();
        }
    }

    private void fail(final String path, final String... further) throws IOException {
        run(1, path, further);
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(sent.takeChanges()).hasSize(1).first().asString().startsWith("ALTER SESSION ");
        assertThat(command.err()).contains(NOTHING);
    }

    private static String sha256(final byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (final NoSuchAlgorithmException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void bringsItToTheNodesAndTellsItsDigest() throws IOException {
        server.with(PATH, content);
        run(0, PATH);
        assertThat(command.err())
                .containsSubsequence(
                        "Downloading " + FILE + " (" + content.length + " bytes).\n",
                        "Container " + FILE + ": " + content.length + " bytes, SHA-256 " + sha256(content) + ".\n",
                        "Uploaded " + FILE,
                        "The only node runs Java ",
                        "Activated the script language JAVA17 (localzmq+protobuf:///bfsdefault/default/java-17?lang=java"
                                + "#buckets/bfsdefault/default/java-17/exaudf/exaudfclient).\n");
        assertThat(sandbox.bucketFs().content("default", FILE)).isEqualTo(content);
    }

    @Test
    void takesTheArchiveWithTheDigestThatWasGiven() throws IOException {
        server.with(PATH, content).withoutLength();
        run(0, PATH, "--container-sha256", sha256(content));
        assertThat(command.err()).contains("Downloading " + FILE + ".\n");
    }

    @Test
    void uploadsNothingWithAnotherDigest() throws IOException {
        server.with(PATH, content);
        fail(PATH, "--container-sha256", "0".repeat(64));
        assertThat(command.err())
                .contains("E-SME-CLI-75: " + server.url(PATH) + " has the SHA-256 digest " + sha256(content)
                        + ", but --container-sha256 is " + "0".repeat(64) + ". Nothing was uploaded.");
    }

    @Test
    void isRefusedWhereTheServerSpeaksTheOtherProtocol() throws IOException {
        final String plain = server.url(PATH).replace("http:", "https:");
        fail(plain);
        assertThat(command.err())
                .contains("E-SME-CLI-87: The server of " + plain + " speaks HTTP, not HTTPS. Nothing was uploaded."
                        + " Correct --container-url: its protocol, or its port.");
        try (TlsServer other = new TlsServer(TestCertificates.SELF_SIGNED)) {
            final String url = "http://localhost:" + other.port() + PATH;
            fail(url);
            assertThat(command.err()).contains("E-SME-CLI-87: The server of " + url + " speaks HTTPS, not HTTP. ");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void followsAFewRedirects() throws IOException {
        server.with("/storage/blob", content)
                .redirecting(PATH, "/1")
                .redirecting("/1", "/2")
                .redirecting("/2", "/3")
                .redirecting("/3", server.url("/4"))
                .redirecting("/4", "/storage/blob?signature=hush");
        run(0, PATH);
        assertThat(server.requests()).containsExactly(PATH, "/1", "/2", "/3", "/4", "/storage/blob");
        assertThat(command.err()).doesNotContain("hush");
        assertThat(sandbox.bucketFs().content("default", FILE)).isEqualTo(content);
    }

    @Test
    void doesNotFollowRedirectsForEver() throws IOException {
        server.redirecting(PATH, PATH);
        fail(PATH);
        assertThat(server.requests()).hasSize(6);
        assertThat(command.err()).contains(FAILED, "it was redirected more than 5 times.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/x", "ftp://localhost/x", "file:///etc/passwd"})
    void followsNoRedirectWithoutProtection(final String location) throws IOException {
        server.redirecting(PATH, location);
        fail(PATH);
        assertThat(command.err()).contains("the server localhost redirected it to ", " without HTTPS, which only");
    }

    @Test
    void followsNoRedirectToNowhere() throws IOException {
        server.redirecting(PATH, "http://[");
        fail(PATH);
        assertThat(command.err()).contains("the server localhost redirected it to no address");
    }

    @Test
    void saysThatThereIsNoSuchFile() throws IOException {
        fail(PATH);
        assertThat(command.err())
                .contains(FAILED + server.url(PATH) + ": the server localhost answered with status 404. " + NOTHING
                        + " Check --container-url");
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        server.close();
        fail(PATH);
        assertThat(command.err()).contains(FAILED, "ConnectException");
    }

    @Test
    void saysThatTheDownloadBrokeOff() throws IOException {
        server.with(PATH, content).breakingOffBefore(100);
        fail(PATH);
        assertThat(command.err()).contains(FAILED, ": it broke off: ");
    }

    @Test
    void saysThatTheEndIsMissing() throws IOException {
        server.with(PATH, Arrays.copyOf(content, content.length - 20));
        fail(PATH);
        assertThat(command.err()).contains(FAILED, ": the file is damaged or ends too early: ");
    }

    @Test
    void saysThatItIsSomethingElse() throws IOException {
        server.with(PATH, "<html>Log in first</html>".getBytes(UTF_8));
        fail(PATH);
        assertThat(command.err()).contains(FAILED, ": the file is no archive in gzip format.");
    }

    @Test
    void downloadsNothingThatIsThereAlready() throws IOException {
        sandbox.bucketFs().put("default", FILE, content);

        sandbox.bucketFs().put("default", JarLocation.fileName(), jar());
        run(0, PATH, "--no-upload");
        assertThat(server.requests()).isEmpty();
        assertThat(sent.takeChanges()).anyMatch(text -> text.startsWith("ALTER SYSTEM"));
    }

    private static byte[] jar() throws IOException {
        return Files.readAllBytes(Path.of("target", "classes", JarLocation.fileName()));
    }

    @Test
    void downloadsNothingToPrint() throws IOException {
        run(0, PATH, "--to-print");
        assertThat(command.out())
                .contains("--   curl --fail --location --output " + FILE + " " + server.url(PATH) + "\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void downloadsNothingBeforeTheDatabaseLetsItIn() throws IOException {
        assertThat(line(PATH).as("SYS", "wrong").run().exitCode()).isEqualTo(1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void worksInThePackagedJar() {
        server.with(PATH, content);
        final CommandResult result = line(PATH).runWell();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("SHA-256 " + sha256(content), "Activated the script language JAVA17 (");
    }
}
