package com.exasol.sme.sandbox.udf.options;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Option parser 1, the one of Java 11: it looks for the text of an option anywhere, looks at the first occurrence
 * only, knows no escapes, and keeps JARs in a sorted set.
 */
final class FirstOptionParser implements OptionParser {
    private static final String BLANKS = " \t\f\u000b";
    private static final String LINE_ENDS = "\r\n";

    @Override
    public ScriptOptions parse(final String body) throws SQLException {
        final StringBuilder code = new StringBuilder(body);
        final List<String> words = new ArrayList<>();
        take(code, "%scriptclass", "1610 F-UDF-CL-SL-JAVA-1606")
                .ifPresent(name -> words.addAll(ScriptOptions.scriptClass(name)));
        if (take(code, "%import", "1614 F-UDF-CL-SL-JAVA-1606").isPresent()) {
            throw VmError.of("SANDBOX: %import is not known here");
        }
        for (final String value : takeAll(code, "%jvmoption", "1612 F-UDF-CL-SL-JAVA-1607")) {
            words.addAll(words(value));
        }
        final SortedSet<String> jars = new TreeSet<>();
        for (final String value : takeAll(code, "%jar", "1613 F-UDF-CL-SL-JAVA-1607")) {
            jars.addAll(OptionParser.paths(value));
        }
        return new ScriptOptions(words, List.copyOf(jars), code.toString());
    }

    /** Splits at blanks; a quote is a character like any other. */
    private static List<String> words(final String value) {
        return List.of(value.split("[" + BLANKS + "]+"));
    }

    private static List<String> takeAll(final StringBuilder code, final String option, final String error)
            throws SQLException {
        final List<String> values = new ArrayList<>();
        Optional<String> value = take(code, option, error);
        while (value.isPresent()) {
            values.add(value.get());
            value = take(code, option, error);
        }
        return values;
    }

    private static Optional<String> take(final StringBuilder code, final String option, final String error)
            throws SQLException {
        final int start = code.indexOf(option);
        if (start < 0 || !startsItsLine(code, start)) {
            return Optional.empty();
        }
        int first = start + option.length();
        while (first < code.length() && BLANKS.indexOf(code.charAt(first)) >= 0) {
            first++;
        }
        int end = first;
        while (end < code.length() && (";" + LINE_ENDS).indexOf(code.charAt(end)) < 0) {
            end++;
        }
        if (first < code.length() && (end == code.length() || code.charAt(end) != ';')) {
            throw VmError.atStart("F-UDF-CL-SL-JAVA-" + error + " End of " + option + " statement not found");
        }
        if (first == end) {
            throw VmError.atStart("F-UDF-CL-SL-JAVA-" + error + " No values found for " + option + " statement");
        }
        final String value = trimEnd(code.substring(first, end));
        code.delete(start, end + 1);
        return Optional.of(value);
    }

    private static boolean startsItsLine(final StringBuilder code, final int start) {
        for (int index = start - 1; index >= 0 && LINE_ENDS.indexOf(code.charAt(index)) < 0; index--) {
            if (BLANKS.indexOf(code.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String trimEnd(final String value) {
        int end = value.length();
        while (BLANKS.indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end);
    }
}
