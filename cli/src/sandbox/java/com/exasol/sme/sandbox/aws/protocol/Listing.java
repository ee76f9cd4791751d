package com.exasol.sme.sandbox.aws.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Answers a List operation page by page, ten at a time and the newest first unless asked otherwise. */
public final class Listing {
    private static final int DEFAULT_PAGE = 10;

    private Listing() {}

    public static ObjectNode answer(
            final String field, final ObjectNode request, final List<ObjectNode> oldestFirst, final String nameField)
            throws AwsError {
        final String part = request.path("NameContains").asText("");
        final List<ObjectNode> found = new ArrayList<>(oldestFirst.stream()
                .filter(summary -> summary.get(nameField).textValue().contains(part))
                .toList());
        if (request.path("SortBy").asText().equals("Name")) {
            found.sort(Comparator.comparing(summary -> summary.get(nameField).textValue()));
        }
        if (!request.path("SortOrder").asText("Descending").equals("Ascending")) {
            Collections.reverse(found);
        }
        final int from = start(request, found.size());
        final int to = Math.min(found.size(), from + request.path("MaxResults").asInt(DEFAULT_PAGE));
        final ObjectNode answer = Json.object();
        final ArrayNode page = answer.putArray(field);
        found.subList(from, to).forEach(page::add);
        if (to < found.size()) {
            answer.put("NextToken", String.valueOf(to));
        }
        return answer;
    }

    private static int start(final ObjectNode request, final int size) throws AwsError {
        final int from = request.path("NextToken").asInt(0);
        if (from > size) {
            throw AwsError.validation("SANDBOX: The NextToken is not one that was answered before.");
        }
        return from;
    }
}
