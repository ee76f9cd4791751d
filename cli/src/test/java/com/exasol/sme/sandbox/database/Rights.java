package com.exasol.sme.sandbox.database;

import java.sql.SQLException;
import java.util.Set;

/** What one user may do in one state of the catalogue. */
final class Rights {
    static final String PUBLIC = "PUBLIC";
    static final String DBA = "DBA";
    static final String ADMIN = "WITH ADMIN OPTION";

    private final Catalogue catalogue;
    private final String user;

    Rights(final Catalogue catalogue, final String user) {
        this.catalogue = catalogue;
        this.user = user;
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
                .filter(found -> found.owner().equals(user))
                .isPresent();
    }

    /** Creating needs the privilege also in a schema of one's own. */
    void requireCreate(final String type, final String schema) throws SQLException {
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
        if (!owns(name.schema()) && !has("USE ANY SCHEMA") && !isGranted("USAGE", schemaTarget(name.schema()), "")) {
            throw Refused.privilege("USAGE on schema " + name.schema());
        }
        if (!may(privilege, name)) {
            throw Refused.privilege(privilege + " on " + name);
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
        return catalogue.contains(new Grant(user, privilege, target, within))
                || catalogue.contains(new Grant(PUBLIC, privilege, target, within));
    }

    private boolean isMine(final Grant grant) {
        return grant.grantee().equals(user) || grant.grantee().equals(PUBLIC);
    }
}
