package com.exasol.sme.sandbox.aws.training;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the instances of a job have of one channel.
 *
 * @param contentType empty where the request says nothing
 * @param instances the files of each instance, by their path below the prefix
 */
public record Channel(String name, String contentType, List<SortedMap<String, byte[]>> instances) {
    /** Gives each instance all of it, or the objects in turns by their keys; that it is in turns is INFERRED. */
    static Channel of(final JsonNode channel, final SortedMap<String, byte[]> objects, final int instances)
            throws AwsError {
        final JsonNode source = channel.at("/DataSource/S3DataSource");
        final String prefix = S3Uri.of(source.get("S3Uri").textValue()).key();
        final int folder = prefix.lastIndexOf('/') + 1;
        final boolean sharded =
                source.path("S3DataDistributionType").asText("FullyReplicated").equals("ShardedByS3Key");
        final List<SortedMap<String, byte[]>> files = new ArrayList<>();
        for (int instance = 0; instance < instances; instance++) {
            files.add(new TreeMap<>());
        }
        int turn = 0;
        for (final var object : objects.entrySet()) {
            final String path = object.getKey().substring(folder);
            if (sharded) {
                files.get(turn++ % instances).put(path, object.getValue());
            } else {
                files.forEach(all -> all.put(path, object.getValue()));
            }
        }
        return new Channel(
                channel.get("ChannelName").textValue(),
                channel.path("ContentType").asText(""),
                List.copyOf(files));
    }
}
