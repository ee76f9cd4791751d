package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.account.Account;
import com.exasol.sme.sandbox.aws.account.CallerIdentity;
import com.exasol.sme.sandbox.aws.account.Permissions;
import com.exasol.sme.sandbox.aws.account.RequestLog;
import com.exasol.sme.sandbox.aws.account.Signature;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.sagemaker.ControlPlane;
import com.exasol.sme.sandbox.aws.sagemaker.Invocations;
import com.exasol.sme.sandbox.aws.sagemaker.RegionState;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Takes requests, checks who asks, lets them be executed, and answers or fails to. */
final class HttpFront implements HttpHandler {
    private static final String XML = "text/xml";
    private static final Signature.Caller NOBODY = new Signature.Caller("", "");

    private final Permissions permissions;
    private final Signature signature;
    private final Faults faults;
    private final RequestLog log;
    private final Function<String, RegionState> regions;
    private final ControlPlane controlPlane;
    private final Invocations invocations;
    private final CallerIdentity identity;

    HttpFront(
            final Permissions permissions,
            final Signature signature,
            final Faults faults,
            final RequestLog log,
            final Function<String, RegionState> regions,
            final ControlPlane controlPlane,
            final Invocations invocations,
            final CallerIdentity identity) {
        this.permissions = permissions;
        this.signature = signature;
        this.faults = faults;
        this.log = log;
        this.regions = regions;
        this.controlPlane = controlPlane;
        this.invocations = invocations;
        this.identity = identity;
    }

    @Override
    public void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final Call call = Call.read(exchange);
            faults.happenBefore(call);
            wait(faults.delay(call.operation()));
            if (faults.losesRequest(call.operation())) {
                log.add(call, NOBODY, "LOST");
                return;
            }
            final Answer answer = answer(call);
            faults.happenAfter(call.operation());
            if (!faults.losesAnswer(call.operation())) {
                write(exchange, answer, call);
            }
        }
    }

    private Answer answer(final Call call) {
        Signature.Caller caller = NOBODY;
        try {
            caller = signature.verify(call);
            if (!call.isQuery()) {
                permissions.check(call, caller);
            }
            refuseAsPlanned(call);
            final Answer answer = execute(call, caller);
            log.add(call, caller, "OK");
            return answer;
        } catch (final AwsError error) {
            log.add(call, caller, error.type());
            if (error.isPage()) {
                return page(error);
            }
            if (call.isQuery()) {
                return new Answer(
                        error.status() == 400 ? 403 : error.status(), XML, Map.of(), CallerIdentity.error(error));
            }
            return call.endpointName().isPresent() ? runtimeError(error, call, caller) : controlPlaneError(error);
        } catch (final RuntimeException bug) {
            log.add(call, caller, "BUG");
            return controlPlaneError(AwsError.validation("SANDBOX: defect of the stand-in: " + bug));
        }
    }

    private void refuseAsPlanned(final Call call) throws AwsError {
        final Optional<AwsError> refusal = faults.nextRefusal(call.operation());
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private Answer execute(final Call call, final Signature.Caller caller) throws AwsError {
        if (call.isQuery()) {
            return new Answer(200, XML, Map.of(), identity.answer(call, caller));
        }
        final RegionState region = regions.apply(caller.region());
        if (call.endpointName().isEmpty()) {
            return new Answer(200, ControlPlane.CONTENT_TYPE, Map.of(), controlPlane.execute(call, region));
        }
        final Invocations.Result result = invocations.invoke(call, region);
        return new Answer(
                200,
                result.contentType(),
                Map.of("x-Amzn-Invoked-Production-Variant", result.variant()),
                result.body());
    }

    private static Answer controlPlaneError(final AwsError error) {
        final ObjectNode body = Json.object().put("__type", error.type()).put("message", error.getMessage());
        return new Answer(error.status(), ControlPlane.CONTENT_TYPE, Map.of(), Json.bytes(body));
    }

    private static Answer runtimeError(final AwsError error, final Call call, final Signature.Caller caller) {
        final ObjectNode body = error.isOfModel() ? modelError(error, call, caller) : Json.object();
        if (!error.isOfModel()) {
            body.put("Message", error.getMessage());
        }
        // The runtime speaks REST: a refused signature or permission is 403 there.
        final boolean refused = error.type().endsWith("SignatureException")
                || error.type().equals("UnrecognizedClientException")
                || error.type().equals("AccessDeniedException");
        return new Answer(
                refused ? 403 : error.status(),
                "application/json",
                Map.of("x-amzn-ErrorType", error.type()),
                Json.bytes(body));
    }

    private static ObjectNode modelError(final AwsError error, final Call call, final Signature.Caller caller) {
        final int status = error.originalStatus().orElse(0);
        final boolean blamesTheClient = status >= 400 && status < 500;
        final ObjectNode body = Json.object()
                .put("ErrorCode", blamesTheClient ? "CLIENT_ERROR_FROM_MODEL" : "SERVER_ERROR_FROM_MODEL")
                .put("LogStreamArn", "")
                .put(
                        "Message",
                        "Received " + (blamesTheClient ? "client" : "server") + " error (" + status
                                + ") from primary with message \"" + error.getMessage() + "\". See https://"
                                + caller.region() + ".console.aws.amazon.com/cloudwatch/home?region=" + caller.region()
                                + "#logEventViewer:group=/aws/sagemaker/Endpoints/"
                                + call.endpointName().orElseThrow() + " in account " + Account.NUMBER
                                + " for more information.")
                .put("OriginalMessage", error.getMessage());
        error.originalStatus().ifPresent(it -> body.put("OriginalStatusCode", it));
        return body;
    }

    private static Answer page(final AwsError error) {
        return new Answer(
                error.status(), "text/html", Map.of(), error.getMessage().getBytes(UTF_8));
    }

    private void write(final HttpExchange exchange, final Answer answer, final Call call) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders()
                .set("x-amzn-RequestId", UUID.nameUUIDFromBytes(call.body()).toString());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        final byte[] body = answer.body();
        if (answer.status() == 200 && faults.emptiesAnswer(call.operation())) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        final boolean truncate = answer.status() == 200 && call.endpointName().isPresent() && faults.truncatesAnswer();
        final OutputStream out = exchange.getResponseBody();
        if (truncate) {
            out.write(Arrays.copyOf(body, body.length / 2));
            out.flush();
            return;
        }
        out.write(body);
    }

    private static void wait(final Duration time) {
        final long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {}
}
