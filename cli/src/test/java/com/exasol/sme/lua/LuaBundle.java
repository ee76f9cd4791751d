package com.exasol.sme.lua;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins Lua code with the modules it requires into one script body, with deploy-time constants made up for tests. */
final class LuaBundle {
    static final Path SOURCES = Path.of("src", "main", "lua");
    private static final Pattern REQUIRE = Pattern.compile("require\\(\"sme\\.(\\w+)\"\\)");
    private static final String DEPLOYMENT = """
            return {
                version = "0.1.0",
                jar = "/buckets/bfsdefault/default/sme-udf-0.1.0.jar",
                language_alias = "JAVA",
                jvm_options = { "-Xmx512m", "-Dhttps.proxyHost=proxy:8080" },
            }
            """;

    private final Map<String, String> modules = new LinkedHashMap<>();

    private LuaBundle() {}

    static String ofEntry(final String name) {
        return of(read(SOURCES.resolve(name + ".lua")));
    }

    static String of(final String code) {
        final LuaBundle bundle = new LuaBundle();
        bundle.addModulesOf(code);
        final StringBuilder body = new StringBuilder();
        bundle.modules.forEach((name, text) -> body.append("package.preload[\"sme.")
                .append(name)
                .append("\"] = function(...)\n")
                .append(text)
                .append("end\n"));
        return body.append(code).toString();
    }

    private void addModulesOf(final String code) {
        final Matcher required = REQUIRE.matcher(code);
        while (required.find()) {
            final String name = required.group(1);
            if (!modules.containsKey(name)) {
                final String text = name.equals("deployment")
                        ? DEPLOYMENT
                        : read(SOURCES.resolve("sme").resolve(name + ".lua"));
                modules.put(name, text);
                addModulesOf(text);
            }
        }
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
