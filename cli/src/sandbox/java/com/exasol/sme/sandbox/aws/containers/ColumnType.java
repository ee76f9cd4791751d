package com.exasol.sme.sandbox.aws.containers;

import java.util.List;
import java.util.Objects;

/** The types that pandas finds for a column of CSV, under MLflow's names. */
enum ColumnType {
    BOOLEAN("boolean", "bool"),
    LONG("long", "int64"),
    DOUBLE("double", "float64"),
    STRING("string", "str");

    private final String mlflowName;
    private final String numpyName;

    ColumnType(final String mlflowName, final String numpyName) {
        this.mlflowName = mlflowName;
        this.numpyName = numpyName;
    }

    String mlflowName() {
        return mlflowName;
    }

    String numpyName() {
        return numpyName;
    }

    /** Whole numbers become fractions, and truth values objects, where one is missing. */
    static ColumnType of(final List<String> values) {
        final boolean complete = !values.contains(null);
        if (complete && all(values, "(?i)true|false")) {
            return BOOLEAN;
        }
        if (complete && all(values, "-?\\d{1,18}")) {
            return LONG;
        }
        return all(values, "-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?") ? DOUBLE : STRING;
    }

    private static boolean all(final List<String> values, final String pattern) {
        return values.stream().filter(Objects::nonNull).allMatch(value -> value.matches(pattern));
    }
}
