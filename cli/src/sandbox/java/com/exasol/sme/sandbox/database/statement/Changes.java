package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Table;
import com.exasol.sme.sandbox.database.catalogue.TableColumn;
import com.exasol.sme.sandbox.database.query.Names;
import com.exasol.sme.sandbox.database.query.Translation;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.Formats;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.SqlWords;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.database.sql.Values;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** INSERT, UPDATE and DELETE. */
final class Changes {
    private final Session session;
    private final Tokens tokens;
    private final Translation translation;

    Changes(final Session session, final Tokens tokens, final Iterator<Object> parameters) {
        this.session = session;
        this.tokens = tokens;
        translation = new Translation(tokens, Names.of(session), parameters);
    }

    long execute() throws SQLException {
        if (tokens.accept("INSERT", "INTO")) {
            return insert();
        }
        final long changed = session.transaction().update(tokens.accept("UPDATE") ? update() : delete());
        tokens.expectEnd();
        return changed;
    }

    private long insert() throws SQLException {
        final Table table = table("INSERT");
        List<String> names = table.columnNames();
        if (tokens.acceptSign("(")) {
            names = tokens.names();
            tokens.expectSign(")");
        }
        final List<Column> columns = columns(table, names);
        final StatementResult source = translation.run();
        tokens.expectEnd();
        if (source.columns().size() != columns.size()) {
            throw Refused.statement("INSERT of " + source.columns().size() + " values into " + columns.size()
                    + " columns of " + table.name());
        }
        return session.transaction().insert(table.store(), names, convert(source.rows(), columns, session.formats()));
    }

    private String update() throws SQLException {
        final Table table = table("UPDATE");
        final String alias = alias(table);
        tokens.expect("SET");
        return "UPDATE " + table.store() + alias + " SET " + translation.expression(token -> false);
    }

    private String delete() throws SQLException {
        tokens.expect("DELETE", "FROM");
        final Table table = table("DELETE");
        final String alias = alias(table);
        return "DELETE FROM " + table.store() + alias + " " + translation.expression(token -> false);
    }

    private String alias(final Table table) throws SQLException {
        tokens.accept("AS");
        final Token token = tokens.peek();
        final boolean given = token.isName() && !SqlWords.AFTER_FROM_ITEM.contains(token.value());
        return " AS " + ObjectName.quoted(given ? tokens.name() : table.name().name());
    }

    private Table table(final String privilege) throws SQLException {
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        final Table table = session.transaction()
                .catalogue()
                .find(Table.class, name)
                .orElseThrow(() -> Refused.statement("object " + name + " not found"));
        session.rights().require(privilege, name);
        return table;
    }

    static List<Column> columns(final Table table, final List<String> names) throws SQLException {
        final List<Column> columns = new ArrayList<>();
        for (final String name : names) {
            columns.add(table.columns().stream()
                    .map(TableColumn::column)
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refused.statement("column " + name + " not found in " + table.name())));
        }
        return columns;
    }

    /** Rows with the classes and shapes that columns ask for. */
    static List<List<Object>> convert(
            final List<? extends List<?>> rows, final List<Column> columns, final Formats formats) throws SQLException {
        final List<List<Object>> converted = new ArrayList<>();
        for (final List<?> row : rows) {
            final List<Object> values = new ArrayList<>();
            for (int index = 0; index < columns.size(); index++) {
                final Column column = columns.get(index);
                values.add(Values.convert(row.get(index), column.type(), formats, "column " + column.name()));
            }
            converted.add(values);
        }
        return converted;
    }
}
