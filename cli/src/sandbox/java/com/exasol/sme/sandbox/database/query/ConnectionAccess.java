package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.catalogue.ConnectionObject;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.udf.call.UdfConnections.ConnectionData;
import java.sql.SQLException;

/** What a script that a session calls may read of CONNECTION objects. */
final class ConnectionAccess {
    private final Session session;
    private final Rights rights;

    /** @param rights those of the user who calls the script, or of the owner of the view that does */
    ConnectionAccess(final Session session, final Rights rights) {
        this.session = session;
        this.rights = rights;
    }

    ConnectionData read(final String written, final ObjectName script) throws SQLException {
        final Tokens tokens = new Tokens(written);
        final String name = tokens.name();
        if (!tokens.atEnd()) {
            throw Refused.statement("not the name of a connection: " + written);
        }
        final ConnectionObject connection = session.transaction()
                .catalogue()
                .find(ConnectionObject.class, name)
                .orElseThrow(() -> new SQLException("connection " + name + " does not exist", Refused.STATE_STATEMENT));
        if (!rights.mayRead(name, script)) {
            throw new SQLException(
                    "insufficient privileges for using connection " + name + " in script " + script.name(),
                    Refused.STATE_STATEMENT);
        }
        return new ConnectionData(connection.address(), connection.user(), connection.password());
    }
}
