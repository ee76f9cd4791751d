package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.result.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parameters of a UDF, or its columns of EMITS.
 *
 * @param columns   what CREATE SCRIPT names
 * @param isDynamic whether it leaves them to each call, with three points
 */
public record ScriptColumns(List<Column> columns, boolean isDynamic) {
    public static final ScriptColumns NONE = new ScriptColumns(List.of(), false);
    public static final ScriptColumns DYNAMIC = new ScriptColumns(List.of(), true);

    public ScriptColumns {
        columns = List.copyOf(columns);
    }

    /** As EXA_ALL_SCRIPTS shows them. */
    @Override
    public String toString() {
        return isDynamic
                ? "(...)"
                : columns.stream()
                        .map(column -> ObjectName.quoted(column.name()) + " " + column.type())
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
