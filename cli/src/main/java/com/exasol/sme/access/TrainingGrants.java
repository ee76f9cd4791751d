package com.exasol.sme.access;

import com.exasol.sme.deploy.ProductScripts;
import com.exasol.sme.deploy.SqlIdentifier;
import com.exasol.sme.deploy.SqlStatement;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to train, to poll, and to deploy and delete endpoints.
 *
 * @param schema      the schema of the scripts
 * @param connection  the CONNECTION to AWS
 * @param data        tables, views or schemas to train on
 * @param predictions somebody else's schema for the prediction scripts; without it the grantee uses own schemas
 */
public record TrainingGrants(
        SqlIdentifier schema, SqlIdentifier connection, List<ObjectName> data, Optional<SqlIdentifier> predictions) {
    public TrainingGrants {
        data = List.copyOf(data);
    }

    public List<SqlStatement> to(final SqlIdentifier name) {
        final Grantee grantee = new Grantee(name);
        grantee.mayUseSchema(schema);
        ProductScripts.calledByUsers().forEach(script -> grantee.mayUseObject("EXECUTE", schema.quoted(script)));
        for (final String script : ProductScripts.askingAws()) {
            grantee.mayUseObject("EXECUTE", schema.quoted(script));
            grantee.mayReadIn(schema.quoted(script), connection);
        }
        final String table = schema.quoted(ProductScripts.metadataTable());
        List.of("SELECT", "INSERT", "DELETE").forEach(privilege -> grantee.mayUseObject(privilege, table));
        grantee.mayDo("EXPORT");
        grantee.mayExportTo(connection);
        data.forEach(grantee::mayRead);
        predictions.ifPresentOrElse(other -> allowIn(other, grantee), () -> grantee.mayDo("CREATE SCRIPT"));
        return grantee.statements();
    }

    /** Without EXECUTE the catalogue would not show the prediction scripts, by which endpoints are deleted. */
    private static void allowIn(final SqlIdentifier other, final Grantee grantee) {
        grantee.mayUseSchema(other);
        grantee.mayUseObject("EXECUTE", "SCHEMA " + other.quoted());
        grantee.mayDo("CREATE ANY SCRIPT");
        grantee.mayDo("DROP ANY SCRIPT");
    }
}
