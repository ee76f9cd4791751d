package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.learning.PythonText;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What MLflow makes of values by the types of a model's signature.
 *
 * <p>In JSON it is less strict than its documentation: 1.5 in a column of whole numbers is 1, and null in one of truth
 * values is false.
 */
final class MlflowSignature {
    private final List<NamedModel.Column> columns;

    MlflowSignature(final List<NamedModel.Column> columns) {
        this.columns = columns;
    }

    /** {@return texts in the order of the signature, null where missing} */
    List<List<String>> enforce(final MlflowFrame frame) throws AwsError {
        if (!frame.isEmptyList()) {
            checkNames(frame.columns());
        }
        final List<List<String>> rows = new ArrayList<>();
        for (final Map<String, JsonNode> row : frame.rows()) {
            final List<String> values = new ArrayList<>();
            for (final NamedModel.Column column : columns) {
                values.add(
                        switch (column.type()) {
                            case BOOLEAN -> String.valueOf(truth(frame.value(row, column.name())));
                            case LONG -> whole(frame, frame.value(row, column.name()), column);
                            case DOUBLE -> number(frame.value(row, column.name()), column);
                            case STRING -> text(frame.text(row, column.name()));
                        });
            }
            rows.add(values);
        }
        return rows;
    }

    /** {@return the same for CSV, whose reader is told the types} */
    List<List<String>> enforce(final PandasCsv table) throws AwsError {
        checkNames(Set.copyOf(table.columns()));
        final List<List<String>> rows = new ArrayList<>();
        for (final Map<String, String> row : table.rows()) {
            final List<String> values = new ArrayList<>();
            for (final NamedModel.Column column : columns) {
                final String text = row.get(column.name());
                if (table.columns().contains(column.name())) {
                    checkCsv(text, column, table.columns().indexOf(column.name()));
                }
                values.add(text);
            }
            rows.add(values);
        }
        return rows;
    }

    private void checkNames(final Set<String> found) throws AwsError {
        final List<String> missing = columns.stream()
                .filter(column -> column.required() && !found.contains(column.name()))
                .map(column -> "'" + column.name() + "'")
                .toList();
        if (!missing.isEmpty()) {
            throw MlflowError.schema("Model is missing inputs " + missing + ".");
        }
    }

    private static void checkCsv(final String text, final NamedModel.Column column, final int index) throws AwsError {
        switch (column.type()) {
            case BOOLEAN -> {
                if (text == null) {
                    throw MlflowError.badCsv("Bool column has NA values in column " + index);
                }
                if (!text.matches("true|false|True|False|TRUE|FALSE")) {
                    throw MlflowError.badCsv("SANDBOX: no truth value in column " + index);
                }
            }
            case LONG -> {
                if (text == null) {
                    throw MlflowError.badCsv("Integer column has NA values in column " + index);
                }
                if (!isWhole(text)) {
                    throw MlflowError.badCsv(
                            "cannot safely convert passed user dtype of int64 for float64 dtyped data in column "
                                    + index);
                }
            }
            case DOUBLE -> {
                if (text != null && !isNumber(text)) {
                    throw MlflowError.badCsv("could not convert string to float: '" + text + "'");
                }
            }
            case STRING -> {}
        }
    }

    private static boolean truth(final JsonNode value) {
        if (value.isNull()) {
            return false;
        }
        return value.isNumber()
                ? value.doubleValue() != 0
                : !value.isTextual() || !value.textValue().isEmpty();
    }

    /** A fraction anywhere in the column lets numpy keep all of it in floating point. */
    private static String whole(final MlflowFrame frame, final JsonNode value, final NamedModel.Column column)
            throws AwsError {
        if (value.isTextual() && isWhole(value.textValue())) {
            return value.textValue().strip();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "1" : "0";
        }
        if (value.isNumber() && value.canConvertToLong()) {
            final boolean fractions = frame.rows().stream()
                    .anyMatch(row -> frame.value(row, column.name()).isDouble());
            return Long.toString(fractions ? (long) value.doubleValue() : value.longValue());
        }
        throw notConverted(column, "int() argument or value that is none of its kind");
    }

    private static String number(final JsonNode value, final NamedModel.Column column) throws AwsError {
        if (value.isNull() || (value.isNumber() && Double.isNaN(value.doubleValue()))) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "1.0" : "0.0";
        }
        if (value.isTextual() && isNumber(value.textValue())) {
            return PythonText.of(Double.parseDouble(value.textValue().strip()));
        }
        if (value.isNumber()) {
            return PythonText.of(value.doubleValue());
        }
        throw notConverted(column, "could not convert string to float: '" + value.asText() + "'");
    }

    /** A column of texts takes anything, and keeps it as it is; the model here reads it as Python writes it. */
    private static String text(final JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        if (value.isContainerNode()) {
            return value.toString();
        }
        return value.isDouble() ? PythonText.of(value.doubleValue()) : value.asText();
    }

    private static boolean isWhole(final String text) {
        return text.strip().matches("[+-]?\\d{1,18}");
    }

    private static boolean isNumber(final String text) {
        return text.strip().matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    }

    private static AwsError notConverted(final NamedModel.Column column, final String reason) {
        return MlflowError.invalidInput("Data is not compatible with model signature. Failed to convert column "
                + column.name() + " to type '" + column.type().numpyName() + "'. Error: '" + reason + "'");
    }
}
