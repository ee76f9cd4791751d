package com.exasol.sme.udf;

import com.exasol.sme.sagemaker.clients.AnswerText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** An answer of a test's client in the words of AWS, with fields that the SDK does not know. */
final class KeptAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptAnswer() {}

    /**
     * Hands an answer on as it comes from AWS, and gives it.
     *
     * @param more a JSON object of further fields, with single quotes for double ones
     */
    static <T extends SdkPojo> T of(final SdkRequest request, final T answer, final String more) {
        try {
            final ObjectNode json = JSON.valueToTree(fields(answer));
            json.setAll((ObjectNode) JSON.readTree(more.replace('\'', '"')));
            AnswerText.offer(request, json.toString());
            return answer;
        } catch (final JsonProcessingException exception) {
            throw new IllegalArgumentException(more, exception);
        }
    }

    private static Map<String, Object> fields(final SdkPojo answer) {
        final Map<String, Object> fields = new TreeMap<>();
        for (final SdkField<?> field : answer.sdkFields()) {
            final Object value = field.getValueOrDefault(answer);
            if (value != null) {
                fields.put(field.locationName(), value(value));
            }
        }
        return fields;
    }

    private static Object value(final Object value) {
        if (value instanceof SdkPojo) {
            return fields((SdkPojo) value);
        }
        if (value instanceof List) {
            return ((List<?>) value).stream().map(KeptAnswer::value).collect(Collectors.toList());
        }
        return value instanceof Instant ? ((Instant) value).getEpochSecond() : value;
    }
}
