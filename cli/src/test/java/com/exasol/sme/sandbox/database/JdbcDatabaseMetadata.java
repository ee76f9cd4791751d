package com.exasol.sme.sandbox.database;

import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** What the stand-in says of itself. */
final class JdbcDatabaseMetadata extends JdbcProxy<DatabaseMetaData> {
    private final String version;
    private final SandboxUrl url;

    JdbcDatabaseMetadata(final String version, final SandboxUrl url) {
        super(DatabaseMetaData.class);
        this.version = version;
        this.url = url;
    }

    @Override
    Object call(final Method method, final Object[] arguments) throws SQLException {
        switch (method.getName()) {
            case "getDatabaseProductName":
                return "EXASolution";
            case "getDatabaseProductVersion":
                return version;
            case "getUserName":
                return url.user();
            case "getURL":
                return url.toString();
            case "getIdentifierQuoteString":
                return "\"";
            case "getMaxColumnNameLength":
                return 128;
            default:
                throw notSupported(method);
        }
    }
}
