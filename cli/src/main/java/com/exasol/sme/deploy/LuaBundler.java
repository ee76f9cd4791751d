package com.exasol.sme.deploy;

import com.exasol.errorreporting.ExaError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one script text of an entry file and all modules that it needs, found by following the calls of require. */
final class LuaBundler {
    /** A call in code; one behind the two hyphens of a comment does not count. */
    private static final Pattern REQUIRE =
            Pattern.compile("(?m)^(?:(?!--).)*?\\brequire\\s*\\(?\\s*[\"']([^\"']+)[\"']");

    private static final Pattern OWN_MODULE = Pattern.compile("sme\\.[a-z0-9_]+");
    private static final Pattern END_OF_SCRIPT = Pattern.compile("(?m)^\\s*/\\s*$");
    private static final String BUILT_IN = "cjson";

    private final Map<String, String> generated;
    private final UnaryOperator<String> files;

    /** @param generated sources of modules that have no file */
    LuaBundler(final Map<String, String> generated) {
        this(generated, Resources::text);
    }

    LuaBundler(final Map<String, String> generated, final UnaryOperator<String> files) {
        this.generated = generated;
        this.files = files;
    }

    String bundle(final String entry) {
        final String main = files.apply("lua/" + entry + ".lua");
        final Map<String, String> modules = new LinkedHashMap<>();
        collect(entry, main, modules);
        final StringBuilder result = new StringBuilder();
        modules.forEach((name, source) -> append(result, name, source));
        final String text = result.append(main).toString();
        if (END_OF_SCRIPT.matcher(text).find()) {
            throw bug("The Lua script {{entry}} holds a line with nothing but a slash, which would end it.", entry);
        }
        return text;
    }

    private void collect(final String from, final String source, final Map<String, String> modules) {
        final Matcher calls = REQUIRE.matcher(source);
        while (calls.find()) {
            final String name = calls.group(1);
            if (!BUILT_IN.equals(name) && !modules.containsKey(name)) {
                final String module = load(name, from);
                modules.put(name, module);
                collect(name, module, modules);
            }
        }
    }

    private String load(final String name, final String from) {
        if (generated.containsKey(name)) {
            return generated.get(name);
        }
        if (!OWN_MODULE.matcher(name).matches()) {
            throw bug("The Lua file {{from}} needs the module {{name}}, which is not there.", from, name);
        }
        return files.apply("lua/" + name.replace('.', '/') + ".lua");
    }

    /** A session may run scripts of two versions in one Lua state: what the other one has loaded must not be used. */
    private static void append(final StringBuilder result, final String name, final String source) {
        result.append("package.loaded[\"").append(name).append("\"] = nil\n");
        result.append("package.preload[\"").append(name).append("\"] = function(...)\n");
        result.append(source).append("\nend\n");
    }

    private static SmeException bug(final String message, final Object... parameters) {
        return new SmeException(ExaError.messageBuilder("F-SME-CLI-32")
                .message(message, parameters)
                .ticketMitigation()
                .toString());
    }
}
