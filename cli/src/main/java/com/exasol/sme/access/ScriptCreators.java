package com.exasol.sme.access;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells who can create scripts in a schema. A script reads all connections that its schema was granted access to, so
 * access for a whole schema is safe only where nobody who uses or owns it can write a script that shows the secret.
 */
public final class ScriptCreators {
    private static final String PUBLIC = "PUBLIC";
    private static final String DBA = "DBA";

    private final JdbcSession session;

    public ScriptCreators(final Connection connection) {
        session = new JdbcSession(connection);
    }

    /**
     * Refuses access for a schema in which the grantee, its owner, or a member of one of them can create scripts.
     *
     * @throws SmeException E-SME-CLI-91 if somebody can, E-SME-CLI-92 if the database does not tell
     */
    public void refuse(final SqlIdentifier schema, final SqlIdentifier grantee) {
        final Optional<String> creator;
        try {
            creator = creator(schema, grantee.name());
        } catch (final SQLException exception) {
            throw new SmeException(
                    ExaError.messageBuilder("E-SME-CLI-92")
                            .message(
                                    "It could not be checked who can create scripts in the schema {{schema|u}}: {{cause|u}}",
                                    schema.quoted(),
                                    CauseChain.of(exception))
                            .message(" Nothing was granted.")
                            .mitigation("Use a user with SELECT ANY DICTIONARY, or leave out --future-scripts.")
                            .toString(),
                    exception);
        }
        if (creator.isPresent()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-91")
                    .message(
                            "{{creator|u}} can create scripts in the schema {{schema|u}}, and with access for the whole"
                                    + " schema such a script could show the secret of the connection. Nothing was"
                                    + " granted.",
                            SqlText.identifier(creator.get()),
                            schema.quoted())
                    .mitigation(
                            "Leave out --future-scripts, and grant again after each deployment of the endpoint; or let"
                                    + " a role own the schema that has no CREATE SCRIPT, and deploy as another user.")
                    .toString());
        }
    }

    private Optional<String> creator(final SqlIdentifier schema, final String grantee) throws SQLException {
        final List<List<String>> privileges = session.query("SELECT GRANTEE, PRIVILEGE FROM SYS.EXA_DBA_SYS_PRIVS", 2);
        final List<List<String>> roles = session.query("SELECT GRANTEE, GRANTED_ROLE FROM SYS.EXA_DBA_ROLE_PRIVS", 2);
        final List<List<String>> owners = session.query(
                "SELECT SCHEMA_OWNER FROM SYS.EXA_SCHEMAS WHERE SCHEMA_NAME = " + SqlText.literal(schema.name()), 1);
        final Set<String> concerned = new HashSet<>(Set.of(grantee));
        owners.forEach(row -> concerned.add(row.get(0)));
        final Set<String> names = new TreeSet<>(concerned);
        privileges.forEach(row -> names.add(row.get(0)));
        roles.forEach(row -> names.add(row.get(0)));
        for (final String name : names) {
            final Set<String> all = withRoles(name, roles);
            final boolean isOwner = owners.stream().anyMatch(row -> all.contains(row.get(0)));
            if (concerned.stream().anyMatch(all::contains) && canCreate(all, isOwner, privileges)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** A name with all roles that it has, by way of other roles too. */
    private static Set<String> withRoles(final String name, final List<List<String>> roles) {
        final Set<String> all = new HashSet<>(Set.of(name, PUBLIC));
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (final List<String> row : roles) {
                isGrowing |= all.contains(row.get(0)) && all.add(row.get(1));
            }
        }
        return all;
    }

    private static boolean canCreate(
            final Set<String> names, final boolean isOwner, final List<List<String>> privileges) {
        return names.contains(DBA)
                || privileges.stream()
                        .filter(row -> names.contains(row.get(0)))
                        .anyMatch(row -> "CREATE ANY SCRIPT".equals(row.get(1))
                                || (isOwner && "CREATE SCRIPT".equals(row.get(1))));
    }
}
