package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;
import java.util.List;

/**
 * A table.
 *
 * @param store the embedded engine's table with the rows: a change of columns makes a new one, so that ROLLBACK only
 *              has to forget it
 */
public record Table(ObjectName name, List<TableColumn> columns, List<String> primaryKey, String store)
        implements CatalogueObject {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    public List<String> columnNames() {
        return columns.stream().map(column -> column.column().name()).toList();
    }

    @Override
    public Key key() {
        return Key.of(Table.class, name);
    }
}
