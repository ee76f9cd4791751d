package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.Parameters;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.Schema;
import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.Table;
import com.exasol.sme.sandbox.database.catalogue.View;
import com.exasol.sme.sandbox.database.engine.Engine;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.SqlLiteral;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.Column;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What names mean in a session's statement, or in a view that its owner's rights stand behind. */
public final class Names {
    private final Session session;
    private final String schema;
    private final String user;
    private final boolean runsScripts;

    private Names(final Session session, final String schema, final String user, final boolean runsScripts) {
        this.session = session;
        this.schema = schema;
        this.user = user;
        this.runsScripts = runsScripts;
    }

    public static Names of(final Session session) {
        return new Names(session, session.currentSchema(), session.user(), true);
    }

    /**
     * For the query of a view that is to be created: the owner of its schema, who will be its own, needs all rights, and
     * nothing is run.
     */
    public static Names ofNewView(final Session session, final String viewSchema) {
        return new Names(session, session.currentSchema(), owner(session, viewSchema), false);
    }

    private static String owner(final Session session, final String schema) {
        return session.transaction()
                .catalogue()
                .find(Schema.class, schema)
                .map(Schema::owner)
                .orElse(session.user());
    }

    /** Whose rights count. INFERRED for scripts in a view: its owner's, as for all else in it. */
    String user() {
        return user;
    }

    /** Whether a script that is called runs; else only its columns are known. */
    boolean runsScripts() {
        return runsScripts;
    }

    Session session() {
        return session;
    }

    private Catalogue catalogue() {
        return session.transaction().catalogue();
    }

    Rights rights() {
        return new Rights(catalogue(), user);
    }

    /** The engine's text of something to select from. */
    public String table(final NamePath path) throws SQLException {
        final Optional<String> system = systemTable(path);
        if (system.isPresent()) {
            return system.get();
        }
        final ObjectName name = path.object(schema);
        final Optional<Table> table = catalogue().find(Table.class, name);
        if (table.isPresent()) {
            rights().require("SELECT", name);
            return table.get().store();
        }
        final Optional<View> view = catalogue().find(View.class, name);
        if (view.isEmpty()) {
            throw Refused.statement("object " + name + " not found");
        }
        rights().require("SELECT", name);
        return expand(view.get());
    }

    private Optional<String> systemTable(final NamePath path) throws SQLException {
        final boolean mayBe = path.parts().size() == 1
                || (path.parts().size() == 2 && path.parts().get(0).equals("SYS"));
        if (!mayBe) {
            return Optional.empty();
        }
        if (path.last().equals("DUAL")) {
            return Optional.of("DUAL");
        }
        final Optional<SystemTable> table = new SystemTables(session).find(path.last());
        return table.isEmpty()
                ? Optional.empty()
                : Optional.of(session.transaction()
                        .createTemporary(table.get().columns(), table.get().rows()));
    }

    private String expand(final View view) throws SQLException {
        final String owner = owner(session, view.name().schema());
        final Names inside = new Names(session, view.name().schema(), owner, runsScripts);
        final String query = new Translation(new Tokens(view.query()), inside, Collections.emptyIterator()).query();
        final List<String> columns = view.columns().stream().map(Column::name).collect(Collectors.toList());
        return "(SELECT * FROM (" + query + ") AS VIEW_QUERY(" + Engine.quoted(columns) + "))";
    }

    /** The script that a call means, if there is one and it is a UDF. */
    Optional<Script> udf(final NamePath path) throws SQLException {
        if ((path.parts().size() == 1 && schema == null) || path.parts().size() > 2) {
            return Optional.empty();
        }
        final Optional<Script> script =
                catalogue().find(Script.class, path.object(schema)).filter(Script::isUdf);
        if (script.isPresent()) {
            rights().require("EXECUTE", script.get().name());
        }
        return script;
    }

    /** Says why something with arguments is not called here. */
    SQLException refuseCall(final NamePath path) throws SQLException {
        if (udf(path).isPresent()) {
            return Refused.notInSubset("a call of script " + path + " that is not alone in its SELECT list");
        }
        return path.isOneWord()
                ? Refused.statement("script " + path.last() + " not found, and a function " + path.last()
                        + " is not in the declared subset")
                : Refused.statement("function or script " + path + " not found");
    }

    /** The engine's text of the time of day that a clock in a zone shows. */
    private static String now(final String zone) throws SQLException {
        return "EXA_NOW(" + SqlLiteral.quoted(Parameters.zone(zone).getId()) + ")";
    }

    /** A word that stands alone: something the session knows, a column, or a keyword. */
    String word(final String word) throws SQLException {
        return switch (word) {
            case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" ->
                now(session.parameters().get(Parameters.TIME_ZONE));
            case "SYSTIMESTAMP" -> now(Parameters.systemValues(catalogue()).get(Parameters.TIME_ZONE));
            case "CURRENT_DATE", "SYSDATE" -> "CURRENT_DATE";
            case "CURRENT_USER", "USER" -> SqlLiteral.of(user);
            case "CURRENT_SCHEMA" -> SqlLiteral.of(session.currentSchema());
            case "CURRENT_SESSION" -> session.id();
            case "CURRENT_STATEMENT" -> String.valueOf(session.statementId());
            case "ROWNUM" -> "ROWNUM()";
            case "MINUS" -> "EXCEPT";
            case "WITH", "LOCAL", "QUALIFY", "CONNECT" -> throw Refused.notInSubset(word);
            default -> word;
        };
    }
}
