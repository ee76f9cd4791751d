package com.exasol.sme.sandbox.saas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaasServerTest {
    private static final String DATABASES = "/api/v1/accounts/" + SaasServer.ACCOUNT + "/databases";
    private static final String FILES = DATABASES + "/db1/files";

    @TempDir
    private Path buckets;

    private SaasServer server;

    @BeforeEach
    void start() throws IOException {
        server = SaasServer.start(buckets);
        server.databases().add("db1", "One").connect("db1", "db1.example.com", 8563, "somebody");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static HttpResponse<String> send(final HttpRequest.Builder request) throws IOException {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (final InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private HttpRequest.Builder request(final String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private HttpResponse<String> ask(final String method, final String path) throws IOException {
        return send(request(path)
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + SaasServer.TOKEN));
    }

    private JsonNode json(final String path) throws IOException {
        final HttpResponse<String> response = ask("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private String presigned(final String key) throws IOException {
        return new ObjectMapper()
                .readTree(ask("POST", FILES + "/" + key).body())
                .get("url")
                .asText();
    }

    private HttpResponse<String> put(final String url, final BodyPublisher body, final String... headers)
            throws IOException {
        final HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).PUT(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void wantsTheToken() throws IOException {
        assertThat(send(request(DATABASES)).statusCode()).isEqualTo(401);
        assertThat(send(request(DATABASES).header("Authorization", "Basic dTpw"))
                        .statusCode())
                .isEqualTo(401);
        final HttpResponse<String> refused = send(request(DATABASES).header("Authorization", "Bearer other"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(new ObjectMapper().readTree(refused.body()).fieldNames())
                .toIterable()
                .containsExactly("status", "message", "requestId", "path", "method", "logId", "handler", "timestamp");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/accounts/other/databases",
        "GET, /api/v1/accounts/org_Sandbox-1/databases/",
        "GET, /api/v1/accounts/org_Sandbox-1/databases/other",
        "GET, /api/v1/accounts/org_Sandbox-1/databases?x=y",
        "GET, /api/v1/accounts/org_Sandbox-1/databases/db1/clusters/other/connect",
        "GET, /api/v1/accounts/org_Sandbox-1/databases/db1/clusters/db1-second/connect",
        "PUT, /api/v1/accounts/org_Sandbox-1/databases/db1/start",
        "POST, /api/v1/accounts/org_Sandbox-1/databases/db1/files/a/b",
        "POST, /api/v1/accounts/org_Sandbox-1/databases/db1/files/..%2Fb",
        "POST, /api/v1/accounts/org_Sandbox-1/databases/db1/files",
        "DELETE, /api/v1/accounts/org_Sandbox-1/databases/db1/files/a",
        "GET, /"
    })
    void findsNothingElse(final String method, final String path) throws IOException {
        assertThat(ask(method, path).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAboutDatabaseAndClusters() throws IOException {
        assertThat(json(DATABASES).get(0)).isEqualTo(json(DATABASES + "/db1"));
        assertThat(json(DATABASES + "/db1").get("status").asText()).isEqualTo("running");
        assertThat(json(DATABASES + "/db1/clusters").findValuesAsText("mainCluster"))
                .containsExactly("false", "true");
        assertThat(json(DATABASES + "/db1/clusters/db1-main/connect").get("dns").asText())
                .isEqualTo("db1.example.com");
    }

    @Test
    void storesWhatIsPutToASignedAddress() throws IOException {
        assertThat(put(presigned("a%2Fb%2Bc.jar"), BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(200);
        assertThat(buckets.resolve("uploads/default/a/b+c.jar")).hasContent("x");
        assertThat(json(FILES).findValuesAsText("path")).containsExactly("a", "a/b+c.jar");
        assertThat(json(FILES).get(0).get("children").get(0).get("size").asInt())
                .isEqualTo(1);
        assertThat(ask("DELETE", FILES + "/a%2Fb%2Bc.jar").statusCode()).isEqualTo(204);
        assertThat(buckets.resolve("uploads/default/a/b+c.jar")).doesNotExist();
    }

    @Test
    void storesNothingElse() throws IOException {
        final String url = presigned("a.jar");
        assertThat(put(url.replace("a.jar", "b.jar"), BodyPublishers.ofString("x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(url, BodyPublishers.ofString("x"), "Authorization", "Bearer x")
                        .body())
                .contains("<Code>InvalidArgument</Code>");
        assertThat(put(url, BodyPublishers.fromPublisher(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(411);
        assertThat(send(HttpRequest.newBuilder(URI.create(url)).GET()).statusCode())
                .isEqualTo(403);
        assertThat(json(FILES)).isEmpty();
    }
}
