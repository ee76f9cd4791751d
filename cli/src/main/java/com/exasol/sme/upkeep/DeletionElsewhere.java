package com.exasol.sme.upkeep;

import com.exasol.sme.cluster.NodeProbe;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.scripts.ProductScripts;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for another installation that can delete endpoints: with all that its script needs, and its JAR on all nodes. */
final class DeletionElsewhere {
    private static final String UDF = "SME_AUTOPILOT_ENDPOINT_DELETION_UDF";

    private final ScriptCatalogue catalogue;
    private final Connection connection;

    DeletionElsewhere(final ScriptCatalogue catalogue, final Connection connection) {
        this.catalogue = catalogue;
        this.connection = connection;
    }

    /** Asks the nodes, so that it has to come before a transaction of other things. */
    Optional<InstalledScript> than(final SchemaName schema) throws SQLException {
        for (final InstalledScript script : catalogue.deleteScripts()) {
            if (!script.schema().equals(schema.name()) && works(script, schema)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    private boolean works(final InstalledScript script, final SchemaName schema) throws SQLException {
        final Map<String, InstalledScript> beside = catalogue.own(new SchemaName(script.schema())).stream()
                .filter(other -> other.isOurs() && !other.isEdited())
                .collect(Collectors.toMap(InstalledScript::name, Function.identity()));
        final List<String> needed = List.of(script.name(), ProductScripts.library(), UDF);
        if (!beside.keySet().containsAll(needed)
                || needed.stream()
                                .map(name -> beside.get(name).version())
                                .distinct()
                                .count()
                        > 1) {
            return false;
        }
        return beside.get(UDF)
                .jar()
                .filter(jar -> isOnAllNodes(jar, beside.get(UDF), schema))
                .isPresent();
    }

    private boolean isOnAllNodes(final String jar, final InstalledScript udf, final SchemaName schema) {
        try {
            final LanguageAlias alias = DeployedOptions.of(List.of(udf)).alias();
            return new JarFindings(new NodeProbe(connection, schema, alias))
                    .problem(jar)
                    .isEmpty();
        } catch (final SmeException exception) {
            // What cannot be asked for may be missing.
            return false;
        }
    }
}
