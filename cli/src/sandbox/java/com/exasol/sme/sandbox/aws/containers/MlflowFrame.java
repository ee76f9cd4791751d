package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table that MLflow makes of a JSON body.
 *
 * @param columns those that there are
 * @param rows values by name; none where a record has none
 * @param ofArrays whether each column became an array of numpy first, which makes the text None of a missing text
 */
record MlflowFrame(Set<String> columns, List<Map<String, JsonNode>> rows, boolean ofArrays) {
    private static final String FIELDS = "The input must be a JSON dictionary with exactly one of the input fields"
            + " {'dataframe_records', 'instances', 'inputs', 'dataframe_split'}.";
    private static final List<String> FORMS = List.of("dataframe_records", "instances", "inputs", "dataframe_split");

    static MlflowFrame of(final JsonNode json) throws AwsError {
        if (json.isArray()) {
            throw MlflowError.invalidInput(FIELDS + " Received a list.");
        }
        if (!json.isObject()) {
            throw MlflowError.invalidInput(FIELDS + " Received unexpected input type.");
        }
        final List<String> found = FORMS.stream().filter(json::has).toList();
        if (found.size() != 1) {
            throw MlflowError.noField(FIELDS + " Received dictionary with input fields: " + found);
        }
        final JsonNode value = json.get(found.get(0));
        return switch (found.get(0)) {
            case "dataframe_split" -> split(value);
            case "dataframe_records" -> records(value);
            default -> arrays(value);
        };
    }

    private static MlflowFrame split(final JsonNode split) throws AwsError {
        if (!split.isObject()) {
            throw MlflowError.invalidInput("Dataframe split format must be a dictionary.");
        }
        final Set<String> fields = new HashSet<>();
        split.fieldNames().forEachRemaining(fields::add);
        if (!fields.contains("data") || !List.of("data", "columns", "index").containsAll(fields)) {
            throw MlflowError.invalidInput("Dataframe split format must have 'data' field and optionally 'columns' and"
                    + " 'index' fields. Got " + fields + ".'");
        }
        final List<String> columns = new ArrayList<>();
        split.path("columns").forEach(name -> columns.add(name.asText()));
        if (new HashSet<>(columns).size() != columns.size()) {
            throw MlflowError.schema("'DataFrame' object has no attribute 'dtype'");
        }
        final List<Map<String, JsonNode>> rows = new ArrayList<>();
        for (final JsonNode line : split.get("data")) {
            if (!line.isArray()) {
                throw MlflowError.invalidInput("SANDBOX: A row of dataframe_split is no list.");
            }
            if (!columns.isEmpty() && line.size() != columns.size()) {
                throw MlflowError.invalidInput("Provided dataframe_split field is not a valid dataframe representation"
                        + " in 'split' format. Error: '" + columns.size() + " columns passed, passed data had "
                        + line.size() + " columns'");
            }
            final Map<String, JsonNode> row = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                row.put(columns.get(column), line.get(column));
            }
            rows.add(row);
        }
        return new MlflowFrame(new LinkedHashSet<>(columns), rows, false);
    }

    private static MlflowFrame records(final JsonNode list) throws AwsError {
        if (!list.isArray()) {
            throw MlflowError.invalidInput("Dataframe records format must be a list of records.");
        }
        final Set<String> columns = new LinkedHashSet<>();
        final List<Map<String, JsonNode>> rows = new ArrayList<>();
        for (final JsonNode record : list) {
            rows.add(row(record));
            columns.addAll(rows.get(rows.size() - 1).keySet());
        }
        return new MlflowFrame(columns, rows, false);
    }

    /** Of a list that holds no record pandas makes columns that are called 0, 1 and so on. */
    private static Map<String, JsonNode> row(final JsonNode record) {
        final Map<String, JsonNode> row = new LinkedHashMap<>();
        record.properties().forEach(member -> row.put(member.getKey(), member.getValue()));
        return row;
    }

    private static MlflowFrame arrays(final JsonNode value) throws AwsError {
        if (value.isObject()) {
            return ofColumns(value);
        }
        if (!value.isArray()) {
            throw MlflowError.invalidInput("Failed to convert data to the types of the model signature.");
        }
        final List<Map<String, JsonNode>> rows = new ArrayList<>();
        for (final JsonNode record : value) {
            if (!record.isObject()) {
                throw MlflowError.schema("Model is missing inputs, because a list of lists has no names.");
            }
            rows.add(row(record));
        }
        final Set<String> columns = rows.isEmpty() ? Set.of() : rows.get(0).keySet();
        if (rows.stream().map(Map::keySet).anyMatch(names -> !names.equals(columns))) {
            throw MlflowError.schema("This model contains a column-based signature, which suggests a DataFrame input.");
        }
        return new MlflowFrame(columns, rows, true);
    }

    private static MlflowFrame ofColumns(final JsonNode object) throws AwsError {
        final Map<String, JsonNode> columns = row(object);
        final Collection<JsonNode> lists = columns.values();
        if (!lists.stream().allMatch(JsonNode::isArray)) {
            throw MlflowError.invalidInput("SANDBOX: A column is no list.");
        }
        if (lists.stream().map(JsonNode::size).distinct().count() > 1) {
            throw MlflowError.schema("This model contains a column-based signature, which suggests a DataFrame input.");
        }
        final int length = lists.stream().mapToInt(JsonNode::size).findFirst().orElse(0);
        final List<Map<String, JsonNode>> rows = new ArrayList<>();
        for (int index = 0; index < length; index++) {
            final Map<String, JsonNode> row = new LinkedHashMap<>();
            for (final Map.Entry<String, JsonNode> column : columns.entrySet()) {
                row.put(column.getKey(), column.getValue().get(index));
            }
            rows.add(row);
        }
        return new MlflowFrame(columns.keySet(), rows, true);
    }

    /** The value of a row in a column of texts. */
    JsonNode text(final Map<String, JsonNode> row, final String column) {
        final JsonNode value = value(row, column);
        return ofArrays && value.isNull() && columns.contains(column) ? TextNode.valueOf("None") : value;
    }

    /** The value of a row in a column of another type. */
    JsonNode value(final Map<String, JsonNode> row, final String column) {
        return row.getOrDefault(column, NullNode.instance);
    }

    /** Whether there are rows, or at least names; MLflow takes a list without elements for a table without rows. */
    boolean isEmptyList() {
        return ofArrays && rows.isEmpty() && columns.isEmpty();
    }
}
