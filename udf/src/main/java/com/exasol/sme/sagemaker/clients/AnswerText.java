package com.exasol.sme.sagemaker.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps what AWS answered to one request, word for word.
 *
 * <p>The objects of the SDK have only the fields that AWS knew when that version of the SDK was made.
 */
public final class AnswerText {
    private static final ExecutionAttribute<AnswerText> KEEPER = new ExecutionAttribute<>("AnswerText");

    private String text;

    /** Makes the request keep its answer here; to be given to {@code overrideConfiguration} of the request. */
    public void keep(final AwsRequestOverrideConfiguration.Builder options) {
        options.putExecutionAttribute(KEEPER, this);
    }

    /** Hands the answer to whoever wants that of this request kept. */
    public static void offer(final SdkRequest request, final String answer) {
        keeperOf(request).ifPresent(keeper -> keeper.text = answer);
    }

    /** {@return the answer to a request that has succeeded} */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(text);
        } catch (final JsonProcessingException exception) {
            throw new IllegalStateException("The SDK has read this answer.", exception);
        }
    }

    private static Optional<AnswerText> keeperOf(final SdkRequest request) {
        return request.overrideConfiguration()
                .map(RequestOverrideConfiguration::executionAttributes)
                .map(attributes -> attributes.getAttribute(KEEPER));
    }

    /** Reads the answers that somebody wants kept, and gives the SDK the same bytes. */
    static final class Interceptor implements ExecutionInterceptor {
        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                final Context.ModifyHttpResponse context, final ExecutionAttributes attributes) {
            final Optional<InputStream> body = context.responseBody();
            if (body.isEmpty() || keeperOf(context.request()).isEmpty()) {
                return body;
            }
            final byte[] bytes = read(body.get());
            offer(context.request(), new String(bytes, StandardCharsets.UTF_8));
            return Optional.of(new ByteArrayInputStream(bytes));
        }

        private static byte[] read(final InputStream content) {
            try (content) {
                return content.readAllBytes();
            } catch (final IOException exception) {
                throw SdkClientException.create("The answer broke off: " + exception.getMessage(), exception);
            }
        }
    }
}
