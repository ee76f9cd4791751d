package com.exasol.sme.sandbox.udf.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line by the grammar of option parser 2: options that start it, and a rest that is code. */
final class SecondOptionLine {
    /** What the grammar is made of, by the names that its errors give. */
    private enum Term {
        START("%"),
        ESCAPE("escape_seq"),
        BLANK_ESCAPE("escape_seq"),
        BLANKS("whitespace"),
        SEMICOLON(";"),
        WORD("alpha_numeric"),
        OTHER("not_semicolon"),
        END("<eof>");

        private final String label;

        Term(final String label) {
            this.label = label;
        }
    }

    private record Token(Term term, String text, int start) {}

    /**
     * One option of a script.
     *
     * @param start where it starts in its line, behind blanks
     * @param end   where it has ended
     */
    record Option(String key, String value, int start, int end) {}

    /** A line that breaks the grammar. */
    static final class SyntaxError extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxError(final String text) {
            super(text);
        }

        /** Places are counted from 1, in lines and in bytes. */
        static SyntaxError unexpected(final String term, final String before) {
            final int line = before.length() - before.replace("\n", "").length() + 1;
            final int column = before.substring(before.lastIndexOf('\n') + 1).getBytes(UTF_8).length + 1;
            return new SyntaxError("[" + line + ":" + column + "] PARSE: Syntax error: Unexpected '" + term + "'\n");
        }
    }

    /** In the order of the terms. */
    private static final Pattern TOKEN = Pattern.compile(
            "(%)|(\\\\[;nr\\\\])|(\\\\[ tfv])|([ \\t\\f\\x0b]+)|(;)|([0-9a-zA-Z_]+)|(.)", Pattern.DOTALL);

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private SecondOptionLine(final String line) {
        this.line = line;
        final Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            int term = 0;
            while (matcher.group(term + 1) == null) {
                term++;
            }
            tokens.add(new Token(Term.values()[term], matcher.group(), matcher.start()));
        }
        tokens.add(new Token(Term.END, "", line.length()));
    }

    static List<Option> options(final String line) throws SyntaxError {
        return new SecondOptionLine(line).options();
    }

    private List<Option> options() throws SyntaxError {
        final List<Option> options = new ArrayList<>();
        while (startsOption()) {
            options.add(option());
        }
        return options;
    }

    private boolean startsOption() {
        if (term() == Term.BLANKS && tokens.get(next + 1).term() == Term.START) {
            next++;
        }
        return term() == Term.START;
    }

    private Option option() throws SyntaxError {
        final int start = take(Term.START).start();
        final String key = take(Term.WORD).text();
        take(Term.BLANKS);
        final StringBuilder value = new StringBuilder(first());
        while (term() != Term.SEMICOLON) {
            value.append(further());
        }
        return new Option(key, value.toString(), start, take(Term.SEMICOLON).start() + 1);
    }

    /** An escaped blank counts at the start of a value; elsewhere it is left to what reads the value. */
    private String first() throws SyntaxError {
        return switch (term()) {
            case WORD, OTHER -> take().text();
            case ESCAPE, BLANK_ESCAPE -> unescaped(take().text());
            default -> throw unexpected();
        };
    }

    private String further() throws SyntaxError {
        return switch (term()) {
            case ESCAPE -> unescaped(take().text());
            case END -> throw unexpected();
            default -> take().text();
        };
    }

    private Term term() {
        return tokens.get(next).term();
    }

    private Token take() {
        return tokens.get(next++);
    }

    private Token take(final Term term) throws SyntaxError {
        if (term() != term) {
            throw unexpected();
        }
        return take();
    }

    private SyntaxError unexpected() {
        final Token token = tokens.get(next);
        return SyntaxError.unexpected(token.term().label, line.substring(0, token.start()));
    }

    static String unescaped(final String escape) {
        return switch (escape.charAt(1)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            default -> escape.substring(1);
        };
    }
}
