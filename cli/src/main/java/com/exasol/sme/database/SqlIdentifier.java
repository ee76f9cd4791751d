package com.exasol.sme.database;

import com.exasol.sme.shared.ShellQuoting;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of something in the database, as the database stores it. */
public final class SqlIdentifier {
    public static final int MAX_LENGTH = 128;
    private static final Pattern REGULAR = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern DELIMITED = Pattern.compile("\"((?:[^\"]|\"\")+)\"", Pattern.DOTALL);
    /** The database takes no point in a name, and a line break would come apart from its quotes in printed SQL. */
    private static final Pattern REFUSED = Pattern.compile("[.\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]");

    /** The longest name in its longest form; a longer text would cost the patterns their stack. */
    private static final int MAX_TEXT = 4 * MAX_LENGTH + 2;

    private final String name;

    private SqlIdentifier(final String name) {
        this.name = name;
    }

    /** Reads a name as SQL does: without quotes it becomes upper case, in double quotes it means itself. */
    public static Optional<SqlIdentifier> read(final String text) {
        return unquoted(text).filter(SqlIdentifier::isPossible).map(SqlIdentifier::new);
    }

    /**
     * {@return how a shell is told a name that takes double quotes, if that is what a text lacks; else nothing, with a blank in front}
     *
     * <p>A text that a shell has taken the quotes from looks like one that never had any.
     */
    public static String quotingAdvice(final String option, final String text) {
        return text.indexOf('"') < 0 && read(SqlText.identifier(text)).isPresent()
                ? " A shell takes quotes away, so give " + ShellQuoting.option(option, SqlText.identifier(text)) + "."
                : "";
    }

    private static Optional<String> unquoted(final String text) {
        if (text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        if (REGULAR.matcher(text).matches()) {
            return Optional.of(text.toUpperCase(Locale.ROOT));
        }
        final Matcher delimited = DELIMITED.matcher(text);
        return delimited.matches() ? Optional.of(delimited.group(1).replace("\"\"", "\"")) : Optional.empty();
    }

    static boolean isPossible(final String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= MAX_LENGTH
                && !REFUSED.matcher(name).find();
    }

    public String name() {
        return name;
    }

    /** The name as it may stand in SQL. */
    public String quoted() {
        return doubled(name);
    }

    /** The name of something in a schema of this name, as it may stand in SQL. */
    public String quoted(final String object) {
        return doubled(name) + '.' + doubled(object);
    }

    /** The name as an SQL string, to look it up in the catalogue. */
    public String literal() {
        return SqlText.literal(name);
    }

    private static String doubled(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
