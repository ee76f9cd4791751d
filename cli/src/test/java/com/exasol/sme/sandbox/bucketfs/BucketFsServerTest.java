package com.exasol.sme.sandbox.bucketfs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.UnsynchronizedBucket;
import com.exasol.bucketfs.WriteEnabledBucket;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketFsServerTest {
    @TempDir
    private Path directory;

    private BucketFsServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = BucketFsServer.start(directory, "bfsdefault").withBucket("default", "reader", "writer");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private UnsynchronizedBucket bucket(final String name, final String writePassword) {
        return WriteEnabledBucket.builder()
                .host("localhost")
                .port(server.port())
                .serviceName("bfsdefault")
                .name(name)
                .readPassword("reader")
                .writePassword(writePassword)
                .build();
    }

    @Test
    void servesTheRealClient() throws IOException, BucketAccessException, TimeoutException {
        final Path jar = Files.write(directory.resolve("local.jar"), new byte[] {1, 2, 3});
        final UnsynchronizedBucket bucket = bucket("default", "writer");
        bucket.uploadFileNonBlocking(jar, "jars/my-udf.jar");
        bucket.uploadStringContentNonBlocking("ä", "a.txt");
        assertThat(directory.resolve("bfsdefault/default/jars/my-udf.jar")).hasSameBinaryContentAs(jar);
        assertThat(bucket.listContents()).containsExactly("a.txt", "jars/");
        assertThat(bucket.listContentsRecursively()).containsExactly("a.txt", "jars/my-udf.jar");
        assertThat(bucket.downloadFileAsString("a.txt")).isEqualTo("ä");
        bucket.deleteFileNonBlocking("a.txt");
        assertThat(bucket.listContents()).containsExactly("jars/");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> bucket("default", "wrong").uploadStringContentNonBlocking("x", "a.txt"))
                .isInstanceOf(BucketAccessException.class)
                .hasMessageContaining("E-BFSJ-3");
    }

    @Test
    void doesNotKnowOtherBuckets() {
        assertThatThrownBy(() -> bucket("other", "writer").uploadStringContentNonBlocking("x", "a.txt"))
                .isInstanceOf(BucketAccessException.class)
                .hasMessageContaining("E-BFSJ-2");
    }

    @Test
    void failsOnRequest() throws BucketAccessException, TimeoutException {
        server.failNext(503);
        assertThatThrownBy(() -> bucket("default", "writer").uploadStringContentNonBlocking("x", "a.txt"))
                .isInstanceOf(BucketAccessException.class);
        bucket("default", "writer").uploadStringContentNonBlocking("x", "a.txt");
        assertThat(server.requests()).containsExactly("PUT /default/a.txt 503", "PUT /default/a.txt 200");
    }

    @Test
    void storesNothingAsAnEmptyFile() throws IOException, InterruptedException {
        assertThat(send("PUT", "/default/empty.jar", "w:writer").statusCode()).isEqualTo(200);
        assertThat(directory.resolve("bfsdefault/default/empty.jar")).isEmptyFile();
    }

    @Test
    void listsBuckets() throws IOException, InterruptedException {
        server.withBucket("another", "r", "w");
        assertThat(send("GET", "/", "r:reader").body()).isEqualTo("another\ndefault");
    }

    @Test
    void wantsCredentials() throws IOException, InterruptedException {
        assertThat(send("GET", "/default/", "r:reader").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/default/", "r:wrong").statusCode()).isEqualTo(403);
        assertThat(send("PUT", "/default/a", "r:reader").statusCode()).isEqualTo(403);
        final HttpRequest anonymous = HttpRequest.newBuilder(uri("/default/")).build();
        assertThat(HttpClient.newHttpClient()
                        .send(anonymous, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void knowsNoOtherMethods() throws IOException, InterruptedException {
        assertThat(send("POST", "/default/a", "w:writer").statusCode()).isEqualTo(405);
    }

    @Test
    void missesWhatIsNotThere() throws IOException, InterruptedException {
        assertThat(send("GET", "/default/a", "r:reader").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/default/a", "w:writer").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/default/../../../x", "/default/%2e%2e/x", "/default//etc/x", "/default/a/", "/default/"})
    void refusesToLeaveTheBucket(final String path) throws IOException {
        assertThat(raw("PUT " + path)).startsWith("HTTP/1.1 400");
        assertThat(directory.resolve("bfsdefault")).isDirectoryRecursivelyContaining("glob:**/default");
        assertThat(directory).isDirectoryNotContaining("glob:**/x");
    }

    private URI uri(final String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private HttpResponse<String> send(final String method, final String path, final String credentials)
            throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", basic(credentials))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a path that no client would let through. */
    private String raw(final String requestLine) throws IOException {
        try (Socket socket = new Socket("localhost", server.port());
                InputStream answer = socket.getInputStream()) {
            final String request = requestLine + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n"
                    + "Authorization: " + basic("w:writer") + "\r\n\r\nx";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(answer.readAllBytes(), US_ASCII);
        }
    }

    private static String basic(final String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(US_ASCII));
    }
}
