package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Creation;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsCall;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;

/** Creates a job, and says of one that was not created whether it may be there nevertheless. */
final class JobCreation {
    private JobCreation() {}

    /**
     * Creates a job; where that fails, the facts of the error have it as {@code absent} or {@code unknown}.
     *
     * @param create asks AWS to create it
     * @param search looks for a job of the name: whether it is ours, or nothing if there is none
     * @param request what the Lua script asks for
     */
    static ObjectNode of(
            final AwsCall call,
            final Runnable create,
            final Supplier<Optional<Boolean>> search,
            final Patience patience,
            final Request request) {
        final Creation creation = Creation.of(call, create, search, patience);
        switch (creation.outcome()) {
            case CREATED:
                return JsonNodeFactory.instance.objectNode();
            case UNKNOWN:
                throw withJob(creation.error(), "unknown");
            default:
                throw withJob(withRole(creation, request), "absent");
        }
    }

    private static SmeException withRole(final Creation creation, final Request request) {
        final SmeException error = creation.error();
        return creation.isRefusedContent() || AwsFailure.isForbidden(error)
                ? request.optionalText("role_name")
                        .map(name -> error.withAddition(
                                TrainingRole.adviceAfterRefusal(name, request.text("iam_sagemaker_role"))))
                        .orElse(error)
                : error;
    }

    private static SmeException withJob(final SmeException error, final String state) {
        return error.withFacts(
                JsonNodeFactory.instance.objectNode().put("job", state).toString());
    }
}
