package com.exasol.sme.sandbox.udf;

import java.sql.SQLException;

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
}
