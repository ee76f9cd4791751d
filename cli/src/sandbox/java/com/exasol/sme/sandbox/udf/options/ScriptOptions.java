package com.exasol.sme.sandbox.udf.options;

import java.util.List;

/**
 * What a Java script's body says, read by the rules of one option parser.
 *
 * @param jvmOptions words for the JVM in their order, the script class among them
 * @param jars       paths as the script gives them, in the order of the class path
 * @param rest       what is left for the compiler
 */
public record ScriptOptions(List<String> jvmOptions, List<String> jars, String rest) {
    private static final String SCRIPT_CLASS = "-Dexasol.scriptclass=";

    public ScriptOptions {
        jvmOptions = List.copyOf(jvmOptions);
        jars = List.copyOf(jars);
    }

    /** The words for a script class: none for none. */
    static List<String> scriptClass(final String name) {
        return name.isEmpty() ? List.of() : List.of(SCRIPT_CLASS + name);
    }

    /** A form feed is code for the client. */
    public boolean needsCompiler() {
        return !rest.matches("[\\t\\n\\r ]*");
    }
}
