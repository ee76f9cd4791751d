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
 * @param isForSchema whether it is for all scripts of the script's schema, also those that are created later
 */
public record PredictionGrants(
        ObjectName script, SqlIdentifier connection, List<ObjectName> data, boolean isForSchema) {
    private static final String WITH_KEY = "_WITH_KEY";

    public PredictionGrants {
        data = List.copyOf(data);
    }

    public List<SqlStatement> to(final SqlIdentifier name) {
        final Grantee grantee = new Grantee(name);
        final SqlIdentifier schema = script.schema();
        final String plain = script.object().orElseThrow().name();
        grantee.mayUseSchema(schema);
        if (isForSchema) {
            grantee.mayUseObject("EXECUTE", "SCHEMA " + schema.quoted());
            grantee.mayReadInAllOf(schema, connection);
            data.forEach(grantee::mayRead);
            return grantee.statements();
        }
        for (final String one : List.of(plain, plain + WITH_KEY)) {
            grantee.mayUseObject("EXECUTE", schema.quoted(one));
            grantee.mayReadIn(schema.quoted(one), connection);
        }
        data.forEach(grantee::mayRead);
        return grantee.statements();
    }
}
