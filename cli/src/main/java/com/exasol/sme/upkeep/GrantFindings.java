package com.exasol.sme.upkeep;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.scripts.ProductScripts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for those who lost privileges when scripts were replaced: whoever may write the table of jobs was granted what it
 * takes to train, and the table keeps its grants; whoever may call one of the scripts needs the library, too.
 */
final class GrantFindings {
    private static final String EXECUTE = "EXECUTE";

    private final JdbcSession session;

    GrantFindings(final JdbcSession session) {
        this.session = session;
    }

    /** Tells of everybody who has a part of the privileges only; as far as the user sees grants. */
    List<Finding> list(final SchemaName schema) throws SQLException {
        final Map<String, Set<String>> executable = new TreeMap<>();
        final Set<String> writers = new HashSet<>();
        for (final List<String> row : grants(schema)) {
            if (row.get(1).equals(ProductScripts.metadataTable()) && row.get(2).equals("INSERT")) {
                writers.add(row.get(0));
                executable.computeIfAbsent(row.get(0), name -> new HashSet<>());
            }
            if (row.get(2).equals(EXECUTE)) {
                executable.computeIfAbsent(row.get(0), name -> new HashSet<>()).add(row.get(1));
            }
        }
        final List<Finding> findings = new ArrayList<>();
        executable.forEach((grantee, names) -> {
            final List<String> missing =
                    names.contains(schema.name()) ? List.of() : missing(names, writers.contains(grantee));
            findings.add(finding(grantee, missing));
        });
        return findings;
    }

    private List<List<String>> grants(final SchemaName schema) throws SQLException {
        try {
            return session.query(query("DBA", schema.literal()), 3);
        } catch (final SQLException exception) {
            // It takes SELECT ANY DICTIONARY to see the grants of everybody.
            return session.query(query("ALL", schema.literal()), 3);
        }
    }

    /** INFERRED: a row about a whole schema has its name as that of the object, and none of a schema. */
    private static String query(final String view, final String schema) {
        return "SELECT GRANTEE, OBJECT_NAME, PRIVILEGE FROM SYS.EXA_" + view + "_OBJ_PRIVS WHERE OBJECT_SCHEMA = "
                + schema + " OR (OBJECT_SCHEMA IS NULL AND OBJECT_NAME = " + schema + ") ORDER BY GRANTEE, OBJECT_NAME";
    }

    private static List<String> missing(final Set<String> names, final boolean isTrainer) {
        final Stream<String> all = Stream.of(
                        ProductScripts.calledByUsers(),
                        List.of(ProductScripts.library()),
                        ProductScripts.askingAws(),
                        ProductScripts.writingTexts())
                .flatMap(List::stream);
        final boolean isCaller = ProductScripts.calledByUsers().stream().anyMatch(names::contains);
        return all.filter(name -> isTrainer || (isCaller && name.equals(ProductScripts.library())))
                .filter(name -> !names.contains(name))
                .toList();
    }

    private static Finding finding(final String grantee, final List<String> missing) {
        final String name = "grants of " + SqlText.grantee(grantee) + ": ";
        return missing.isEmpty()
                ? Finding.good(name + "all that belong together")
                : Finding.different(name + "EXECUTE is missing on " + String.join(", ", missing)
                        + ", as after these were replaced; run 'sme grant' again");
    }
}
