package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.ConnectionObject;
import com.exasol.sme.sandbox.database.catalogue.Parameters;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.Schema;
import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.Table;
import com.exasol.sme.sandbox.database.catalogue.TableColumn;
import com.exasol.sme.sandbox.database.catalogue.View;
import com.exasol.sme.sandbox.database.session.DatabaseInstance;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.SqlType.Kind;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The system tables, showing what a session's user may see. */
final class SystemTables {
    private static final SqlType TEXT = SqlType.parse("VARCHAR(2000000)");
    private static final SqlType NAME = SqlType.parse("VARCHAR(128)");
    private static final SqlType NUMBER = SqlType.parse("DECIMAL(18,0)");
    private static final SqlType SESSION_NUMBER = SqlType.parse("DECIMAL(20,0)");
    private static final SqlType FLAG = SqlType.parse("BOOLEAN");

    private final Session session;
    private final Catalogue catalogue;
    private final Rights rights;

    SystemTables(final Session session) {
        this.session = session;
        catalogue = session.transaction().catalogue();
        rights = session.rights();
    }

    Optional<SystemTable> find(final String name) throws SQLException {
        return switch (name) {
            case "EXA_PARAMETERS" -> Optional.of(parameters());
            case "EXA_SCHEMAS", "EXA_ALL_SCHEMAS" -> Optional.of(schemas());
            case "EXA_ALL_TABLES" -> Optional.of(tables());
            case "EXA_ALL_VIEWS" -> Optional.of(views());
            case "EXA_ALL_COLUMNS" -> Optional.of(columns());
            case "EXA_ALL_SCRIPTS" -> Optional.of(scripts());
            case "EXA_ALL_CONNECTIONS" -> Optional.of(connections());
            case "EXA_METADATA" -> Optional.of(metadata());
            case "EXA_USER_SESSIONS" -> Optional.of(sessions());
            default -> new PrivilegeTables(catalogue, rights).find(name);
        };
    }

