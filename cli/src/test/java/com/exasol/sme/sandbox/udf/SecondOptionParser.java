package com.exasol.sme.sandbox.udf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Option parser 2, the one of Java 17: a line that starts with an option holds options up to a rest that is code; it
 * knows escapes and keeps JARs as they are written.
 */
final class SecondOptionParser implements OptionParser {
    private static final List<String> KNOWN = List.of("jar", "scriptclass", "import", "jvmoption");

    @Override
    public ScriptOptions parse(final String body) throws SQLException {
        final Map<String, List<String>> options = new LinkedHashMap<>();
        final StringBuilder rest = new StringBuilder();
        for (final String line : body.split("[\r\n]", -1)) {
            final SecondOptionLine parsed = SecondOptionLine.of(line);
            parsed.options().forEach(option -> options.computeIfAbsent(option.key(), key -> new ArrayList<>())
                    .add(option.value()));
            rest.append(parsed.rest()).append('\n');
        }
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

    private static List<String> words(final Map<String, List<String>> options) throws SQLException {
        final List<String> words = new ArrayList<>();
        final List<String> classes = options.getOrDefault("scriptclass", List.of());
        if (classes.size() > 1) {
            throw VmError.atStart("F-UDF-CL-SL-JAVA-1628 found " + classes.size()
                    + " instances for script option key 'scriptclass' but expected at most one.\n");
        }
        classes.forEach(name -> words.add(ScriptOptions.scriptClass(name)));
        for (final String value : options.getOrDefault("jvmoption", List.of())) {
            words.addAll(SecondOptionLine.words(value));
        }
        return words;
    }

    private static List<String> jars(final Map<String, List<String>> options) {
        final List<String> jars = new ArrayList<>();
        for (final String value : options.getOrDefault("jar", List.of())) {
            jars.addAll(List.of(value.strip().split(":")));
        }
        return jars;
    }
}
