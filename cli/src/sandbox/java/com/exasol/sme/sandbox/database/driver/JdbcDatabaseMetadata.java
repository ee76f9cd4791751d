package com.exasol.sme.sandbox.database.driver;

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
        return switch (method.getName()) {
            case "getDatabaseProductName" -> "EXASolution";
            case "getDatabaseProductVersion" -> version;
            case "getUserName" -> url.user();
            case "getURL" -> url.toString();
            case "getIdentifierQuoteString" -> "\"";
            case "getMaxColumnNameLength" -> 128;
            default -> throw notSupported(method);
        };
    }
}
