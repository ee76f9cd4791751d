package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.deploy.JarLocation;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeProcess;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload by HTTPS, which is the default, to a server with a certificate that it signed itself. */
class HttpsUploadTest {
    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    private Path directory;

    private final Sandbox sandbox = Sandbox.start();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private Certificate certificate;
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        final KeyStore keys = keyStore();
        certificate = keys.getCertificate("bucketfs");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        sandbox.close();
    }

    private Path storeFile() {
        return directory.resolve("store.p12");
    }

    private KeyStore keyStore() throws IOException, InterruptedException, GeneralSecurityException {
        final Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        final Process process = new ProcessBuilder((keytool
                                + " -genkeypair -alias bucketfs -keyalg EC -dname CN=localhost"
                                + " -ext san=dns:localhost -validity 2 -storepass " + STORE_PASSWORD + " -keystore "
                                + storeFile())
                        .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        final KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(storeFile())) {
            store.load(content, STORE_PASSWORD.toCharArray());
        }
        return store;
    }

    /** What "keytool -importcert" makes of the certificate. */
    private String trustOptions() throws IOException, GeneralSecurityException {
        final KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("bucketfs", certificate);
        final Path file = directory.resolve("trust.p12");
        try (OutputStream content = Files.newOutputStream(file)) {
            store.store(content, STORE_PASSWORD.toCharArray());
        }
        return "-Djavax.net.ssl.trustStore=" + file + " -Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD;
    }

    private static SSLContext context(final KeyStore store) throws GeneralSecurityException {
        final KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, STORE_PASSWORD.toCharArray());
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void answer(final HttpExchange exchange) throws IOException {
        final int bytes = exchange.getRequestBody().readAllBytes().length;
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + (bytes > 1_000_000));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private DeployLine line() {
        return DeployLine.uploadingTo(sandbox)
                .without("--no-bucketfs-use-https")
                .with("--bucketfs-port", String.valueOf(server.getAddress().getPort()));
    }

    @Test
    void refusesTheCertificate() {
        final SmeProcess process = line().run();
        assertThat(process.exitCode()).isEqualTo(1);
        assertThat(process.err())
                .startsWith("E-SME-CLI-15: ")
                .contains("PKIX", "-Djavax.net.ssl.trustStore=", "-Djavax.net.ssl.trustStorePassword=");
        assertThat(requests).isEmpty();
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
    }

    @Test
    void trustsTheCertificateWithTheOptionsThatTheErrorAdvises() throws IOException, GeneralSecurityException {
        line().withVariable("JAVA_TOOL_OPTIONS", trustOptions()).runWell();
        assertThat(requests).containsExactly("PUT /default/" + JarLocation.fileName() + " true");
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }
}
