package com.exasol.sme.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sources of the product say about the objects that a deployment creates: kinds, arguments, columns. */
final class ScriptSources {
    private static final Path SQL = Path.of("src", "main", "resources");
    private static final Path LUA = Path.of("src", "main", "lua");
    private static final Path JAVA = Path.of("src", "main", "java");
    private static final Pattern OBJECT = Pattern.compile(
            "CREATE (?:OR REPLACE )?(LUA SCRIPT|\\$\\{alias} (?:SET|SCALAR) SCRIPT|TABLE IF NOT EXISTS) \"(SME_\\w+)\" "
                    + "\\(((?:[^()]|\\([^)]*\\))*)\\)");
    private static final Pattern ENTRY =
            Pattern.compile("new LuaScript\\(\\s*\"(\\w+)\",\\s*\"(\\w+)\"((?:,\\s*\"\\w+\")+)\\)");
    private static final Pattern RESULT = Pattern.compile("\nreturn rows, (?:\"([^\"]*)\"|(\\w+)\\.COLUMNS)");
    private static final Pattern COLUMNS = Pattern.compile("\\.COLUMNS = (\"[^\"]*\"(?:\\s*\\.\\. \"[^\"]*\")*)");
    /** Not inside of parentheses, where a comma parts precision and scale. */
    private static final String BETWEEN_COLUMNS = ",(?![^(]*\\))";

    private static final String JSON = "json_str";

    /** The modules whose tables of keys stand for the argument of a script. */
    private static final Map<String, String> ARGUMENTS = Map.of(
            "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT", "training_arguments",
            "SME_TRAIN_WITH_SAGEMAKER", "container_arguments",
            "SME_DEPLOY_SAGEMAKER_ENDPOINT", "endpoint_arguments",
            "SME_REGISTER_SAGEMAKER_ENDPOINT", "registration_arguments",
            "SME_DELETE_SAGEMAKER_ENDPOINT", "deletion_arguments");

    private record Definition(String kind, String inside) {}

    private final Map<String, Definition> definitions = new TreeMap<>();
    private final Map<String, String> entries = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();

    ScriptSources() throws IOException {
        for (final String text : texts(SQL, ".sql")) {
            OBJECT.matcher(text)
                    .results()
                    .forEach(match -> definitions.put(match.group(2), new Definition(kind(match), match.group(3))));
        }
        for (final String text : texts(JAVA, ".java")) {
            ENTRY.matcher(text).results().forEach(this::addLuaScript);
        }
        for (final String text : texts(LUA, ".lua")) {
            results(text, "local DEFAULTS = \\{([^}]*)}")
                    .flatMap(table -> results(table.group(1), "(\\w+) = (\\d+)"))
                    .forEach(match -> defaults.put(match.group(1), match.group(2)));
            results(text, "flag\\(object, \"(\\w+)\", (true|false)\\)")
                    .forEach(match -> defaults.put(match.group(1), match.group(2)));
            results(text, "object\\.(\\w+) == nil and (\"\\w+\")")
                    .forEach(match -> defaults.put(match.group(1), match.group(2)));
        }
    }

    private void addLuaScript(final MatchResult match) {
        final String parameters = results(match.group(3), "\"(\\w+)\"")
                .map(parameter -> parameter.group(1))
                .collect(Collectors.joining(", "));
        definitions.put(match.group(1), new Definition("Lua script", parameters));
        entries.put(match.group(1), match.group(2));
    }

    private static String kind(final MatchResult match) {
        return match.group(1)
                .replace("${alias} ", "Java ")
                .replace("TABLE IF NOT EXISTS", "table")
                .replace("LUA", "Lua")
                .replace("SCRIPT", "script");
    }

    private static Stream<MatchResult> results(final String text, final String pattern) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static List<String> texts(final Path directory, final String end) throws IOException {
        final List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file :
                    files.filter(path -> path.toString().endsWith(end)).sorted().toList()) {
                texts.add(Files.readString(file, UTF_8));
            }
        }
        return texts;
    }

    /** {@return rows of name and kind} */
    List<List<String>> objects() {
        return definitions.entrySet().stream()
                .map(entry -> List.of(
                        MarkdownTable.code(entry.getKey()), entry.getValue().kind()))
                .toList();
    }

    /** {@return the names of the scripts that people call} */
    List<String> scripts() {
        return entries.keySet().stream().sorted().toList();
    }

    /** {@return the tables of the section about an object, by what their headings begin with} */
    Map<String, List<List<String>>> tables(final String object) {
        final Definition definition = definitions.get(object);
        if (definition != null && definition.kind().equals("table")) {
            return Map.of("column", columns(definition.inside()));
        }
        if (definition == null || !entries.containsKey(object)) {
            return Map.of();
        }
        final String inside = definition.inside().strip();
        final Map<String, List<List<String>>> tables = new HashMap<>(Map.of("column", columns(result(object))));
        if (inside.equals(JSON)) {
            tables.put("key", keys(ARGUMENTS.get(object)));
        } else {
            tables.put(
                    "argument",
                    Stream.of(inside.split(",\\s*"))
                            .map(name -> List.of(MarkdownTable.code(name)))
                            .toList());
        }
        return tables;
    }

    private static List<List<String>> columns(final String text) {
        return Stream.of(text.split(BETWEEN_COLUMNS))
                .map(String::strip)
                .filter(column -> !column.startsWith("PRIMARY KEY"))
                .map(column -> column.split(" ", 2))
                .map(column -> List.of(
                        MarkdownTable.code(column[0].replace("\"", "")),
                        MarkdownTable.code(column[1].replace(" PRIMARY KEY", ""))))
                .toList();
    }

    private String result(final String object) {
        final String script = lua(entries.get(object));
        final MatchResult result = RESULT.matcher(script).results().findFirst().orElseThrow();
        if (result.group(1) != null) {
            return result.group(1);
        }
        final MatchResult columns = COLUMNS.matcher(lua("sme/" + result.group(2)))
                .results()
                .findFirst()
                .orElseThrow();
        return results(columns.group(1), "\"([^\"]*)\"")
                .map(part -> part.group(1))
                .collect(Collectors.joining());
    }

    private List<List<String>> keys(final String module) {
        final String text = lua("sme/" + module);
        return Stream.of("REQUIRED", "OPTIONAL")
                .flatMap(list -> results(text, "local " + list + " = \\{([^}]*)}")
                        .flatMap(table -> results(table.group(1), "\"(\\w+)\""))
                        .map(key -> key.group(1))
                        .map(key -> List.of(
                                MarkdownTable.code(key),
                                list.equals("REQUIRED") ? "yes" : "no",
                                MarkdownTable.code(defaults.getOrDefault(key, "")))))
                .toList();
    }

    /** {@return what a prediction script emits beside its features: types by names} */
    static Map<String, String> columnsOfPredictions() {
        final String module = lua("sme/prediction_script");
        final Map<String, String> columns = new HashMap<>();
        results(module, "'\"(\\w+)\" ([^']*)'").forEach(column -> columns.put(column.group(1), column.group(2)));
        // That of a regression comes first, and the one that depends on the target last.
        results(module, "name = \"(\\w+)\", type_text = (?:\"([^\"]+)\")?")
                .forEach(column -> columns.put(column.group(1), column.group(2) == null ? "" : column.group(2)));
        return columns;
    }

    private static String lua(final String module) {
        try {
            return Files.readString(LUA.resolve(module + ".lua"), UTF_8);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
