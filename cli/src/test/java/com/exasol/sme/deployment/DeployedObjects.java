package com.exasol.sme.deployment;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.shared.ProductObjects;
import com.exasol.sme.shared.ProductObjects.DeployedScript;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The objects of the product, as the sandbox and its log name them. */
public final class DeployedObjects {
    public static final String TABLE = "SME_METADATA_AUTOPILOT_JOBS";

    public static final List<String> CREATE_TABLES = ProductObjects.TABLES.stream()
            .map(table -> "CREATE TABLE IF NOT EXISTS \"" + table + '"')
            .toList();

    public static final List<String> CREATE_JAVA_SCRIPTS =
            ProductObjects.udfs().map(DeployedScript::create).toList();

    public static final List<String> CREATE_LUA_SCRIPTS =
            ProductObjects.luaScripts().map(DeployedScript::create).toList();

    private static final Pattern NAMED =
            Pattern.compile("(?s)((?:Table|Script) \"(?:[^\"]|\"\")+\"\\.\"[^\"]+\"|Schema\\[name=.*?, ).*");

    private DeployedObjects() {}

    /** The kinds and names of what is in the schemas of a sandbox, in alphabetical order. */
    public static List<String> in(final Sandbox sandbox) {
        return sandbox.database().catalogue().stream()
                .map(NAMED::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1).replaceAll("\\[name=(.*), ", " \"$1\""))
                .toList();
    }

    /** The tables in one schema, as {@link #in} gives them. */
    public static List<String> tablesIn(final String schema) {
        return ProductObjects.TABLES.stream()
                .map(table -> "Table \"" + schema + "\".\"" + table + '"')
                .sorted()
                .toList();
    }

    /** What {@link #in} gives when all are in one schema. */
    public static List<String> allIn(final String schema) {
        return Stream.of(
                        Stream.of("Schema \"" + schema + '"'),
                        ProductObjects.SCRIPTS.stream()
                                .map(script -> "Script \"" + schema + "\".\"" + script.name() + '"')
                                .sorted(),
                        tablesIn(schema).stream())
                .flatMap(lines -> lines)
                .toList();
    }
}
