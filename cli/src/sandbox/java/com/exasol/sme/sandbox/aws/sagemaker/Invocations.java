package com.exasol.sme.sandbox.aws.sagemaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.account.Account;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import java.util.List;
import java.util.Optional;

/** Executes InvokeEndpoint. */
public final class Invocations {
    private static final int LARGEST_BODY = 6_291_456;
    private static final int LARGEST_SERVERLESS_BODY = 4 * 1024 * 1024;
    private static final String CSV = "text/csv";

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
        final ServedModel model = endpoint.flatMap(Endpoint::inService)
                .orElseThrow(() -> AwsError.of(
                        400, "ValidationError", "Endpoint " + name + " of account " + Account.NUMBER + " not found."));
        final int limit = endpoint.get().isServerless() ? LARGEST_SERVERLESS_BODY : LARGEST_BODY;
        refuseMoreThan(limit, call);
        if (!isCsv(call.header("Content-Type").orElse(""))) {
            throw AwsError.model(415, "SANDBOX: The Content-Type must be " + CSV);
        }
        if (!List.of(CSV, "*/*").contains(call.header("Accept").orElse(CSV))) {
            throw AwsError.model(406, "Accept type '" + call.header("Accept").get() + "' is not supported");
        }
        final byte[] answer = model.answer(call.body(), style).getBytes(UTF_8);
        if (answer.length > limit) {
            throw AwsError.model(
                    500, "SANDBOX: The answer has " + answer.length + " bytes, and " + limit + " are the most.");
        }
        return new Result(answer, endpoint.get().firstVariant());
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

    private static boolean isCsv(final String contentType) {
        return contentType.split(";", -1)[0].strip().equals(CSV);
    }

    /** The body of an answer and the production variant that gave it. */
    public record Result(byte[] body, String variant) {}
}
