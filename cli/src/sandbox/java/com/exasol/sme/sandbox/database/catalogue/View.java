package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.result.Column;
import java.util.List;

/**
 * A view.
 *
 * @param columns its columns
 * @param query   the text of its query, which is read anew in every use
 * @param text    the statement that created it, as it was sent
 */
public record View(ObjectName name, List<Column> columns, String query, String text) implements CatalogueObject {
    public View {
        columns = List.copyOf(columns);
    }

    @Override
    public Key key() {
        return Key.of(View.class, name);
    }
}
