package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.account.RequestLog;
import com.exasol.sme.sandbox.aws.sagemaker.ControlPlane;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String LIST = "{}";
    private static final String MISMATCH = "The request signature we calculated does not match the signature you "
            + "provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for "
            + "details.";
    private static final String UNKNOWN = "The security token included in the request is invalid.";
    private static final Map<String, String> TARGET = Map.of("X-Amz-Target", "SageMaker.ListModels");

    private final AwsStandIn aws =
            AwsStandIn.start().withKey("AKIA1", "secret-1").withRegion("eu-central-1");

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void acceptsTheRightSecret() {
        assertThat(client("AKIA1", "secret-1", "eu-central-1")
                        .call("ListModels", LIST)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAWrongSecret() {
        assertRefusal(
                client("AKIA1", "secret-2", "eu-central-1").call("ListModels", LIST),
                "InvalidSignatureException",
                MISMATCH);
    }

    @Test
    void refusesAnUnknownKey() {
        assertRefusal(
                client("AKIA2", "secret-1", "eu-central-1").call("ListModels", LIST),
                "UnrecognizedClientException",
                UNKNOWN);
    }

    @Test
    void refusesATokenThatItDidNotGive() {
        assertRefusal(
                client("AKIA1", "secret-1", "eu-central-1")
                        .send(
                                "/",
                                LIST,
                                ControlPlane.CONTENT_TYPE,
                                Map.of("X-Amz-Target", "SageMaker.ListModels", "X-Amz-Security-Token", "x")),
                "UnrecognizedClientException",
                UNKNOWN);
    }

    @Test
    void refusesARegionThatTheAccountDoesNotUse() {
        assertRefusal(
                client("AKIA1", "secret-1", "eu-west-1").call("ListModels", LIST),
                "InvalidSignatureException",
                "Credential should be scoped to a valid region. ");
    }

    @Test
    void refusesABodyThatWasChanged() {
        assertRefusal(
                client("AKIA1", "secret-1", "eu-central-1")
                        .send("/", LIST, ControlPlane.CONTENT_TYPE, TARGET, body -> "{\"MaxResults\":1}"),
                "InvalidSignatureException",
                MISMATCH);
    }

    @Test
    void refusesAnOldSignature() {
        final Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6));
        final Answer answer =
                new SignedClient(aws.endpoint(), "AKIA1", "secret-1", "eu-central-1", late).call("ListModels", LIST);
        assertThat(answer.errorType()).isEqualTo("InvalidSignatureException");
        assertThat(answer.at("/message")).startsWith("Signature expired: ");
    }

    @Test
    void refusesARequestWithoutASignature() throws IOException, InterruptedException {
        assertThat(plain(HttpRequest.newBuilder(aws.endpoint()))).contains("MissingAuthenticationTokenException");
    }

    @Test
    void refusesAnIncompleteSignature() throws IOException, InterruptedException {
        assertThat(plain(HttpRequest.newBuilder(aws.endpoint()).header("Authorization", "AWS4-HMAC-SHA256 x")))
                .contains("IncompleteSignatureException");
    }

    @Test
    void answers403OnTheRuntime() {
        final Answer answer = client("AKIA1", "secret-2", "eu-central-1").invoke("ep", "1");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorType()).isEqualTo("InvalidSignatureException");
        assertThat(answer.at("/Message")).isEqualTo(MISMATCH);
    }

    private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";

    private static Answer identity(final SignedClient client, final String form) {
        return client.send("/", form, "application/x-www-form-urlencoded; charset=utf-8", Map.of());
    }

    @Test
    void tellsWhoseKeyItIs() {
        aws.withKeyOf("444455556666", "AKIA3", "secret-3");
        assertThat(identity(client("AKIA1", "secret-1", "eu-central-1").of("sts"), IDENTITY)
                        .body())
                .contains("<Arn>arn:aws:iam::111122223333:user/exasol</Arn>", "<Account>111122223333</Account>");
        assertThat(identity(client("AKIA3", "secret-3", "eu-central-1").of("sts"), IDENTITY)
                        .body())
                .contains("<Account>444455556666</Account>");
    }

    @Test
    void tellsNobodyElse() {
        final Answer unknown =
                identity(client("AKIA2", "secret-1", "eu-central-1").of("sts"), IDENTITY);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.body()).contains("<Code>InvalidClientTokenId</Code><Message>" + UNKNOWN + "</Message>");
        assertThat(identity(client("AKIA1", "secret-2", "eu-central-1").of("sts"), IDENTITY)
                        .body())
                .contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(identity(client("AKIA1", "secret-1", "eu-central-1"), IDENTITY)
                        .body())
                .contains("Credential should be scoped to correct service: 'sts'. ");
        assertThat(identity(client("AKIA1", "secret-1", "eu-central-1").of("sts"), "Action=AssumeRole")
                        .body())
                .contains("<Code>InvalidAction</Code>");
    }

    @Test
    void logsWhoCalledButNoSignature() {
        client("AKIA1", "secret-1", "eu-central-1").call("ListModels", LIST);
        client("AKIA2", "secret-1", "eu-central-1").call("ListModels", LIST);
        assertThat(aws.requests().all())
                .extracting(
                        RequestLog.Entry::operation,
                        RequestLog.Entry::region,
                        RequestLog.Entry::accessKeyId,
                        RequestLog.Entry::outcome,
                        RequestLog.Entry::bodyText)
                .containsExactly(
                        tuple("ListModels", "eu-central-1", "AKIA1", "OK", "{}"),
                        tuple("ListModels", "", "", "UnrecognizedClientException", "{}"));
        assertThat(aws.requests().all().toString()).doesNotContain("Signature=", "secret-1");
    }

    private SignedClient client(final String key, final String secret, final String region) {
        return new SignedClient(aws.endpoint(), key, secret, region, Clock.systemUTC());
    }

    private static String plain(final HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.POST(HttpRequest.BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString())
                .body();
    }

    private static void assertRefusal(final Answer answer, final String type, final String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo(type);
        assertThat(answer.at("/message")).isEqualTo(message);
    }
}
