package com.exasol.sme.deploy;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The privileges on scripts, and those of connections for scripts, which a script loses when it is replaced. */
public final class LostGrants {
    private final List<List<String>> onObjects;
    private final List<List<String>> forScripts;
    private final boolean isBlind;

    private LostGrants(final List<List<String>> onObjects, final List<List<String>> forScripts, final boolean isBlind) {
        this.onObjects = onObjects;
        this.forScripts = forScripts;
        this.isBlind = isBlind;
    }

    public static LostGrants none() {
        return new LostGrants(List.of(), List.of(), false);
    }

    /** @param view the part of a system table's name that says whose privileges it shows */
    private static String onObjectsOf(final String view) {
        return "SELECT OBJECT_SCHEMA, OBJECT_NAME, PRIVILEGE, GRANTEE FROM SYS.EXA_" + view + "_OBJ_PRIVS"
                + " ORDER BY OBJECT_SCHEMA, OBJECT_NAME, GRANTEE, PRIVILEGE";
    }

    private static String forScriptsOf(final String view) {
        return "SELECT FOR_OBJECT_SCHEMA, FOR_OBJECT_NAME, OBJECT_NAME, GRANTEE FROM SYS.EXA_" + view
                + "_RESTRICTED_OBJ_PRIVS ORDER BY FOR_OBJECT_SCHEMA, FOR_OBJECT_NAME, GRANTEE, OBJECT_NAME";
    }

    /** The queries that tell all grants before the scripts are replaced. */
    public static List<SqlStatement> queries() {
        return List.of(
                new SqlStatement("look for privileges", onObjectsOf("DBA")),
                new SqlStatement("look for access to connections", forScriptsOf("DBA")));
    }

    /** Reads all grants, or those that a user may see who may not see all. */
    public static LostGrants read(final JdbcSession session) throws SQLException {
        final Optional<LostGrants> all = all(session);
        return all.isPresent()
                ? all.get()
                : new LostGrants(session.query(onObjectsOf("ALL"), 4), session.query(forScriptsOf("USER"), 4), true);
    }

    private static Optional<LostGrants> all(final JdbcSession session) {
        try {
            return Optional.of(
                    new LostGrants(session.query(onObjectsOf("DBA"), 4), session.query(forScriptsOf("DBA"), 4), false));
        } catch (final SQLException exception) {
            // It takes SELECT ANY DICTIONARY to see the grants of everybody.
            return Optional.empty();
        }
    }

    /** What a person has to know who may not see all grants. */
    public Optional<String> blindness() {
        return isBlind
                ? Optional.of("This user lacks SELECT ANY DICTIONARY: the scripts may lose more privileges, above all"
                        + " ACCESS ON CONNECTION … FOR SCRIPT of other users, than are told here.")
                : Optional.empty();
    }

    /** The statements that grant again what a script loses. */
    public List<SqlStatement> on(final String schema, final String script) {
        final String quoted = SqlText.object(schema, script);
        final List<SqlStatement> statements = new ArrayList<>();
        onObjects.stream()
                .filter(row -> isFor(row, schema, script))
                .map(row -> grant(row.get(2) + " ON SCRIPT " + quoted, row.get(3)))
                .forEach(statements::add);
        forScripts.stream()
                .filter(row -> isFor(row, schema, script))
                .map(row -> grant(
                        "ACCESS ON CONNECTION " + SqlText.identifier(row.get(2)) + " FOR SCRIPT " + quoted, row.get(3)))
                .forEach(statements::add);
        return statements;
    }

    private static boolean isFor(final List<String> row, final String schema, final String script) {
        return row.get(0).equals(schema) && row.get(1).equals(script);
    }

    private static SqlStatement grant(final String privilege, final String grantee) {
        return new SqlStatement("grant " + privilege, "GRANT " + privilege + " TO " + SqlText.grantee(grantee));
    }
}