    private SystemTable parameters() {
        final Map<String, String> system = Parameters.systemValues(catalogue);
        final List<Column> columns =
                List.of(column("PARAMETER_NAME", NAME), column("SESSION_VALUE", TEXT), column("SYSTEM_VALUE", TEXT));
        return table(
                columns,
                session.parameters().entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue(), system.get(entry.getKey()))));
    }

    private SystemTable schemas() {
        return table(
                List.of(column("SCHEMA_NAME", NAME), column("SCHEMA_OWNER", NAME), column("SCHEMA_IS_VIRTUAL", FLAG)),
                catalogue
                        .all(Schema.class)
                        .filter(schema -> rights.seesSchema(schema.name()))
                        .map(schema -> row(schema.name(), schema.owner(), false)));
    }

    private SystemTable tables() {
        return table(
                List.of(column("TABLE_SCHEMA", NAME), column("TABLE_NAME", NAME), column("TABLE_OWNER", NAME)),
                catalogue
                        .all(Table.class)
                        .filter(table -> rights.sees(table.name()))
                        .map(table -> row(table.name().schema(), table.name().name(), owner(table.name()))));
    }

    private SystemTable views() {
        return table(
                List.of(
                        column("VIEW_SCHEMA", NAME),
                        column("VIEW_NAME", NAME),
                        column("VIEW_OWNER", NAME),
                        column("VIEW_TEXT", TEXT)),
                catalogue
                        .all(View.class)
                        .filter(view -> rights.sees(view.name()))
                        .map(view -> row(view.name().schema(), view.name().name(), owner(view.name()), view.text())));
    }

    private SystemTable columns() {
        final List<Column> columns = List.of(
                column("COLUMN_SCHEMA", NAME),
                column("COLUMN_TABLE", NAME),
                column("COLUMN_OBJECT_TYPE", NAME),
                column("COLUMN_NAME", NAME),
                column("COLUMN_TYPE", NAME),
                column("COLUMN_MAXSIZE", NUMBER),
                column("COLUMN_NUM_PREC", NUMBER),
                column("COLUMN_NUM_SCALE", NUMBER),
                column("COLUMN_ORDINAL_POSITION", NUMBER),
                column("COLUMN_IS_NULLABLE", FLAG),
                column("COLUMN_DEFAULT", TEXT),
                column("COLUMN_OWNER", NAME));
        final List<List<Object>> rows = new ArrayList<>();
        catalogue.all(Table.class).filter(table -> rights.sees(table.name())).forEach(table -> {
            for (int index = 0; index < table.columns().size(); index++) {
                rows.add(columnRow(table.name(), "TABLE", table.columns().get(index), index + 1L));
            }
        });
        catalogue.all(View.class).filter(view -> rights.sees(view.name())).forEach(view -> {
            for (int index = 0; index < view.columns().size(); index++) {
                final TableColumn column = new TableColumn(view.columns().get(index), true, null);
                rows.add(columnRow(view.name(), "VIEW", column, index + 1L));
            }
        });
        return new SystemTable(columns, rows);
    }

    private List<Object> columnRow(
            final ObjectName table, final String type, final TableColumn column, final long position) {
        final SqlType sqlType = column.column().type();
        final boolean decimal = sqlType.kind() == Kind.DECIMAL;
        return row(
                table.schema(),
                table.name(),
                type,
                column.column().name(),
                sqlType.toString(),
                (long) (decimal ? sqlType.precision() : sqlType.length()),
                decimal ? (Long) (long) sqlType.precision() : null,
                decimal ? (Long) (long) sqlType.scale() : null,
                position,
                column.nullable(),
                column.defaultText(),
                owner(table));
    }

    private SystemTable scripts() {
        final List<Column> columns = List.of(
                column("SCRIPT_SCHEMA", NAME),
                column("SCRIPT_NAME", NAME),
                column("SCRIPT_OWNER", NAME),
                column("SCRIPT_LANGUAGE", NAME),
                column("SCRIPT_TYPE", NAME),
                column("SCRIPT_INPUT_TYPE", NAME),
                column("SCRIPT_RESULT_TYPE", NAME),
                column("SCRIPT_TEXT", TEXT),
                column("SCRIPT_COMMENT", TEXT));
        return table(
                columns,
                catalogue
                        .all(Script.class)
                        .filter(script -> rights.sees(script.name()))
                        .map(script -> row(
                                script.name().schema(),
                                script.name().name(),
                                owner(script.name()),
                                script.language(),
                                script.isUdf() ? "UDF" : "SCRIPTING",
                                script.isUdf() ? script.kind().toString() : null,
                                script.isUdf() ? "EMITS" : script.returns().isEmpty() ? "ROWCOUNT" : script.returns(),
                                script.text(),
                                script.comment())));
    }

    private SystemTable connections() {
        return table(
                List.of(column("CONNECTION_NAME", NAME), column("CONNECTION_COMMENT", TEXT)),
                catalogue
                        .all(ConnectionObject.class)
                        .filter(connection -> rights.mayUse(connection.name()))
                        .map(connection -> row(connection.name(), null)));
    }

    private SystemTable metadata() {
        return table(
                List.of(column("PARAM_NAME", NAME), column("PARAM_VALUE", TEXT)),
                Stream.of(
                        row("databaseName", DatabaseInstance.NAME),
                        row("databaseProductName", "EXASolution"),
                        row("databaseProductVersion", session.database().version())));
    }

    private SystemTable sessions() {
        return table(
                List.of(column("SESSION_ID", SESSION_NUMBER), column("USER_NAME", NAME)),
                session.database().sessions().stream()
                        .filter(other -> other.user().equals(session.user()))
                        .map(other -> row(new BigDecimal(other.id()), other.user())));
    }

    private String owner(final ObjectName name) {
        return catalogue.find(Schema.class, name.schema()).map(Schema::owner).orElse(null);
    }

    private static SystemTable table(final List<Column> columns, final Stream<List<Object>> rows) {
        return new SystemTable(columns, rows.collect(Collectors.toList()));
    }

    private static Column column(final String name, final SqlType type) {
        return new Column(name, type);
    }

    private static List<Object> row(final Object... values) {
        return Arrays.asList(values);
    }
}
