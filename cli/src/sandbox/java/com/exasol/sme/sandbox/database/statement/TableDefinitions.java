package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.CatalogueObject;
import com.exasol.sme.sandbox.database.catalogue.Schema;
import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.Table;
import com.exasol.sme.sandbox.database.catalogue.TableColumn;
import com.exasol.sme.sandbox.database.catalogue.View;
import com.exasol.sme.sandbox.database.engine.Engine;
import com.exasol.sme.sandbox.database.query.Names;
import com.exasol.sme.sandbox.database.query.Translation;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.database.sql.TypeReader;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** CREATE, ALTER and DROP TABLE. */
final class TableDefinitions {
    private final Session session;
    private final Tokens tokens;

    TableDefinitions(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void create(final boolean replace) throws SQLException {
        final boolean ifNotExists = tokens.accept("IF", "NOT", "EXISTS");
        final ObjectName name = objectName();
        session.rights().requireCreate("TABLE", name.schema());
        final Optional<Table> old = find(name);
        if (old.isPresent() && ifNotExists) {
            return;
        }
        requireFree(session, name, replace ? Table.class : null);
        if (old.isPresent()) {
            session.rights().requireDrop("TABLE", name);
        }
        final Table table = tokens.accept("AS") ? fromQuery(name) : fromColumns(name);
        session.transaction().change(catalogue -> catalogue.with(table));
    }

    private Table fromColumns(final ObjectName name) throws SQLException {
        tokens.expectSign("(");
        final List<TableColumn> columns = new ArrayList<>();
        final List<String> key = new ArrayList<>();
        do {
            if (tokens.accept("PRIMARY", "KEY") || tokens.accept("CONSTRAINT", "PRIMARY", "KEY")) {
                tokens.expectSign("(");
                key.addAll(tokens.names());
                tokens.expectSign(")");
            } else {
                columns.add(column(key));
            }
        } while (tokens.acceptSign(","));
        tokens.expectSign(")");
        tokens.expectEnd();
        return stored(name, columns, key);
    }

    private Table fromQuery(final ObjectName name) throws SQLException {
        final boolean wrapped = tokens.acceptSign("(");
        final StatementResult result = new Translation(tokens, Names.of(session), Collections.emptyIterator()).run();
        if (wrapped) {
            tokens.expectSign(")");
        }
        tokens.expectEnd();
        final List<TableColumn> columns = result.columns().stream()
                .map(column -> new TableColumn(column, true, null))
                .collect(Collectors.toList());
        final Table table = stored(name, columns, List.of());
        session.transaction().insert(table.store(), table.columnNames(), result.rows());
        return table;
    }

    /** Reads a column's definition; PRIMARY KEY beside it is added to the key. */
    private TableColumn column(final List<String> key) throws SQLException {
        final Column column = new Column(tokens.name(), TypeReader.read(tokens));
        boolean nullable = true;
        String defaultText = null;
        while (true) {
            if (tokens.accept("NOT", "NULL")) {
                nullable = false;
            } else if (tokens.accept("PRIMARY", "KEY")) {
                key.add(column.name());
            } else if (tokens.accept("DEFAULT")) {
                defaultText = new Translation(tokens, Names.of(session), Collections.emptyIterator())
                        .expression(token -> token.isSign(",") || token.isWord("NOT") || token.isWord("PRIMARY"));
            } else if (!tokens.accept("NULL")) {
                return new TableColumn(column, nullable, defaultText);
            }
        }
    }

    private Table stored(final ObjectName name, final List<TableColumn> columns, final List<String> key)
            throws SQLException {
        final List<TableColumn> checked = columns.stream()
                .map(column -> key.contains(column.column().name())
                        ? new TableColumn(column.column(), false, column.defaultText())
                        : column)
                .collect(Collectors.toList());
        return new Table(name, checked, key, session.transaction().createStore(checked, key));
    }

    void alter() throws SQLException {
        final ObjectName name = objectName();
        final Table table = find(name).orElseThrow(() -> notFound(name));
        session.rights().requireAlter(name);
        if (tokens.accept("MODIFY")) {
            modify(table);
        } else if (tokens.accept("ADD")) {
            add(table);
        } else {
            throw Refused.notInSubset("ALTER TABLE … " + tokens.peek().value());
        }
    }

    private List<TableColumn> definitions(final List<String> key) throws SQLException {
        tokens.accept("COLUMN");
        final boolean wrapped = tokens.acceptSign("(");
        final List<TableColumn> columns = new ArrayList<>();
        do {
            columns.add(column(key));
        } while (wrapped && tokens.acceptSign(","));
        if (wrapped) {
            tokens.expectSign(")");
        }
        tokens.expectEnd();
        return columns;
    }

    private void modify(final Table table) throws SQLException {
        final List<TableColumn> changed = new ArrayList<>(table.columns());
        for (final TableColumn column : definitions(new ArrayList<>())) {
            final int index = table.columnNames().indexOf(column.column().name());
            if (index < 0) {
                throw Refused.statement("column " + column.column().name() + " not found in " + table.name());
            }
            final TableColumn old = table.columns().get(index);
            final String defaultText = column.defaultText() == null ? old.defaultText() : column.defaultText();
            changed.set(index, new TableColumn(column.column(), old.nullable() && column.nullable(), defaultText));
        }
        replace(table, changed, table.columnNames());
    }

    private void add(final Table table) throws SQLException {
        tokens.accept("COLUMN");
        final boolean ifNotExists = tokens.accept("IF", "NOT", "EXISTS");
        final List<TableColumn> all = new ArrayList<>(table.columns());
        for (final TableColumn column : definitions(new ArrayList<>())) {
            if (table.columnNames().contains(column.column().name())) {
                if (ifNotExists) {
                    return;
                }
                throw Refused.statement("column " + column.column().name() + " already exists in " + table.name());
            }
            all.add(column);
        }
        replace(table, all, table.columnNames());
    }

    /** Copies the rows to a store of the new shape; the old one stays for whoever still sees it. */
    private void replace(final Table table, final List<TableColumn> columns, final List<String> kept)
            throws SQLException {
        final Table changed = stored(table.name(), columns, table.primaryKey());
        final String list = Engine.quoted(kept);
        final StatementResult rows = session.transaction().query("SELECT " + list + " FROM " + table.store());
        final List<Column> targets = columns.stream().map(TableColumn::column).collect(Collectors.toList());
        session.transaction()
                .insert(
                        changed.store(),
                        kept,
                        Changes.convert(rows.rows(), targets.subList(0, kept.size()), session.formats()));
        session.transaction().change(catalogue -> catalogue.with(changed));
    }

    void drop(final boolean ifExists) throws SQLException {
        final ObjectName name = objectName();
        tokens.accept("CASCADE", "CONSTRAINTS");
        tokens.expectEnd();
        final Optional<Table> table = find(name);
        if (table.isEmpty()) {
            if (!ifExists) {
                throw notFound(name);
            }
            return;
        }
        session.rights().requireDrop("TABLE", name);
        session.transaction().change(catalogue -> catalogue.without(table.get()));
    }

    private ObjectName objectName() throws SQLException {
        return NamePath.read(tokens).object(session.currentSchema());
    }

    private Optional<Table> find(final ObjectName name) {
        return session.transaction().catalogue().find(Table.class, name);
    }

    private static SQLException notFound(final ObjectName name) {
        return Refused.statement("object " + name + " not found");
    }

    /** The schema must be there, and nothing of that name, unless it is of the kind that may be replaced. */
    static void requireFree(
            final Session session, final ObjectName name, final Class<? extends CatalogueObject> replaceable)
            throws SQLException {
        final Catalogue catalogue = session.transaction().catalogue();
        if (catalogue.find(Schema.class, name.schema()).isEmpty()) {
            throw Refused.statement("schema " + name.schema() + " not found");
        }
        for (final Class<? extends CatalogueObject> type : List.of(Table.class, View.class, Script.class)) {
            if (type != replaceable && catalogue.find(type, name).isPresent()) {
                throw Refused.statement("object " + name + " already exists");
            }
        }
    }
}
