package com.exasol.sme.sagemaker.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The SDK's smallest HTTP client, which sets up TLS only when an endpoint asks for it: that is a large part of a start. */
final class HttpConnections implements SdkHttpClient {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    /** A model may take 60 seconds for its answer. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(70);

    private final SdkHttpClient plain = UrlConnectionHttpClient.create(HttpConnections::open);
    private SdkHttpClient secure;

    @Override
    public ExecutableHttpRequest prepareRequest(final HttpExecuteRequest request) {
        try {
            final SdkHttpClient client = "https".equals(request.httpRequest().protocol()) ? secure() : plain;
            return new OptionedRequest(client.prepareRequest(request));
        } catch (final RuntimeException failure) {
            throw OptionedRequest.translate(failure);
        }
    }

    private synchronized SdkHttpClient secure() {
        if (secure == null) {
            secure = UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTION_TIMEOUT)
                    .socketTimeout(SOCKET_TIMEOUT)
                    .build();
        }
        return secure;
    }

    private static HttpURLConnection open(final URI uri) {
        try {
            final HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(CONNECTION_TIMEOUT.toMillis()));
            connection.setReadTimeout(Math.toIntExact(SOCKET_TIMEOUT.toMillis()));
            return connection;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public String clientName() {
        return plain.clientName();
    }

    /** Connections belong to the virtual machine: neither client has any. */
    @Override
    public void close() {
        plain.close();
    }
}
