package com.exasol.sme.cli.terminal;

import com.exasol.sme.cluster.Waiting;
import com.exasol.sme.database.DatabaseConnector;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command gets from the program that runs it, so that a test can give it something else.
 *
 * @param terminal    where it writes, and where passwords are typed
 * @param environment the environment variables
 * @param settings    the file with values of options for all commands, which need not be there
 * @param connector   the way to the database
 * @param waiting     time that passes
 */
public record CommandContext(
        Terminal terminal,
        Map<String, String> environment,
        Path settings,
        DatabaseConnector connector,
        Waiting waiting) {
    public CommandContext {
        environment = Map.copyOf(environment);
    }
}
