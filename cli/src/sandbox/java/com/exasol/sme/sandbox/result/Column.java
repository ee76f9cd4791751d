package com.exasol.sme.sandbox.result;

import static java.util.Objects.requireNonNull;

/** A named column of a table, a result, or the parameter or output list of a script. */
public record Column(String name, SqlType type) {
    public Column {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
    }
}
