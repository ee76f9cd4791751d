package com.exasol.sme.sandbox.udf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line by the grammar of option parser 2: options that start it, and the rest of it, which is code. */
record SecondOptionLine(List<Option> options, String rest) {
    private static final String BLANK = "[ \\t\\f\\x0b]";
    private static final Pattern OPTION = Pattern.compile(
            BLANK + "*+%(?<key>[0-9a-zA-Z_]++)" + BLANK + "++(?<value>(?!%)(?:[^;\\\\]++|\\\\;|\\\\)++);");
    private static final Pattern WORD = Pattern.compile("(?:[^ \\t\\f\\x0b\\\\]++|\\\\[\\\\ tfv]|\\\\)++");
    private static final Pattern ESCAPED_BLANK = Pattern.compile("\\\\([\\\\ tfv])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([;nr])");
    private static final Pattern FIRST_ESCAPE = Pattern.compile("^\\\\([ tfv])");

    /** One option of a script. */
    record Option(String key, String value) {}

    static SecondOptionLine of(final String line) throws SQLException {
        final List<Option> options = new ArrayList<>();
        final Matcher matcher = OPTION.matcher(line);
        int end = 0;
        while (matcher.region(end, line.length()).lookingAt()) {
            options.add(new Option(matcher.group("key"), value(matcher.group("value"))));
            end = matcher.end();
        }
        final String rest = line.substring(end);
        if (rest.stripLeading().startsWith("%")) {
            throw VmError.atStart(
                    "F-UDF-CL-SL-JAVA-1623: F-UDF-CL-SL-JAVA-1621: Error parsing script options: " + rest.strip());
        }
        return new SecondOptionLine(List.copyOf(options), rest);
    }

    /** An escaped blank counts at the start of a value; elsewhere it is left to what reads the value. */
    private static String value(final String written) {
        final String started = FIRST_ESCAPE.matcher(written).replaceFirst(SecondOptionLine::unescaped);
        return ESCAPE.matcher(started).replaceAll(SecondOptionLine::unescaped);
    }

    /** Splits the value of a %jvmoption at blanks that are not escaped. */
    static List<String> words(final String value) {
        return WORD.matcher(value)
                .results()
                .map(word -> ESCAPED_BLANK.matcher(word.group()).replaceAll(SecondOptionLine::unescaped))
                .toList();
    }

    private static String unescaped(final MatchResult escape) {
        return switch (escape.group(1).charAt(0)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case '\\' -> "\\\\";
            default -> escape.group(1);
        };
    }
}
