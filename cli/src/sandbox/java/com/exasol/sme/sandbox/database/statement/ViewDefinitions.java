package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.View;
import com.exasol.sme.sandbox.database.query.Names;
import com.exasol.sme.sandbox.database.query.Translation;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** CREATE and DROP VIEW. */
final class ViewDefinitions {
    private final Session session;
    private final Tokens tokens;

    ViewDefinitions(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void create(final boolean replace) throws SQLException {
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        session.rights().requireCreate("VIEW", name.schema());
        TableDefinitions.requireFree(session, name, replace ? View.class : null);
        final Optional<View> old = session.transaction().catalogue().find(View.class, name);
        if (old.isPresent()) {
            session.rights().requireDrop("VIEW", name);
        }
        final List<String> columns = new ArrayList<>();
        if (tokens.acceptSign("(")) {
            columns.addAll(tokens.names());
            tokens.expectSign(")");
        }
        tokens.expect("AS");
        final int start = tokens.position();
        final Names names = Names.ofNewView(session, name.schema());
        final String query = new Translation(tokens, names, Collections.emptyIterator()).query();
        final int end = tokens.position();
        tokens.expectEnd();
        final StatementResult shape =
                session.transaction().query("SELECT * FROM (" + query + ") AS VIEW_QUERY FETCH FIRST ROW ONLY");
        final View view = new View(name, named(shape.columns(), columns), tokens.text(start, end), tokens.text(0, end));
        session.transaction()
                .change(catalogue -> (old.isPresent() ? without(catalogue, old.get()) : catalogue).with(view));
    }

    /** Grants on a view go with it, also where it is replaced. */
    private static Catalogue without(final Catalogue catalogue, final View view) {
        return catalogue.without(object -> object.equals(view)
                || (object instanceof Grant grant
                        && grant.target().equals(view.name().toString())));
    }

    private static List<Column> named(final List<Column> columns, final List<String> names) throws SQLException {
        if (names.isEmpty()) {
            return columns;
        }
        if (names.size() != columns.size()) {
            throw Refused.statement("a view of " + columns.size() + " columns has " + names.size() + " names");
        }
        final List<Column> named = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            named.add(new Column(names.get(index), columns.get(index).type()));
        }
        return named;
    }

    void drop(final boolean ifExists) throws SQLException {
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        tokens.expectEnd();
        final Optional<View> view = session.transaction().catalogue().find(View.class, name);
        if (view.isEmpty()) {
            if (!ifExists) {
                throw Refused.statement("object " + name + " not found");
            }
            return;
        }
        session.rights().requireDrop("VIEW", name);
        session.transaction().change(catalogue -> without(catalogue, view.get()));
    }
}
