package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.Script.Parameter;
import com.exasol.sme.sandbox.database.session.DatabaseInstance;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.lua.LuaMeta;
import com.exasol.sme.sandbox.lua.LuaResult;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** EXECUTE SCRIPT. */
final class ScriptExecution {
    private final Session session;
    private final Tokens tokens;

    ScriptExecution(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    StatementResult execute() throws SQLException {
        tokens.expect("EXECUTE", "SCRIPT");
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        final Script script = session.transaction()
                .catalogue()
                .find(Script.class, name)
                .filter(found -> !found.isUdf())
                .orElseThrow(() -> Refused.statement("script " + name + " not found"));
        final List<Object> values = tokens.acceptSign("(") ? values() : List.of();
        final boolean withOutput = tokens.accept("WITH", "OUTPUT");
        tokens.expectEnd();
        session.rights().require("EXECUTE", name);
        final LuaResult outcome = session.asScript(() -> session.database()
                .lua()
                .execute(script.code(), arguments(script, values), meta(script), new ScriptSession(session)));
        return withOutput ? output(outcome.output()) : result(script, outcome.result());
    }

    private static StatementResult result(final Script script, final StatementResult result) throws SQLException {
        if (!script.returns().equals("TABLE")) {
            return StatementResult.affecting(script.returns().isEmpty() ? 0 : result.rowsAffected());
        }
        if (!result.hasResultSet()) {
            throw new SQLException("SANDBOX: script " + script.name() + " RETURNS TABLE and returned none", "43000");
        }
        return result;
    }

    private static StatementResult output(final List<String> lines) {
        return StatementResult.of(
                List.of(new Column("OUTPUT", SqlType.parse("VARCHAR(2000000)"))),
                lines.stream().map(line -> List.<Object>of(line)).collect(Collectors.toList()));
    }

    private LuaMeta meta(final Script script) {
        return new LuaMeta(
                DatabaseInstance.NAME,
                session.database().version(),
                script.name().schema(),
                script.name().name(),
                session.user(),
                session.currentSchema(),
                session.id(),
                session.statementId(),
                session.database().nodeCount());
    }

    private static Map<String, Object> arguments(final Script script, final List<Object> values) throws SQLException {
        if (values.size() != script.parameters().size()) {
            throw Refused.statement("script " + script.name() + " takes "
                    + script.parameters().size() + " arguments, not " + values.size());
        }
        final Map<String, Object> arguments = new HashMap<>();
        for (int index = 0; index < values.size(); index++) {
            final Parameter parameter = script.parameters().get(index);
            if (parameter.array() != values.get(index) instanceof List) {
                throw Refused.statement("parameter " + parameter.name() + " of script " + script.name() + " takes "
                        + (parameter.array() ? "an ARRAY" : "a single value"));
            }
            arguments.put(parameter.name(), values.get(index));
        }
        return arguments;
    }

    private List<Object> values() throws SQLException {
        final List<Object> values = new ArrayList<>();
        while (!tokens.acceptSign(")")) {
            if (!values.isEmpty()) {
                tokens.expectSign(",");
            }
            if (tokens.accept("ARRAY")) {
                tokens.expectSign("(");
                values.add(values());
            } else {
                values.add(literal());
            }
        }
        return values;
    }

    private Object literal() throws SQLException {
        final boolean negative = tokens.acceptSign("-");
        final Token token = tokens.next();
        switch (token.kind()) {
            case NUMBER -> {
                return number((negative ? "-" : "") + token.value());
            }
            case STRING -> {
                return token.value().isEmpty() ? null : token.value();
            }
            case PARAMETER -> throw Refused.statement("EXECUTE SCRIPT takes no parameters of a prepared statement");
            default -> {
                if (token.isWord("NULL")) {
                    return null;
                }
                if (token.isWord("TRUE") || token.isWord("FALSE")) {
                    return token.isWord("TRUE");
                }
                throw Refused.notInSubset("an argument of EXECUTE SCRIPT that is no literal");
            }
        }
    }

    private static Object number(final String digits) {
        if (digits.contains("e") || digits.contains("E")) {
            return Double.valueOf(digits);
        }
        final BigDecimal number = new BigDecimal(digits);
        return number.scale() <= 0 && number.precision() <= 18 ? (Object) number.longValueExact() : number;
    }
}
