package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What one user may do in one state of the catalogue. */
public final class Rights {
    public static final String PUBLIC = "PUBLIC";
    public static final String DBA = "DBA";
    /** The right to what a role may do. */
    public static final String ROLE = "ROLE";

    public static final String ADMIN = "WITH ADMIN OPTION";

    private final Catalogue catalogue;
    private final String user;
    private final Set<String> grantees = new LinkedHashSet<>();

    public Rights(final Catalogue catalogue, final String user) {
        this.catalogue = catalogue;
        this.user = user;
        addWithRoles(user);
        addWithRoles(PUBLIC);
    }

    /** A role has what it is granted, and what roles have that it is granted. */
    private void addWithRoles(final String grantee) {
        if (grantees.add(grantee)) {
            catalogue
                    .all(Grant.class)
                    .filter(grant ->
                            grant.privilege().equals(ROLE) && grant.grantee().equals(grantee))
                    .map(Grant::target)
                    .toList()
                    .forEach(this::addWithRoles);
        }
    }

    /** Whether a grant is that of a role that the user has. */
    public boolean isOfARole(final Grant grant) {
        return isMine(grant) && !grant.grantee().equals(user);
    }

    /** Whether there is a user or a role of this name. */
    public boolean isGrantee(final String name) {
        return catalogue.find(User.class, name).isPresent()
                || catalogue.find(Role.class, name).isPresent();
    }

    public String user() {
        return user;
    }

    public boolean has(final String systemPrivilege) {
        return isGranted(DBA, "", "") || isGranted(systemPrivilege, "", "");
    }

    public boolean isDba() {
        return isGranted(DBA, "", "");
    }

    public void require(final String systemPrivilege) throws SQLException {
        if (!has(systemPrivilege)) {
            throw Refused.privilege(systemPrivilege);
        }
    }

    public boolean owns(final String schema) {
        return catalogue
                .find(Schema.class, schema)
                .filter(found -> grantees.contains(found.owner()))
                .isPresent();
    }

    /** Creating needs the privilege also in a schema of one's own, and USAGE in that of somebody else. */
    public void requireCreate(final String type, final String schema) throws SQLException {
        requireUsage(schema);
        if (!has("CREATE ANY " + type) && !(owns(schema) && has("CREATE " + type))) {
            throw Refused.privilege("CREATE " + type + " in schema " + schema);
        }
    }

    public void requireDrop(final String type, final ObjectName name) throws SQLException {
        if (!has("DROP ANY " + type) && !owns(name.schema())) {
            throw Refused.privilege("DROP " + type + " for " + name);
        }
    }

    public void requireAlter(final ObjectName table) throws SQLException {
        if (!may("ALTER", table)) {
            throw Refused.privilege("ALTER on " + table);
        }
    }

    /** An object privilege and USAGE of the object's schema. */
    public void require(final String privilege, final ObjectName name) throws SQLException {
        requireUsage(name.schema());
        if (!may(privilege, name)) {
            throw Refused.privilege(privilege + " on " + name);
        }
    }

    private void requireUsage(final String schema) throws SQLException {
        if (!owns(schema) && !has("USE ANY SCHEMA") && !isGranted("USAGE", schemaTarget(schema), "")) {
            throw Refused.privilege("USAGE on schema " + schema);
        }
    }

    private boolean may(final String privilege, final ObjectName name) {
        return owns(name.schema())
                || has(privilege + (privilege.equals("EXECUTE") ? " ANY SCRIPT" : " ANY TABLE"))
                || isGranted(privilege, name.toString(), "")
                || isGranted(privilege, schemaTarget(name.schema()), "");
    }

    /** Whether a system table may show an object: any right on it will do. */
    public boolean sees(final ObjectName name) {
        return Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE", "ALTER").stream()
                .anyMatch(privilege -> may(privilege, name));
    }

    public boolean seesSchema(final String schema) {
        return owns(schema)
                || has("USE ANY SCHEMA")
                || catalogue
                        .all(Grant.class)
                        .filter(this::isMine)
                        .anyMatch(grant -> grant.target().equals(schemaTarget(schema))
                                || grant.target().startsWith(ObjectName.quoted(schema) + "."));
    }

    public boolean mayUse(final String connection) {
        return has("USE ANY CONNECTION")
                || isGranted("CONNECTION", connection, "")
                || isGranted("CONNECTION", connection, ADMIN);
    }

    /** Whether a UDF that the user calls may see a connection's credentials. */
    public boolean mayRead(final String connection, final ObjectName script) {
        return has("ACCESS ANY CONNECTION")
                || isGranted("ACCESS ON CONNECTION", connection, "")
                || isGranted("ACCESS ON CONNECTION", connection, script.toString())
                || isGranted("ACCESS ON CONNECTION", connection, schemaTarget(script.schema()));
    }

    public boolean mayGrantConnection(final String connection) {
        return has("GRANT ANY CONNECTION") || isGranted("CONNECTION", connection, ADMIN);
    }

    /** What a grant on a whole schema is for. */
    public static String schemaTarget(final String schema) {
        return "SCHEMA " + ObjectName.quoted(schema);
    }

    private boolean isGranted(final String privilege, final String target, final String within) {
        return grantees.stream().anyMatch(grantee -> catalogue.contains(new Grant(grantee, privilege, target, within)));
    }

    private boolean isMine(final Grant grant) {
        return grantees.contains(grant.grantee());
    }
}
