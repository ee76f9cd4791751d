package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Token.Kind;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query that calls a SET script: {@code SELECT script(…) [FROM … [WHERE …] [GROUP BY …]]}. */
final class ScriptCall {
    static final Set<String> STOPS =
            Set.of("GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "MINUS");

    private final Tokens tokens;
    private final Names names;
    private final Translation translation;

    ScriptCall(final Tokens tokens, final Names names, final Translation translation) {
        this.tokens = tokens;
        this.names = names;
        this.translation = translation;
    }

    /** Runs the script if the query has that form, else reads nothing. */
    Optional<StatementResult> run() throws SQLException {
        final int start = tokens.position();
        final Optional<Script> script = script();
        if (script.isEmpty()) {
            tokens.goTo(start);
            return Optional.empty();
        }
        final UdfCall call = UdfCall.read(script.get(), tokens, translation);
        final String from = from();
        final List<String> keys = keys();
        requireEnd(tokens, script.get());
        final GroupPlaces places =
                GroupPlaces.of(keys, translation.localNode(), names.session().database());
        final StatementResult input = input(call.arguments(), keys, from);
        final List<Column> inputs =
                call.inputs(input.columns().subList(0, call.arguments().size()));
        if (!names.runsScripts()) {
            return Optional.of(StatementResult.of(call.outputs(), List.of()));
        }
        return Optional.of(new UdfRun(names, call, inputs).run(input.rows(), places, !keys.isEmpty()));
    }

    /** Nothing else may follow. */
    static void requireEnd(final Tokens tokens, final Script script) throws SQLException {
        if (!tokens.atEnd() && !tokens.peek().isSign(")") && !tokens.peek().isSign(";")) {
            final Token more = tokens.next();
            throw Refused.notInSubset(
                    "'" + tokens.text(more.start(), more.end()) + "' beside a call of script " + script.name());
        }
    }

    private Optional<Script> script() throws SQLException {
        if (!tokens.accept("SELECT") || !tokens.peek().isName()) {
            return Optional.empty();
        }
        final NamePath path = NamePath.read(tokens);
        return tokens.peek().isSign("(")
                ? names.udf(path).filter(script -> script.kind() == Script.Kind.SET)
                : Optional.empty();
    }

    private String from() throws SQLException {
        if (!tokens.accept("FROM")) {
            return "DUAL";
        }
        return translation.fromItems(token -> token.kind() == Kind.WORD && STOPS.contains(token.value()));
    }

    private List<String> keys() throws SQLException {
        final List<String> keys = new ArrayList<>();
        if (!tokens.accept("GROUP")) {
            return keys;
        }
        tokens.expect("BY");
        do {
            keys.add(translation.expression(
                    token -> token.isSign(",") || (token.kind() == Kind.WORD && STOPS.contains(token.value()))));
        } while (tokens.acceptSign(","));
        return keys;
    }

    private StatementResult input(final List<String> arguments, final List<String> keys, final String from)
            throws SQLException {
        final List<String> expressions = new ArrayList<>(arguments);
        expressions.addAll(keys);
        final String list = IntStream.range(0, expressions.size())
                .mapToObj(index -> expressions.get(index) + " AS C" + index)
                .collect(Collectors.joining(", "));
        final String select = list.isEmpty() ? "1" : list;
        return names.session().transaction().query("SELECT " + select + " FROM " + from);
    }
}
