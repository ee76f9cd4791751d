package com.exasol.sme.cli.terminal;

import com.exasol.sme.cluster.Waiting;
import com.exasol.sme.database.DatabaseConnector;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it, so that a test can put something else there.
 *
 * @param out         standard output, for SQL
 * @param err         standard error, for people
 * @param environment the environment variables
 * @param settings    the file with values of options for all commands, which need not be there
 * @param prompt      the way to ask for a password
 * @param connector   the way to the database
 * @param waiting     time that passes
 * @param isTerminal  whether standard error is a terminal
 */
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Path settings,
        PasswordPrompt prompt,
        DatabaseConnector connector,
        Waiting waiting,
        boolean isTerminal) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Tells a person that a step was done. */
    public void tell(final String line) {
        err.println(line);
        err.flush();
    }
}
