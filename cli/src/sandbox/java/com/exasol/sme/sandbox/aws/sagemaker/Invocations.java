package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.account.Account;
import com.exasol.sme.sandbox.aws.containers.Container;
import com.exasol.sme.sandbox.aws.containers.Invocation;
import com.exasol.sme.sandbox.aws.containers.Reply;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import java.util.Optional;

/** Executes InvokeEndpoint. */
public final class Invocations {
    private static final int LARGEST_BODY = 6_291_456;
    private static final int LARGEST_SERVERLESS_BODY = 4 * 1024 * 1024;

    private volatile AnswerStyle style = AnswerStyle.TEXT;

    public void write(final AnswerStyle next) {
        style = next;
    }

    public Result invoke(final Call call, final RegionState region) throws AwsError {
        final String name = call.endpointName().orElseThrow();
        if (!call.method().equals("POST")) {
            throw AwsError.of(405, "SANDBOX", "SANDBOX: An endpoint is invoked by POST.");
        }
        refuseMoreThan(LARGEST_BODY, call);
        final Optional<Endpoint> endpoint =
                region.endpoints().find(name).filter(found -> found.name().equals(name));
        final Container container = endpoint.flatMap(Endpoint::inService)
                .orElseThrow(() -> AwsError.of(
                        400, "ValidationError", "Endpoint " + name + " of account " + Account.NUMBER + " not found."));
        final int limit = endpoint.get().isServerless() ? LARGEST_SERVERLESS_BODY : LARGEST_BODY;
        refuseMoreThan(limit, call);
        final Reply reply = container.answer(new Invocation(
                call.header("Content-Type").orElse(""), call.header("Accept").orElse(""), call.body(), style));
        final byte[] answer = reply.body();
        if (answer.length > limit) {
            throw AwsError.model(
                    500, "SANDBOX: The answer has " + answer.length + " bytes, and " + limit + " are the most.");
        }
        return new Result(answer, reply.contentType(), endpoint.get().firstVariant());
    }

    private static void refuseMoreThan(final int limit, final Call call) throws AwsError {
        if (call.body().length > limit) {
            throw AwsError.of(
                    400,
                    "ValidationError",
                    "1 validation error detected: Value at 'body' failed to satisfy constraint: "
                            + "Member must have length less than or equal to " + limit);
        }
    }

    /** The body of an answer with its type, and the production variant that gave it. */
    public record Result(byte[] body, String contentType, String variant) {}
}
