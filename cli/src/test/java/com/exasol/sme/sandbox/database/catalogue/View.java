package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.result.Column;
import java.util.List;

/** A view: its columns and the text of its query, which is read anew in every use. */
public record View(ObjectName name, List<Column> columns, String query) implements CatalogueObject {
    public View {
        columns = List.copyOf(columns);
    }

    @Override
    public Key key() {
        return Key.of(View.class, name);
    }
}
