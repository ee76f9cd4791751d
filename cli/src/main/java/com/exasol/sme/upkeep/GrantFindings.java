package com.exasol.sme.upkeep;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.scripts.ProductScripts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for those who lost privileges when scripts were replaced: whoever may write a table of jobs was granted what it
 * takes to train, and tables keep their grants; whoever may call one of the scripts needs the library, too.
 */
final class GrantFindings {
    private static final String EXECUTE = "EXECUTE";
    private static final String INSERT = "INSERT";

    private final JdbcSession session;

    GrantFindings(final JdbcSession session) {
        this.session = session;
    }

    /** Tells of everybody who has a part of the privileges only; as far as the user sees grants. */
    List<Finding> list(final SchemaName schema) throws SQLException {
        final Map<String, Set<String>> executable = new TreeMap<>();
        final Map<String, Set<String>> writable = new HashMap<>();
        for (final List<String> row : grants(schema)) {
            if (row.get(2).equals(INSERT) && ProductScripts.metadataTables().contains(row.get(1))) {
                writable.computeIfAbsent(row.get(0), name -> new HashSet<>()).add(row.get(1));
                executable.computeIfAbsent(row.get(0), name -> new HashSet<>());
            }
            if (row.get(2).equals(EXECUTE)) {
                executable.computeIfAbsent(row.get(0), name -> new HashSet<>()).add(row.get(1));
            }
        }
        final List<Finding> findings = new ArrayList<>();
        executable.forEach((grantee, names) -> {
            final Set<String> tables = writable.getOrDefault(grantee, Set.of());
            final List<String> missing = names.contains(schema.name()) ? List.of() : missing(names, !tables.isEmpty());
            findings.add(finding(grantee, missing, tables));
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

    private static Finding finding(final String grantee, final List<String> missing, final Set<String> tables) {
        final List<String> flaws = new ArrayList<>();
        if (!missing.isEmpty()) {
            flaws.add("EXECUTE is missing on " + String.join(", ", missing) + ", as after these were replaced");
        }
        final List<String> others = tables.isEmpty()
                ? List.of()
                : ProductScripts.metadataTables().stream()
                        .filter(table -> !tables.contains(table))
                        .toList();
        if (!others.isEmpty()) {
            flaws.add("INSERT is missing on " + String.join(", ", others) + ", as after a newer version made it");
        }
        final String name = "grants of " + SqlText.grantee(grantee) + ": ";
        return flaws.isEmpty()
                ? Finding.good(name + "all that belong together")
                : Finding.different(name + String.join("; ", flaws) + "; run 'sme grant' again");
    }
}
