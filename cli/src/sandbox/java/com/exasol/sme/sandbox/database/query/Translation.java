package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.engine.Engine;
import com.exasol.sme.sandbox.database.sql.Formats;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.SqlLiteral;
import com.exasol.sme.sandbox.database.sql.SqlWords;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Token.Kind;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.database.sql.TypeReader;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns a query or expression of Exasol's into one of the embedded engine's: names become the engine's tables, scripts
 * called in FROM are run and their rows stored, everything outside the declared subset is refused.
 */
public final class Translation {
    private static final Set<String> SIGNS =
            Set.of("+", "-", "*", ",", ".", "<", ">", "=", "<=", ">=", "<>", "!=", "||");

    private static final int ROWS_IN_A_BLOCK = 7;

    private final Tokens tokens;
    private final Names names;
    private final Iterator<Object> parameters;

    public Translation(final Tokens tokens, final Names names, final Iterator<Object> parameters) {
        this.tokens = tokens;
        this.names = names;
        this.parameters = parameters;
    }

    /** A query up to the end or a closing parenthesis; a script called at its top is run for its result. */
    public StatementResult run() throws SQLException {
        final Optional<StatementResult> emitted = emitted();
        return emitted.isPresent()
                ? emitted.get()
                : names.session().transaction().query(query());
    }

    private Optional<StatementResult> emitted() throws SQLException {
        final Optional<StatementResult> ofRows = new ScalarSelect(tokens, names, this).run();
        return ofRows.isPresent() ? ofRows : new ScriptCall(tokens, names, this).run();
    }

    /** The engine's text of a query that calls no script at its top. */
    public String query() throws SQLException {
        if (!tokens.peek().isWord("SELECT")
                && !tokens.peek().isWord("VALUES")
                && !tokens.peek().isSign("(")) {
            throw tokens.unexpected(tokens.peek(), "a query");
        }
        return walk(false, token -> false);
    }

    /** The engine's text of everything up to a stop, a closing parenthesis or the end. */
    public String expression(final Predicate<Token> stop) throws SQLException {
        return walk(false, stop);
    }

    /** A list of expressions up to the closing parenthesis, which it reads. */
    List<String> arguments() throws SQLException {
        final List<String> arguments = new ArrayList<>();
        while (!tokens.acceptSign(")")) {
            if (!arguments.isEmpty()) {
                tokens.expectSign(",");
            }
            arguments.add(expression(token -> token.isSign(",")));
        }
        return arguments;
    }

    /** The engine's text of a FROM clause's items and what follows them, up to a stop. */
    String fromItems(final Predicate<Token> stop) throws SQLException {
        return walk(true, stop);
    }

    private String walk(final boolean startsInFrom, final Predicate<Token> stop) throws SQLException {
        final StringBuilder text = new StringBuilder();
        boolean inFrom = startsInFrom;
        boolean wantsItem = startsInFrom;
        boolean inSelect = false;
        while (true) {
            final Token token = tokens.peek();
            if (token.kind() == Kind.END || token.isSign(")") || token.isSign(";") || stop.test(token)) {
                return text.toString();
            }
            if (wantsItem) {
                text.append(fromItem());
                wantsItem = false;
                continue;
            }
            inSelect = inSelect || token.isWord("SELECT");
            inFrom = (inSelect && token.isWord("FROM"))
                    || (inFrom && !(token.kind() == Kind.WORD && SqlWords.AFTER_FROM.contains(token.value())));
            wantsItem = inFrom && (token.isWord("FROM") || token.isWord("JOIN") || token.isSign(","));
            text.append(piece()).append(' ');
        }
    }

    private String fromItem() throws SQLException {
        final String item;
        String ownName = "";
        if (tokens.acceptSign("(")) {
            item = tokens.peek().isWord("SELECT") ? derivedTable() : "(" + fromItems(token -> false) + ")";
            tokens.expectSign(")");
        } else if (tokens.accept("VALUES")) {
            item = numbers();
        } else {
            final NamePath path = NamePath.read(tokens);
            item = names.table(path);
            ownName = " AS " + ObjectName.quoted(path.last());
        }
        return item + alias(ownName) + " ";
    }

    private String derivedTable() throws SQLException {
        final Optional<StatementResult> emitted = emitted();
        if (emitted.isEmpty()) {
            return "(" + query() + ")";
        }
        return names.session()
                .transaction()
                .createTemporary(emitted.get().columns(), emitted.get().rows());
    }

    private String numbers() throws SQLException {
        tokens.expect("BETWEEN");
        final String first = expression(token -> token.isWord("AND"));
        tokens.expect("AND");
        return "SYSTEM_RANGE(" + first + ", " + piece() + ")";
    }

