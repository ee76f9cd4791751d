package com.exasol.sme.sandbox.udf.options;

import com.exasol.sme.sandbox.udf.options.SecondOptionLine.Option;
import com.exasol.sme.sandbox.udf.options.SecondOptionLine.SyntaxError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Option parser 2, the one of Java 17: a line that starts with an option holds options up to a rest that is code; it
 * knows escapes and keeps JARs as they are written.
 */
final class SecondOptionParser implements OptionParser {
    private static final List<String> KNOWN = List.of("jar", "scriptclass", "import", "jvmoption");
    private static final Pattern LINE = Pattern.compile("[^\r\n]+");
    private static final Pattern BLANKS_AROUND = Pattern.compile("\\A[ \\t\\n\\x0b\\f\\r]+|[ \\t\\n\\x0b\\f\\r]+\\z");

    @Override
    public ScriptOptions parse(final String body) throws SQLException {
        final Map<String, List<String>> options = new TreeMap<>();
        final StringBuilder rest = new StringBuilder();
        int end = 0;
        for (final MatchResult line : LINE.matcher(body).results().toList()) {
            for (final Option option : options(body, line)) {
                options.computeIfAbsent(option.key(), key -> new ArrayList<>()).add(option.value());
                rest.append(body, end, line.start() + option.start());
                end = line.start() + option.end();
            }
        }
        rest.append(body, end, body.length());
        for (final String key : options.keySet()) {
            if (!KNOWN.contains(key)) {
                throw VmError.atStart("F-UDF-CL-SL-JAVA-1622 Unexpected option: " + key);
            }
        }
        if (options.containsKey("import")) {
            throw VmError.of("SANDBOX: %import is not known here");
        }
        return new ScriptOptions(words(options), jars(options), rest.toString());
    }

    /** Of lines without an option the client takes no notice. */
    private static List<Option> options(final String body, final MatchResult line) throws SQLException {
        if (!line.group().contains("%")) {
            return List.of();
        }
        try {
            return SecondOptionLine.options(line.group());
        } catch (final SyntaxError error) {
            final long number = body.substring(0, line.start())
                    .chars()
                    .filter(character -> character == '\n')
                    .count();
            throw VmError.atStart("F-UDF-CL-SL-JAVA-1623 F-UDF-CL-SL-JAVA-1621 Error parsing script options at line "
                    + number + ": " + error.getMessage());
        }
    }

    private static List<String> words(final Map<String, List<String>> options) throws SQLException {
        final List<String> words = new ArrayList<>();
        final List<String> classes = options.getOrDefault("scriptclass", List.of());
        if (classes.size() > 1) {
            throw VmError.atStart("F-UDF-CL-SL-JAVA-1628 found " + classes.size()
                    + " instances for script option key 'scriptclass' but expected at most one.\n");
        }
        for (final String value : classes) {
            words.addAll(ScriptOptions.scriptClass(BLANKS_AROUND.matcher(value).replaceAll("")));
        }
        try {
            for (final String value : options.getOrDefault("jvmoption", List.of())) {
                words.addAll(SecondJvmOption.words(value));
            }
        } catch (final SyntaxError error) {
            throw VmError.atStart(error.getMessage());
        }
        return words;
    }

    private static List<String> jars(final Map<String, List<String>> options) throws SQLException {
        final List<String> jars = new ArrayList<>();
        for (final String value : options.getOrDefault("jar", List.of())) {
            jars.addAll(OptionParser.paths(SecondJarOption.path(value)));
        }
        return jars;
    }
}
