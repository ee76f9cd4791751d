package com.exasol.sme.cli;

import com.exasol.sme.access.ConnectionDefinition;
import com.exasol.sme.access.ConnectionName;
import com.exasol.sme.deploy.SqlIdentifier;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names a CONNECTION. */
final class ConnectionOptions {
    @Option(
            names = ConnectionDefinition.OPTION,
            paramLabel = "<connection>",
            description = "Connection of the database to AWS (required).")
    String name;

    List<String> missing() {
        return name == null ? List.of(ConnectionDefinition.OPTION) : List.of();
    }

    SqlIdentifier name() {
        return ConnectionName.read(name);
    }
}
