package com.exasol.sme.access;

import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.scripts.ProductScripts;
import java.util.List;

/**
 * What it takes to train, to poll, and to deploy and delete endpoints, and views of predictions, in a schema of one's own.
 *
 * @param schema      the schema of the scripts
 * @param connection  the CONNECTION to AWS
 * @param data        tables, views or schemas to train on
 */
public record TrainingGrants(SqlIdentifier schema, SqlIdentifier connection, List<ObjectName> data) {
    public TrainingGrants {
        data = List.copyOf(data);
    }

    public List<SqlStatement> to(final SqlIdentifier name) {
        final Grantee grantee = new Grantee(name);
        grantee.mayUseSchema(schema);
        ProductScripts.calledByUsers().forEach(script -> grantee.mayUseObject("EXECUTE", schema.quoted(script)));
        grantee.mayUseObject("EXECUTE", schema.quoted(ProductScripts.library()));
        for (final String script : ProductScripts.askingAws()) {
            grantee.mayUseObject("EXECUTE", schema.quoted(script));
            grantee.mayReadIn(schema.quoted(script), connection);
        }
        ProductScripts.writingTexts().forEach(script -> grantee.mayUseObject("EXECUTE", schema.quoted(script)));
        for (final String table : ProductScripts.metadataTables()) {
            List.of("SELECT", "INSERT", "DELETE")
                    .forEach(privilege -> grantee.mayUseObject(privilege, schema.quoted(table)));
        }
        grantee.mayDo("EXPORT");
        grantee.mayExportTo(connection);
        data.forEach(grantee::mayRead);
        grantee.mayDo("CREATE SCRIPT");
        grantee.mayDo("CREATE VIEW");
        return grantee.statements();
    }
}
