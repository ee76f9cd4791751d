package com.exasol.sme.scripts;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Resources;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.shared.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the text of the library, with every module that the scripts need, each once, and the texts of the scripts, which
 * import it. The modules are found by following the calls of require. What depends on the options of a deployment stands
 * in the scripts: the library of a version is the same in every deployment, and lives on when only options change.
 */
final class LuaBundler {
    private static final String LIBRARY = "library";
    private static final String IMPORT = "library_import";
    private static final String POSITIONS = "sme.positions";
    private static final String WORD = "require";
    private static final Pattern REQUIRE = Pattern.compile("\\brequire\\s*\\(?\\s*[\"']([^\"']+)[\"']");
    private static final String COMMENT = "--";
    private static final Pattern OWN_MODULE = Pattern.compile("sme\\.[a-z0-9_]+");
    private static final char END_OF_SCRIPT = '/';
    private static final String BUILT_IN = "cjson";

    private final Map<String, String> generated;
    private final UnaryOperator<String> files;
    /** Most modules belong to several scripts, and are read and looked through once. */
    private final Map<String, String> read = new HashMap<>();

    private final Map<String, List<String>> needed = new HashMap<>();

    /** @param generated sources of modules that have no file, for scripts alone */
    LuaBundler(final Map<String, String> generated) {
        this(generated, Resources::text);
    }

    LuaBundler(final Map<String, String> generated, final UnaryOperator<String> files) {
        this.generated = generated;
        this.files = files;
    }

    /** The library, with what the entry files of all scripts need. */
    String library(final List<String> entries) {
        final Map<String, String> modules = new LinkedHashMap<>();
        entries.forEach(entry -> collect(entry, read(entry), modules));
        modules.computeIfAbsent(POSITIONS, name -> load(name, LIBRARY));
        final StringBuilder text =
                new StringBuilder(head()).append(read(LIBRARY)).append('\n');
        modules.forEach((name, source) -> text.append("\nmodule(\"")
                .append(name)
                .append("\", function(...)\n")
                .append(source)
                .append("\nend)\n"));
        return checked(
                LIBRARY,
                text.append("\nrequire(\"")
                        .append(POSITIONS)
                        .append("\").know(places)")
                        .toString());
    }

    /** A script that imports the library and takes its modules from there. */
    String script(final String entry) {
        String text = read(entry);
        for (final Map.Entry<String, String> module : generated.entrySet()) {
            text = text.replace(
                    "require(\"" + module.getKey() + "\")", "(function()\n" + module.getValue() + "\nend)()");
        }
        return checked(entry, head() + read(IMPORT) + "\n\n" + text);
    }

    private static String head() {
        return "local VERSION = \"" + Version.current() + "\"\n";
    }

    private static String checked(final String entry, final String text) {
        if (hasEndOfScript(text)) {
            throw bug("The Lua script {{entry}} holds a line with nothing but a slash, which would end it.", entry);
        }
        return text;
    }

    private static boolean hasEndOfScript(final String text) {
        for (int at = text.indexOf(END_OF_SCRIPT); at >= 0; at = text.indexOf(END_OF_SCRIPT, at + 1)) {
            final int end = text.indexOf('\n', at);
            final String line = text.substring(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length() : end);
            if (line.strip().length() == 1) {
                return true;
            }
        }
        return false;
    }

    private void collect(final String from, final String source, final Map<String, String> modules) {
        for (final String name : needed.computeIfAbsent(source, LuaBundler::required)) {
            if (!isElsewhere(name) && !modules.containsKey(name)) {
                final String module = load(name, from);
                modules.put(name, module);
                collect(name, module, modules);
            }
        }
    }

    /** Looks for calls around the word only: a pattern over whole sources would take most of the time of a command. */
    private static List<String> required(final String source) {
        final List<String> names = new ArrayList<>();
        final Matcher call = REQUIRE.matcher(source);
        for (int at = source.indexOf(WORD); at >= 0; at = source.indexOf(WORD, at + 1)) {
            final boolean isCall =
                    call.region(at, source.length()).useTransparentBounds(true).lookingAt();
            final boolean isCode =
                    !source.substring(source.lastIndexOf('\n', at) + 1, at).contains(COMMENT);
            if (isCall && isCode) {
                names.add(call.group(1));
            }
        }
        return names;
    }

    private boolean isElsewhere(final String name) {
        return BUILT_IN.equals(name) || generated.containsKey(name);
    }

    private String load(final String name, final String from) {
        if (!OWN_MODULE.matcher(name).matches()) {
            throw bug("The Lua file {{from}} needs the module {{name}}, which is not there.", from, name);
        }
        return read(name.replace('.', '/'));
    }

    private String read(final String path) {
        return read.computeIfAbsent("lua/" + path + ".lua", files);
    }

    private static SmeException bug(final String message, final Object... parameters) {
        return new SmeException(ExaError.messageBuilder("F-SME-CLI-32")
                .message(message, parameters)
                .ticketMitigation()
                .toString());
    }
}
