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

/**
 * A query that calls a SCALAR script in its SELECT list, {@code SELECT …, script(…), … [FROM … [WHERE …]]}: each row that
 * the script emits stands beside the other expressions of the row that it was emitted for.
 */
final class ScalarSelect {
    private final Tokens tokens;
    private final Names names;
    private final Translation translation;
    private final List<Item> items = new ArrayList<>();

    ScalarSelect(final Tokens tokens, final Names names, final Translation translation) {
        this.tokens = tokens;
        this.names = names;
        this.translation = translation;
    }

    /**
     * An expression, or the call.
     *
     * @param texts the engine's texts of the expression, or of the call's arguments
     */
    private record Item(List<String> texts, Optional<UdfCall> call) {}

    /** Runs the script if the query has that form, else reads nothing. */
    Optional<StatementResult> run() throws SQLException {
        final int start = tokens.position();
        final boolean isOfThatForm = tokens.accept("SELECT") && callFollows();
        tokens.goTo(start);
        if (!isOfThatForm) {
            return Optional.empty();
        }
        tokens.expect("SELECT");
        do {
            items.add(item());
        } while (tokens.acceptSign(","));
        final StatementResult input = names.session().transaction().query("SELECT " + list() + " FROM " + from());
        return Optional.of(beside(input));
    }

    /** Looks for a call at the beginning of any item of the list. */
    private boolean callFollows() throws SQLException {
        int depth = 0;
        boolean itemBegins = true;
        while (true) {
            if (itemBegins && tokens.peek().isName()) {
                if (script().isPresent()) {
                    return true;
                }
                itemBegins = false;
                continue;
            }
            final Token token = tokens.next();
            depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
            if (token.kind() == Kind.END || depth < 0 || (depth == 0 && token.isWord("FROM"))) {
                return false;
            }
            itemBegins = depth == 0 && token.isSign(",");
        }
    }

    /** Reads a name; gives the script, if it is one and its arguments follow. */
    private Optional<Script> script() throws SQLException {
        final NamePath path = NamePath.read(tokens);
        return tokens.peek().isSign("(")
                ? names.udf(path).filter(script -> script.kind() == Script.Kind.SCALAR)
                : Optional.empty();
    }

    private Item item() throws SQLException {
        final int start = tokens.position();
        final Optional<Script> script = tokens.peek().isName() ? script() : Optional.empty();
        if (script.isPresent()) {
            if (items.stream().anyMatch(item -> item.call().isPresent())) {
                throw Refused.notInSubset("a second call in a SELECT list, of script "
                        + script.get().name());
            }
            final UdfCall call = UdfCall.read(script.get(), tokens, translation);
            return new Item(call.arguments(), Optional.of(call));
        }
        tokens.goTo(start);
        final String text = translation.expression(token -> token.isSign(",") || token.isWord("FROM"));
        if (text.strip().endsWith("*")) {
            throw Refused.notInSubset("* beside a call of a script");
        }
        return new Item(List.of(text), Optional.empty());
    }

    private String list() {
        final List<String> all = new ArrayList<>();
        items.forEach(item -> all.addAll(item.texts()));
        return all.isEmpty() ? "1" : String.join(", ", all);
    }

    private String from() throws SQLException {
        final String from = tokens.accept("FROM")
                ? translation.fromItems(token -> token.kind() == Kind.WORD && ScriptCall.STOPS.contains(token.value()))
                : "DUAL";
        ScriptCall.requireEnd(tokens, call().script());
        return from;
    }

    private UdfCall call() {
        return items.stream().flatMap(item -> item.call().stream()).findFirst().orElseThrow();
    }

    private StatementResult beside(final StatementResult input) throws SQLException {
        final UdfCall call = call();
        final boolean isRun = names.runsScripts();
        int first = 0;
        for (int item = 0; items.get(item).call().isEmpty(); item++) {
            first++;
        }
        final int end = first + call.arguments().size();
        final List<Column> inputs = call.inputs(input.columns().subList(first, end));
        final List<List<List<Object>>> emitted =
                isRun ? new UdfRun(names, call, inputs).runScalar(part(input.rows(), first, end)) : List.of();
        final List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < emitted.size(); row++) {
            for (final List<Object> output : emitted.get(row)) {
                rows.add(around(input.rows().get(row), first, end, output));
            }
        }
        return StatementResult.of(around(input.columns(), first, end, call.outputs()), rows);
    }

    private static List<List<Object>> part(final List<List<Object>> rows, final int first, final int end) {
        return rows.stream().map(row -> row.subList(first, end)).toList();
    }

    /** A list with other elements in place of some. */
    private static <T> List<T> around(final List<T> all, final int first, final int end, final List<T> middle) {
        final List<T> joined = new ArrayList<>(all.subList(0, first));
        joined.addAll(middle);
        joined.addAll(all.subList(end, all.size()));
        return joined;
    }
}
