package com.exasol.sme.sandbox.aws.training;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** All that a container finds below {@code /opt/ml/input}, and its environment. */
public record TrainingInput(
        Map<String, String> hyperparameters, Map<String, Channel> channels, Map<String, String> environment) {
    /** The objects below a place; there is at least one. */
    @FunctionalInterface
    public interface Objects {
        SortedMap<String, byte[]> below(String uri) throws AwsError;
    }

    /** What a request of CreateTrainingJob gives to its containers. */
    public static TrainingInput of(final JsonNode request, final Objects objects) throws AwsError {
        final int instances = request.at("/ResourceConfig/InstanceCount").asInt();
        final Map<String, Channel> channels = new LinkedHashMap<>();
        for (final JsonNode channel : request.path("InputDataConfig")) {
            final String uri = channel.at("/DataSource/S3DataSource/S3Uri").textValue();
            channels.put(channel.get("ChannelName").textValue(), Channel.of(channel, objects.below(uri), instances));
        }
        return new TrainingInput(texts(request.path("HyperParameters")), channels, texts(request.path("Environment")));
    }

    /** A channel without which the container does not train. */
    public Channel required(final String channel) throws JobFailure {
        return Optional.ofNullable(channels.get(channel))
                .orElseThrow(() -> new JobFailure("ClientError: Missing required channel: " + channel));
    }

    private static Map<String, String> texts(final JsonNode map) {
        final Map<String, String> texts = new LinkedHashMap<>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }
}
