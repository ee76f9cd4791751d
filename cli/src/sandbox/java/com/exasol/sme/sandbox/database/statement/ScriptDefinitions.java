package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.Parameters;
import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.Script.Kind;
import com.exasol.sme.sandbox.database.catalogue.Script.Parameter;
import com.exasol.sme.sandbox.database.catalogue.ScriptColumns;
import com.exasol.sme.sandbox.database.catalogue.ScriptLanguages;
import com.exasol.sme.sandbox.database.query.LanguageContainer;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.database.sql.TypeReader;
import com.exasol.sme.sandbox.result.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** CREATE and DROP SCRIPT. */
final class ScriptDefinitions {
    private static final Pattern CLOSING_SLASH = Pattern.compile("\\n[ \\t]*/[ \\t\\r]*\\n?\\s*\\z");

    private static final int SESSION_NODE = 0;

    private final Session session;
    private final Tokens tokens;

    ScriptDefinitions(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    void create(final boolean replace) throws SQLException {
        final Token first = tokens.next();
        final String language = first.isWord("SCRIPT") ? "LUA" : first.value();
        final Kind kind = kind(first);
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        final Script script = kind == Kind.SCRIPTING ? scripting(name) : udf(name, language, kind);
        session.rights().requireCreate("SCRIPT", name.schema());
        TableDefinitions.requireFree(session, name, replace ? Script.class : null);
        if (script.isUdf()) {
            requireLanguage(language);
        }
        final Optional<Script> old = find(name);
        if (old.isPresent()) {
            session.rights().requireDrop("SCRIPT", name);
        }
        session.transaction()
                .change(catalogue -> (old.isPresent() ? without(catalogue, old.get()) : catalogue).with(script));
    }

    private Kind kind(final Token first) throws SQLException {
        if (first.isWord("SCRIPT")) {
            return Kind.SCRIPTING;
        }
        if (first.isWord("LUA") && tokens.accept("SCRIPT")) {
            return Kind.SCRIPTING;
        }
        final Token second = tokens.peek();
        if (first.isName() && tokens.accept("SCALAR", "SCRIPT")) {
            return Kind.SCALAR;
        }
        if (first.isName() && tokens.accept("SET", "SCRIPT")) {
            return Kind.SET;
        }
        throw Refused.notInSubset("CREATE " + first.value() + " " + second.value());
    }

    private void requireLanguage(final String alias) throws SQLException {
        final String languages = session.parameters().get(Parameters.SCRIPT_LANGUAGES);
        if (alias.equals("LUA")) {
            return;
        }
        final String definition = ScriptLanguages.parse(languages).get(alias);
        if (definition == null) {
            throw Refused.statement("script language " + alias + " is not in SCRIPT_LANGUAGES: " + languages);
        }
        final Optional<LanguageContainer> container = LanguageContainer.of(definition);
        if (container.isPresent()) {
            // INFERRED: the node that the session runs on is the one that looks.
            container.get().require(session.database().udfs(), SESSION_NODE);
        }
    }

    private Script scripting(final ObjectName name) throws SQLException {
        final List<Parameter> parameters = new ArrayList<>();
        if (tokens.acceptSign("(") && !tokens.acceptSign(")")) {
            do {
                final boolean array = tokens.accept("ARRAY");
                parameters.add(new Parameter(asWritten(), array));
            } while (tokens.acceptSign(","));
            tokens.expectSign(")");
        }
        String returns = "";
        if (tokens.accept("RETURNS")) {
            final Token what = tokens.next();
            if (!what.isWord("TABLE") && !what.isWord("ROWCOUNT")) {
                throw tokens.unexpected(what, "TABLE or ROWCOUNT");
            }
            returns = what.value();
        }
        return new Script(
                name, "LUA", Kind.SCRIPTING, parameters, ScriptColumns.NONE, ScriptColumns.NONE, returns, body(), null);
    }

    private Script udf(final ObjectName name, final String language, final Kind kind) throws SQLException {
        final ScriptColumns inputs = columns(true);
        if (tokens.accept("RETURNS")) {
            throw Refused.notInSubset("RETURNS of a UDF");
        }
        tokens.expect("EMITS");
        final ScriptColumns outputs = columns(false);
        if (outputs.equals(ScriptColumns.NONE)) {
            throw Refused.syntax("EMITS () names no column");
        }
        return new Script(name, language, kind, List.of(), inputs, outputs, "", body(), null);
    }

    /** Parameters keep the case in which they were written; columns of EMITS follow SQL. */
    private ScriptColumns columns(final boolean parameters) throws SQLException {
        final List<Column> columns = new ArrayList<>();
        tokens.expectSign("(");
        if (tokens.acceptSign("..")) {
            tokens.expectSign(".");
            tokens.expectSign(")");
            return ScriptColumns.DYNAMIC;
        }
        if (tokens.acceptSign(")")) {
            return ScriptColumns.NONE;
        }
        do {
            final String name = parameters ? asWritten() : tokens.name();
            columns.add(new Column(name, TypeReader.read(tokens)));
        } while (tokens.acceptSign(","));
        if (tokens.peek().isWord("ORDER")) {
            throw Refused.notInSubset("ORDER BY in the parameters of a UDF");
        }
        tokens.expectSign(")");
        return new ScriptColumns(columns, false);
    }

    private String asWritten() throws SQLException {
        final Token token = tokens.peek();
        final String stored = tokens.name();
        return token.kind() == Token.Kind.WORD ? tokens.text(token.start(), token.end()) : stored;
    }

    private String body() throws SQLException {
        tokens.expect("AS");
        final String body = tokens.rest();
        return CLOSING_SLASH.matcher(body).replaceFirst("\n");
    }

    void drop(final boolean ifExists) throws SQLException {
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        tokens.expectEnd();
        final Optional<Script> script = find(name);
        if (script.isEmpty()) {
            if (!ifExists) {
                throw Refused.statement("script " + name + " not found");
            }
            return;
        }
        session.rights().requireDrop("SCRIPT", name);
        session.transaction().change(catalogue -> without(catalogue, script.get()));
    }

    /** Grants on a script, and those of a connection for it, go with it. */
    private static Catalogue without(final Catalogue catalogue, final Script script) {
        final String target = script.name().toString();
        return catalogue.without(object -> object.equals(script)
                || (object instanceof Grant grant
                        && (grant.target().equals(target) || grant.within().equals(target))));
    }

    private Optional<Script> find(final ObjectName name) {
        return session.transaction().catalogue().find(Script.class, name);
    }
}
