package com.exasol.sme.sandbox.database.catalogue;

/**
 * One privilege of one user.
 *
 * @param grantee   the user, or PUBLIC
 * @param privilege the privilege's words, or DBA, or CONNECTION for the right to use one
 * @param target    what it is for: a schema, an object's full name, a connection; empty for a system privilege
 * @param within    the script or schema that ACCESS ON CONNECTION is limited to, else empty
 */
public record Grant(String grantee, String privilege, String target, String within) implements CatalogueObject {
    @Override
    public Key key() {
        return new Key(Grant.class, grantee, privilege + " ON " + target + " FOR " + within);
    }
}
