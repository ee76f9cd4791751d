package com.exasol.sme.sandbox.database.sql;

import com.exasol.sme.sandbox.database.sql.Token.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a statement token by token, never further than asked: a script's body is not SQL. */
public final class Tokens {
    private static final int MAX_NAME = 128;
    private static final Set<String> LONG_SIGNS = Set.of("<=", ">=", "<>", "!=", "||", "..");

    private final String sql;
    private int position;

    public Tokens(final String sql) {
        this.sql = sql;
    }

    /** The statement's text from one position to another. */
    public String text(final int from, final int to) {
        return sql.substring(from, to);
    }

    /** Everything behind the last token read. */
    public String rest() {
        return sql.substring(position);
    }

    public int position() {
        return position;
    }

    public void goTo(final int earlier) {
        position = earlier;
    }

    public Token peek() throws SQLException {
        final int here = position;
        final Token token = next();
        position = here;
        return token;
    }

    public Token peekSecond() throws SQLException {
        final int here = position;
        next();
        final Token token = next();
        position = here;
        return token;
    }

    public Token next() throws SQLException {
        skipBlanksAndComments();
        final Token token = read();
        position = token.end();
        return token;
    }

    public boolean accept(final String... words) throws SQLException {
        final int here = position;
        for (final String word : words) {
            if (!next().isWord(word)) {
                position = here;
                return false;
            }
        }
        return true;
    }

    public boolean acceptSign(final String sign) throws SQLException {
        if (!peek().isSign(sign)) {
            return false;
        }
        next();
        return true;
    }

    public void expect(final String... words) throws SQLException {
        for (final String word : words) {
            final Token token = next();
            if (!token.isWord(word)) {
                throw unexpected(token, word);
            }
        }
    }

    public void expectSign(final String sign) throws SQLException {
        final Token token = next();
        if (!token.isSign(sign)) {
            throw unexpected(token, sign);
        }
    }

    /** A name as SQL stores it: upper case unless it was quoted. */
    public String name() throws SQLException {
        final Token token = next();
        if (!token.isName()) {
            throw unexpected(token, "a name");
        }
        if (token.value().contains(".")) {
            throw new SQLException(
                    "'.' character is not allowed within quoted identifiers" + lineAndColumn(token.start()),
                    Refused.STATE_STATEMENT);
        }
        return token.value();
    }

    /** One name or several with commas between them. */
    public List<String> names() throws SQLException {
        final List<String> names = new ArrayList<>(List.of(name()));
        while (acceptSign(",")) {
            names.add(name());
        }
        return names;
    }

    /** A string literal's content, empty for the NULL that '' is. */
    public String string() throws SQLException {
        final Token token = next();
        if (token.kind() != Kind.STRING) {
            throw unexpected(token, "a string literal");
        }
        return token.value();
    }

    public boolean atEnd() throws SQLException {
        return peek().kind() == Kind.END;
    }

    /** Allows one semicolon and then nothing more. */
    public void expectEnd() throws SQLException {
        acceptSign(";");
        final Token token = next();
        if (token.kind() != Kind.END) {
            throw unexpected(token, "the end of the statement");
        }
    }

    public SQLException unexpected(final Token token, final String expected) {
        final String found = token.kind() == Kind.END ? "the end" : "'" + text(token.start(), token.end()) + "'";
        return Refused.syntax("expected " + expected + " but found " + found + lineAndColumn(token.start()));
    }

    private String lineAndColumn(final int offset) {
        final String before = sql.substring(0, offset);
        final long line =
                1 + before.chars().filter(character -> character == '\n').count();
        return " [line " + line + ", column " + (offset - before.lastIndexOf('\n')) + "]";
    }

    private void skipBlanksAndComments() throws SQLException {
        while (position < sql.length()) {
            if (Character.isWhitespace(sql.charAt(position))) {
                position++;
            } else if (sql.startsWith("--", position)) {
                final int end = sql.indexOf('\n', position);
                position = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", position)) {
                position = endOf("*/", position + 2);
            } else {
                return;
            }
        }
    }

    private int endOf(final String closing, final int from) throws SQLException {
        final int end = sql.indexOf(closing, from);
        if (end < 0) {
            throw Refused.syntax("missing " + closing);
        }
        return end + closing.length();
    }

    private Token read() throws SQLException {
        if (position >= sql.length()) {
            return new Token(Kind.END, "", sql.length(), sql.length());
        }
        final char first = sql.charAt(position);
        if (first == '\'') {
            return quoted(Kind.STRING, '\'');
        }
        if (first == '"') {
            return checked(quoted(Kind.QUOTED_NAME, '"'));
        }
        if (first == '?') {
            return new Token(Kind.PARAMETER, "?", position, position + 1);
        }
        if (Character.isLetter(first)) {
            final int end = endOfWord();
            return checked(Token.word(sql.substring(position, end), position, end));
        }
        if (isDigit(position) || (first == '.' && isDigit(position + 1))) {
            final int end = endOfNumber();
            return new Token(Kind.NUMBER, sql.substring(position, end), position, end);
        }
        final int length = LONG_SIGNS.stream().anyMatch(sign -> sql.startsWith(sign, position)) ? 2 : 1;
        return new Token(Kind.SIGN, sql.substring(position, position + length), position, position + length);
    }

    private Token quoted(final Kind kind, final char quote) throws SQLException {
        final StringBuilder value = new StringBuilder();
        int index = position + 1;
        while (true) {
            final int end = endOf(String.valueOf(quote), index);
            value.append(sql, index, end - 1);
            if (end >= sql.length() || sql.charAt(end) != quote) {
                return new Token(kind, value.toString(), position, end);
            }
            value.append(quote);
            index = end + 1;
        }
    }

    private Token checked(final Token name) throws SQLException {
        final int length = name.value().codePointCount(0, name.value().length());
        if (length < 1 || length > MAX_NAME) {
            throw Refused.syntax("a name has 1 to " + MAX_NAME + " characters: " + length);
        }
        return name;
    }

    private int endOfWord() {
        int end = position;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private boolean isDigit(final int index) {
        return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
    }

    private int endOfNumber() {
        int end = digits(position);
        if (end < sql.length() && sql.charAt(end) == '.' && !sql.startsWith("..", end)) {
            end = digits(end + 1);
        }
        if (end < sql.length() && (sql.charAt(end) == 'e' || sql.charAt(end) == 'E')) {
            final int signed = end + 1 < sql.length() && "+-".indexOf(sql.charAt(end + 1)) >= 0 ? end + 2 : end + 1;
            if (isDigit(signed)) {
                end = digits(signed);
            }
        }
        return end;
    }

    private int digits(final int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }
}
