package com.exasol.sme.cli.options;

import com.exasol.sme.access.ConnectionDefinition;
import com.exasol.sme.access.ConnectionName;
import com.exasol.sme.database.SqlIdentifier;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names a CONNECTION. */
public final class ConnectionOptions {
    @Option(
            names = ConnectionDefinition.OPTION,
            paramLabel = "<connection>",
            description = "Connection of the database to AWS (required).")
    String name;

    public List<String> missing() {
        return name == null ? List.of(ConnectionDefinition.OPTION) : List.of();
    }

    public SqlIdentifier name() {
        return ConnectionName.read(name);
    }
}
