package com.exasol.sme.sandbox.database;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What one user may do in one state of the catalogue. */
final class Rights {
    static final String PUBLIC = "PUBLIC";
    static final String DBA = "DBA";
    /** The right to what a role may do. */
    static final String ROLE = "ROLE";

    static final String ADMIN = "WITH ADMIN OPTION";

    private final Catalogue catalogue;
    private final String user;
    private final Set<String> grantees = new LinkedHashSet<>();

    Rights(final Catalogue catalogue, final String user) {
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

    /** Whether there is a user or a role of this name. */
    boolean isGrantee(final String name) {
        return catalogue.find(User.class, name).isPresent()
                || catalogue.find(Role.class, name).isPresent();
    }

    String user() {
        return user;
    }

    boolean has(final String systemPrivilege) {
        return isGranted(DBA, "", "") || isGranted(systemPrivilege, "", "");
    }

    boolean isDba() {
        return isGranted(DBA, "", "");
    }

    void require(final String systemPrivilege) throws SQLException {
        if (!has(systemPrivilege)) {
            throw Refused.privilege(systemPrivilege);
        }
    }

    boolean owns(final String schema) {
        return catalogue
                .find(Schema.class, schema)
                .filter(found -> grantees.contains(found.owner()))
                .isPresent();
    }

    /** Creating needs the privilege also in a schema of one's own, and USAGE in that of somebody else. */
    void requireCreate(final String type, final String schema) throws SQLException {
        requireUsage(schema);
        if (!has("CREATE ANY " + type) && !(owns(schema) && has("CREATE " + type))) {
            throw Refused.privilege("CREATE " + type + " in schema " + schema);
        }
    }

    void requireDrop(final String type, final ObjectName name) throws SQLException {
        if (!has("DROP ANY " + type) && !owns(name.schema())) {
            throw Refused.privilege("DROP " + type + " for " + name);
        }
    }

    void requireAlter(final ObjectName table) throws SQLException {
        if (!may("ALTER", table)) {
            throw Refused.privilege("ALTER on " + table);
        }
    }

    /** An object privilege and USAGE of the object's schema. */
    void require(final String privilege, final ObjectName name) throws SQLException {
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
    boolean sees(final ObjectName name) {
        return Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE", "ALTER").stream()
                .anyMatch(privilege -> may(privilege, name));
    }

    boolean seesSchema(final String schema) {
        return owns(schema)
                || has("USE ANY SCHEMA")
                || catalogue
                        .all(Grant.class)
                        .filter(this::isMine)
                        .anyMatch(grant -> grant.target().equals(schemaTarget(schema))
                                || grant.target().startsWith(ObjectName.quoted(schema) + "."));
    }

    boolean mayUse(final String connection) {
        return has("USE ANY CONNECTION")
                || isGranted("CONNECTION", connection, "")
                || isGranted("CONNECTION", connection, ADMIN);
    }

    /** Whether a UDF that the user calls may see a connection's credentials. */
    boolean mayRead(final String connection, final ObjectName script) {
        return has("ACCESS ANY CONNECTION")
                || isGranted("ACCESS ON CONNECTION", connection, "")
                || isGranted("ACCESS ON CONNECTION", connection, script.toString())
                || isGranted("ACCESS ON CONNECTION", connection, schemaTarget(script.schema()));
    }

    boolean mayGrantConnection(final String connection) {
        return has("GRANT ANY CONNECTION") || isGranted("CONNECTION", connection, ADMIN);
    }

    /** What a grant on a whole schema is for. */
    static String schemaTarget(final String schema) {
        return "SCHEMA " + ObjectName.quoted(schema);
    }

    private boolean isGranted(final String privilege, final String target, final String within) {
        return grantees.stream().anyMatch(grantee -> catalogue.contains(new Grant(grantee, privilege, target, within)));
    }

    private boolean isMine(final Grant grant) {
        return grantees.contains(grant.grantee());
    }
}
