package com.exasol.sme.upkeep;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The JVM options of the deployment that is there. */
public final class EarlierOptions {
    private EarlierOptions() {}

    /** {@return what an administrator gave, nothing if nothing is deployed} */
    public static Optional<List<String>> of(final SchemaName schema, final Connection connection) {
        try {
            return DeployedOptions.jvmOptions(new ScriptCatalogue(new JdbcSession(connection)).own(schema));
        } catch (final SQLException exception) {
            throw Status.refused(exception);
        }
    }
}
