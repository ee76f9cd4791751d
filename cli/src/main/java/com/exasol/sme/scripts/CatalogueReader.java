package com.exasol.sme.scripts;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.database.TableColumn;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the database what is there already. */
public final class CatalogueReader {
    private final JdbcSession session;

    public CatalogueReader(final JdbcSession session) {
        this.session = session;
    }

    public boolean hasSchema(final SchemaName schema) throws SQLException {
        return !session.query(schemaQuery(schema), 1).isEmpty();
    }

    /** The query for a schema that may be there. */
    public static String schemaQuery(final SchemaName schema) {
        return "SELECT SCHEMA_NAME FROM SYS.EXA_SCHEMAS WHERE SCHEMA_NAME = " + schema.literal();
    }

    /** The columns of a metadata table, none if there is no table. */
    public List<TableColumn> columns(final SchemaName schema, final MetadataTable table) throws SQLException {
        return session.query(columnsQuery(schema, table), 2).stream()
                .map(row -> new TableColumn(row.get(0), row.get(1)))
                .toList();
    }

    /** The query for the columns of a metadata table. */
    public static String columnsQuery(final SchemaName schema, final MetadataTable table) {
        return "SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS WHERE COLUMN_SCHEMA = " + schema.literal()
                + " AND COLUMN_TABLE = " + SqlText.literal(table.name());
    }

    /** The scripts of the schema and their hashes; one that is not ours, or was edited, has an empty one. */
    public Map<String, String> scriptHashes(final SchemaName schema) throws SQLException {
        final Map<String, String> hashes = new HashMap<>();
        for (final List<String> row : session.query(
                "SELECT SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = " + schema.literal(),
                2)) {
            hashes.put(
                    row.get(0),
                    ScriptHash.carriedBy(row.get(1))
                            .filter(ScriptHash.of(row.get(1))::equals)
                            .orElse(""));
        }
        return hashes;
    }
}
