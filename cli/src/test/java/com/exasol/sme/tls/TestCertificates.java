package com.exasol.sme.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of every kind, made by Java's keytool when the first test asks for one. */
public final class TestCertificates {
    /** For localhost, signed by the authority. */
    public static final String GOOD = "good";
    /** For localhost, signed by itself. */
    public static final String SELF_SIGNED = "self-signed";
    /** For another host, signed by itself. */
    public static final String WRONG_HOST = "wrong-host";
    /** For localhost, signed by itself, and too old. */
    public static final String EXPIRED = "expired";
    /** What has signed the good one; no server has it. */
    public static final String AUTHORITY = "authority";

    private static final String PASSWORD = "changeit";
    private static final KeyStore STORE = store();
    /** To decrypt a key and encrypt it again takes a processor a tenth of a second. */
    private static final Map<String, SSLContext> SERVER_CONTEXTS = new ConcurrentHashMap<>();

    private TestCertificates() {}

    private static KeyStore store() {
        try {
            final Path directory = Files.createTempDirectory("sme-test-certificates-");
            final Path file = directory.resolve("store.p12");
            make(file, AUTHORITY, "CN=authority", "-ext", "bc:c", "-validity", "2");
            make(file, GOOD, "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2", "-signer", AUTHORITY);
            make(file, SELF_SIGNED, "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2");
            make(file, WRONG_HOST, "CN=other.example", "-ext", "san=dns:other.example", "-validity", "2");
            make(file, EXPIRED, "CN=localhost", "-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "2");
            final KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream content = Files.newInputStream(file)) {
                store.load(content, PASSWORD.toCharArray());
            }
            Files.delete(file);
            Files.delete(directory);
            return store;
        } catch (final IOException | GeneralSecurityException exception) {
            throw new AssertionError(exception);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new AssertionError(exception);
        }
    }

    private static void make(final Path file, final String alias, final String name, final String... more)
            throws IOException, InterruptedException {
        final List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", name));
        words.addAll(List.of("-storepass", PASSWORD, "-keystore", file.toString()));
        words.addAll(List.of(more));
        final Process process =
                new ProcessBuilder(words).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(output);
        }
    }

    public static X509Certificate of(final String alias) {
        try {
            return (X509Certificate) STORE.getCertificate(alias);
        } catch (final GeneralSecurityException exception) {
            throw new AssertionError(exception);
        }
    }

    public static String fingerprintOf(final String alias) {
        return Fingerprint.of(of(alias)).text();
    }

    /** The certificate as administrators get it. */
    public static String pemOf(final String alias) {
        try {
            final Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return "-----BEGIN CERTIFICATE-----\n"
                    + encoder.encodeToString(of(alias).getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (final GeneralSecurityException exception) {
            throw new AssertionError(exception);
        }
    }

    /** What a server needs that presents one of the certificates. */
    public static SSLContext serverContext(final String alias) {
        return SERVER_CONTEXTS.computeIfAbsent(alias, TestCertificates::newServerContext);
    }

    private static SSLContext newServerContext(final String alias) {
        try {
            final KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    alias,
                    STORE.getKey(alias, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    STORE.getCertificateChain(alias));
            final KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD.toCharArray());
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (final IOException | GeneralSecurityException exception) {
            throw new AssertionError(exception);
        }
    }
}
