package com.exasol.sme.access;

import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.database.SqlStatement;
import java.util.List;

/**
 * What it takes to predict with one endpoint.
 *
 * @param script     the prediction script, without the one that passes a key through
 * @param connection the CONNECTION to AWS
 * @param data       tables, views or schemas with rows to predict for
 */
public record PredictionGrants(ObjectName script, SqlIdentifier connection, List<ObjectName> data) {
    private static final String WITH_KEY = "_WITH_KEY";

    public PredictionGrants {
        data = List.copyOf(data);
    }

    public List<SqlStatement> to(final SqlIdentifier name) {
        final Grantee grantee = new Grantee(name);
        final SqlIdentifier schema = script.schema();
        final String plain = script.object().orElseThrow().name();
        grantee.mayUseSchema(schema);
        for (final String one : List.of(plain, plain + WITH_KEY)) {
            grantee.mayUseObject("EXECUTE", schema.quoted(one));
            grantee.mayReadIn(schema.quoted(one), connection);
        }
        data.forEach(grantee::mayRead);
        return grantee.statements();
    }
}
