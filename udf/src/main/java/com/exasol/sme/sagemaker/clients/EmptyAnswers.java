package com.exasol.sme.sagemaker.clients;

import java.net.ProtocolException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Takes an answer for a failure that has none of the fields which AWS's answers to the same operation have.
 *
 * <p>Something else that answers in the place of AWS may well do it with status 200, which the SDK takes for success.
 */
final class EmptyAnswers implements ExecutionInterceptor {
    @Override
    public void afterExecution(final Context.AfterExecution context, final ExecutionAttributes attributes) {
        final SdkResponse answer = context.response();
        if (!answer.sdkFields().isEmpty() && answer.sdkFields().stream().noneMatch(field -> isSet(field, answer))) {
            final String flaw = "The answer has none of the fields that AWS's answers have";
            throw SdkClientException.create(flaw, new ProtocolException(flaw));
        }
    }

    private static boolean isSet(final SdkField<?> field, final SdkResponse answer) {
        final Object value = field.getValueOrDefault(answer);
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }
}
