package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests as the SDK's clients do, and sends them without any retry. */
final class SignedClient {
    private static final Set<String> SET_BY_THE_HTTP_CLIENT = Set.of("Host", "Content-Length");

    private final URI server;
    private final String accessKeyId;
    private final String secret;
    private final String region;
    private final Clock clock;
    private String service = "sagemaker";
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SignedClient(
            final URI server, final String accessKeyId, final String secret, final String region, final Clock clock) {
        this.server = server;
        this.accessKeyId = accessKeyId;
        this.secret = secret;
        this.region = region;
        this.clock = clock;
    }

    /** Signs for another service. */
    SignedClient of(final String wanted) {
        service = wanted;
        return this;
    }

    /** Calls an operation of the control plane. */
    Answer call(final String operation, final String json) {
        return send("/", json, "application/x-amz-json-1.1", Map.of("X-Amz-Target", "SageMaker." + operation));
    }

    /** Invokes an endpoint with CSV. */
    Answer invoke(final String endpoint, final String csv) {
        return send("/endpoints/" + endpoint + "/invocations", csv, "text/csv", Map.of("Accept", "text/csv"));
    }

    Answer send(final String path, final String body, final String contentType, final Map<String, String> headers) {
        return send(path, body, contentType, headers, UnaryOperator.identity());
    }

    /** Sends a body that may differ from the one that was signed. */
    Answer send(
            final String path,
            final String body,
            final String contentType,
            final Map<String, String> headers,
            final UnaryOperator<String> afterSigning) {
        final SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(server.resolve(path))
                .putHeader("Content-Type", contentType);
        headers.forEach(request::putHeader);
        final Map<String, List<String>> signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(accessKeyId, secret))
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body.getBytes(UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .headers();
        final HttpRequest.Builder sent = HttpRequest.newBuilder(server.resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(afterSigning.apply(body), UTF_8));
        signed.forEach((name, values) -> {
            if (!SET_BY_THE_HTTP_CLIENT.contains(name)) {
                sent.header(name, String.join(",", values));
            }
        });
        return answer(sent.build());
    }

    private Answer answer(final HttpRequest request) {
        try {
            final HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    /** What came back. */
    record Answer(int status, String body, Map<String, List<String>> headers) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (final IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }

        /** A field by its path, as text. */
        String at(final String pointer) {
            return json().at(pointer).asText();
        }

        String errorType() {
            return headers.getOrDefault("x-amzn-errortype", List.of(at("/__type")))
                    .get(0);
        }
    }
}
