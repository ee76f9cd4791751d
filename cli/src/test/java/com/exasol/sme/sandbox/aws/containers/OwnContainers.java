package com.exasol.sme.sandbox.aws.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.protocol.AwsError;

/** Starts a container with what it learned from a table, and asks it. */
final class OwnContainers {
    private final Container container;

    OwnContainers(final OwnContainer kind, final String csv, final String target) throws JobFailure, BrokenContainer {
        container = kind.start(OwnContainer.learn(csv.getBytes(UTF_8), target));
    }

    String ask(final String contentType, final String body) throws AwsError {
        final Reply reply =
                container.answer(new Invocation(contentType, "text/csv", body.getBytes(UTF_8), AnswerStyle.TEXT));
        assertThat(reply.contentType()).isEqualTo("application/json");
        return new String(reply.body(), UTF_8);
    }

    /** Status and body of an answer other than 200. */
    String refusal(final String contentType, final String body) {
        final AwsError error = catchThrowableOfType(AwsError.class, () -> ask(contentType, body));
        assertThat(error).as(body).isNotNull();
        return error.originalStatus().orElseThrow() + " " + error.getMessage();
    }
}
