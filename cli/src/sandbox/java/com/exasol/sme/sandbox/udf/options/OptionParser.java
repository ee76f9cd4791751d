package com.exasol.sme.sandbox.udf.options;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the options of a Java script's body. */
@FunctionalInterface
public interface OptionParser {
    /**
     * Reads a body.
     *
     * @throws SQLException with the client's words when the body breaks the parser's rules
     */
    ScriptOptions parse(String body) throws SQLException;

    static OptionParser version(final int version) {
        return version == 1 ? new FirstOptionParser() : new SecondOptionParser();
    }

    /** The paths of a value with colons between them; nothing behind the last colon is none. */
    static List<String> paths(final String value) {
        final List<String> paths = new ArrayList<>(List.of(value.split(":", -1)));
        if (paths.get(paths.size() - 1).isEmpty()) {
            paths.remove(paths.size() - 1);
        }
        return paths;
    }
}