    private String alias(final String otherwise) throws SQLException {
        final boolean announced = tokens.accept("AS");
        final Token token = tokens.peek();
        if (!announced
                && (!token.isName()
                        || (token.kind() == Kind.WORD && SqlWords.AFTER_FROM_ITEM.contains(token.value())))) {
            return otherwise;
        }
        final String alias = " AS " + ObjectName.quoted(tokens.name());
        if (!tokens.acceptSign("(")) {
            return alias;
        }
        final String columns = Engine.quoted(tokens.names());
        tokens.expectSign(")");
        return alias + "(" + columns + ")";
    }

    private String piece() throws SQLException {
        final Token token = tokens.peek();
        return switch (token.kind()) {
            case STRING -> SqlLiteral.of(tokens.next().value());
            case NUMBER -> number(tokens.next().value());
            case PARAMETER -> parameter();
            case SIGN -> sign();
            default -> named();
        };
    }

    private static String number(final String digits) {
        return digits.toUpperCase(Locale.ROOT).contains("E") ? "CAST(" + digits + " AS DOUBLE PRECISION)" : digits;
    }

    private String parameter() throws SQLException {
        if (!parameters.hasNext()) {
            throw Refused.statement("a parameter without a value");
        }
        tokens.next();
        return SqlLiteral.of(parameters.next());
    }

    private String sign() throws SQLException {
        final Token sign = tokens.next();
        if (sign.isSign("(")) {
            final String inside = walk(false, token -> false);
            tokens.expectSign(")");
            return "(" + inside + ")";
        }
        if (sign.isSign("/")) {
            // The engine divides whole numbers to whole numbers, Exasol does not.
            return "* CAST(1 AS DOUBLE PRECISION) /";
        }
        if (!SIGNS.contains(sign.value())) {
            throw tokens.unexpected(sign, "an expression");
        }
        return sign.value();
    }

    private String named() throws SQLException {
        final Token first = tokens.peek();
        final Token second = tokens.peekSecond();
        if ((first.isWord("DATE") || first.isWord("TIMESTAMP")) && second.kind() == Kind.STRING) {
            tokens.next();
            return first.value() + " " + SqlLiteral.quoted(tokens.string());
        }
        if (first.isWord("AS") && second.isName()) {
            tokens.next();
            return "AS " + ObjectName.quoted(tokens.name());
        }
        if (first.kind() == Kind.WORD && second.isSign("(")) {
            return wordBeforeParenthesis(first);
        }
        final NamePath path = NamePath.read(tokens);
        if (tokens.peek().isSign("(")) {
            throw names.refuseCall(path);
        }
        return path.isOneWord() ? names.word(path.last()) : path.column();
    }

    private String wordBeforeParenthesis(final Token word) throws SQLException {
        if (SqlWords.NO_FUNCTION.contains(word.value())) {
            return tokens.next().value();
        }
        final NamePath path = NamePath.read(tokens);
        switch (word.value()) {
            case "CAST" -> {
                tokens.expectSign("(");
                return cast();
            }
            case "TO_CHAR" -> {
                tokens.expectSign("(");
                return toChar(arguments());
            }
            case "NPROC" -> {
                tokens.expectSign("(");
                tokens.expectSign(")");
                return String.valueOf(names.session().database().nodeCount());
            }
            case "IPROC" -> {
                tokens.expectSign("(");
                tokens.expectSign(")");
                return localNode();
            }
            case "NOW" -> {
                tokens.expectSign("(");
                tokens.expectSign(")");
                return names.word("CURRENT_TIMESTAMP");
            }
            default -> {
                if (!SqlWords.FUNCTIONS.containsKey(word.value())) {
                    throw names.refuseCall(path);
                }
                return SqlWords.FUNCTIONS.get(word.value());
            }
        }
    }

    /** The node that holds a row: rows are stored in blocks, here and there. */
    String localNode() {
        return "MOD((ROWNUM() - 1) / " + ROWS_IN_A_BLOCK + ", "
                + names.session().database().nodeCount() + ")";
    }

    private String cast() throws SQLException {
        final String value = expression(token -> token.isWord("AS"));
        tokens.expect("AS");
        final SqlType type = TypeReader.read(tokens);
        tokens.expectSign(")");
        final String target = Engine.type(type);
        if (type.kind() != SqlType.Kind.CHAR && type.kind() != SqlType.Kind.VARCHAR) {
            return "CAST(" + value + " AS " + target + ")";
        }
        return "CAST(EXA_TEXT(" + value + ", " + type.length() + ", " + formats() + ") AS " + target + ")";
    }

    private String toChar(final List<String> arguments) throws SQLException {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw Refused.syntax("TO_CHAR takes a value and perhaps a format");
        }
        final String format = arguments.size() == 2 ? arguments.get(1) : SqlLiteral.NULL_TEXT;
        return "EXA_TO_CHAR(" + arguments.get(0) + ", " + format + ", " + formats() + ")";
    }

    private String formats() {
        final Formats formats = names.session().formats();
        return SqlLiteral.quoted(formats.date()) + ", " + SqlLiteral.quoted(formats.timestamp()) + ", "
                + SqlLiteral.quoted(formats.numeric());
    }
}
