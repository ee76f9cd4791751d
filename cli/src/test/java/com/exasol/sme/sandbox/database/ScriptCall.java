package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.StatementResult;
import com.exasol.sme.sandbox.database.Token.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query of the form {@code SELECT script(…) [FROM … [WHERE …] [GROUP BY …]]}. */
final class ScriptCall {
    private static final Set<String> STOPS =
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
        tokens.expectSign("(");
        final List<String> arguments = translation.arguments();
        final String from = from();
        final List<String> keys = keys();
        if (!tokens.atEnd() && !tokens.peek().isSign(")") && !tokens.peek().isSign(";")) {
            final Token more = tokens.next();
            throw Refused.notInSubset("'" + tokens.text(more.start(), more.end()) + "' beside a call of script "
                    + script.get().name());
        }
        final GroupPlaces places =
                GroupPlaces.of(keys, translation.localNode(), names.session().database());
        return Optional.of(new UdfRun(names.session(), script.get(), places)
                .run(rows(arguments, keys, from), arguments.size(), !keys.isEmpty()));
    }

    private Optional<Script> script() throws SQLException {
        if (!tokens.accept("SELECT") || !tokens.peek().isName()) {
            return Optional.empty();
        }
        final NamePath path = NamePath.read(tokens);
        return tokens.peek().isSign("(") ? names.udf(path) : Optional.empty();
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

    private List<List<Object>> rows(final List<String> arguments, final List<String> keys, final String from)
            throws SQLException {
        final List<String> expressions = new ArrayList<>(arguments);
        expressions.addAll(keys);
        final String list = IntStream.range(0, expressions.size())
                .mapToObj(index -> expressions.get(index) + " AS C" + index)
                .collect(Collectors.joining(", "));
        final String select = list.isEmpty() ? "1" : list;
        return names.session()
                .transaction()
                .query("SELECT " + select + " FROM " + from)
                .rows();
    }
}
