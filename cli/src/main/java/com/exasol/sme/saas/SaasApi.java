package com.exasol.sme.saas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.tls.SpokenProtocol;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the REST interface of Exasol SaaS on behalf of one account. */
final class SaasApi {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int OTHERS = 300;

    private final SaasUrl url;
    private final SaasId account;
    private final BearerToken token;
    private final HttpExchanges exchanges = new HttpExchanges();
    private boolean isProtocolChecked;

    SaasApi(final SaasUrl url, final SaasId account, final BearerToken token) {
        this.url = url;
        this.account = account;
        this.token = token;
    }

    SaasUrl url() {
        return url;
    }

    /** @param path below the account, part by part */
    SaasAnswer get(final String... path) {
        return send(request(address(path)).GET().build());
    }

    /** @param path below the account, part by part */
    SaasAnswer post(final String... path) {
        return send(request(address(path)).POST(BodyPublishers.noBody()).build());
    }

    /**
     * Deletes something; what the answer says besides its status does not matter.
     *
     * @param path below the account, part by part
     */
    void delete(final String... path) {
        exchange(request(address(path)).DELETE().build());
    }

    private HttpRequest.Builder request(final String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(LIMIT)
                .header("Authorization", token.header())
                .header("Accept", "application/json");
    }

    private String address(final String... path) {
        return root(url, account.text())
                + Arrays.stream(path).map(SaasApi::encoded).collect(Collectors.joining("/"));
    }

    static String root(final SaasUrl url, final String account) {
        return url.text() + "/api/v1/accounts/" + account + "/";
    }

    /** A path inside the bucket is one part of the address, its slashes included. */
    static String encoded(final String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }

    private SaasAnswer send(final HttpRequest request) {
        final String what = name(request);
        return new SaasAnswer(what, json(what, exchange(request)));
    }

    private static String name(final HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    private String exchange(final HttpRequest request) {
        if (!isProtocolChecked) {
            SpokenProtocol.insteadOfHttps(request.uri()).ifPresent(spoken -> {
                throw otherProtocol(spoken);
            });
            isProtocolChecked = true;
        }
        final HttpResponse<String> response = exchanges.send(request, failure -> unanswered(request, failure));
        if (response.statusCode() < OK || response.statusCode() >= OTHERS) {
            throw refused(name(request), response);
        }
        return response.body();
    }

    private SmeException unanswered(final HttpRequest request, final Exception failure) {
        return Optional.of(request.uri())
                .filter(address -> failure instanceof IOException)
                .flatMap(SpokenProtocol::insteadOf)
                .map(this::otherProtocol)
                .orElseGet(() -> new SmeException(
                        ExaError.messageBuilder("E-SME-CLI-48")
                                .message(
                                        "Exasol SaaS did not answer to {{request|u}}: {{cause|u}}",
                                        name(request),
                                        CauseChain.of(failure))
                                .mitigation("Check --saas-url and the network; a proxy is given to Java with"
                                        + " 'java -Dhttps.proxyHost=… -Dhttps.proxyPort=… -jar sme.jar …'.")
                                .toString(),
                        failure));
    }

    private SmeException otherProtocol(final String spoken) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-86")
                .message("The server of {{url|u}} speaks {{spoken|u}}.", url.text(), spoken)
                .mitigation("Correct --saas-url (or SAAS_HOST), its port above all.")
                .toString());
    }

    private SmeException refused(final String what, final HttpResponse<String> response) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-48")
                .message(
                        "Exasol SaaS refused {{request|u}} with status {{status|u}}{{reason|u}}.",
                        what,
                        String.valueOf(response.statusCode()),
                        token.leftOutOf(Refusal.reason(response.body())))
                .mitigation(Refusal.advice(response.statusCode()))
                .toString());
    }

    private static JsonStructure json(final String what, final String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.read();
        } catch (final JsonException exception) {
            throw SaasAnswer.strange(what, "it is not JSON");
        }
    }
}
