package com.exasol.sme.sandbox.database.engine;

import com.exasol.sme.sandbox.database.catalogue.TableColumn;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.result.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;

/** The embedded SQL engine that keeps rows and evaluates queries; it never sees the names that users give. */
public final class Engine implements AutoCloseable {
    /** The engine's own limit, below Exasol's 2,000,000. */
    static final int LONGEST_TEXT = 1_048_576;

    private final JdbcDataSource source = new JdbcDataSource();
    private final Connection definitions;
    private final AtomicLong stores = new AtomicLong();

    public Engine() throws SQLException {
        source.setURL("jdbc:h2:mem:sandbox-" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000;NON_KEYWORDS=KEY,VALUE");
        definitions = source.getConnection();
        define("CREATE ALIAS EXA_TEXT FOR \"" + SqlFunctions.class.getName() + ".text\"");
        define("CREATE ALIAS EXA_NOW FOR \"" + SqlFunctions.class.getName() + ".now\"");
        define("CREATE AGGREGATE EXA_APPROXIMATE_COUNT FOR \"" + ApproximateCount.class.getName() + "\"");
        define("CREATE ALIAS EXA_TO_CHAR FOR \"" + SqlFunctions.class.getName() + ".toChar\"");
    }

    /** A connection for one session, which ends its transactions itself. */
    Connection open() throws SQLException {
        final Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        }
        return connection;
    }

    /** Makes an empty table that no session knows of yet, and names it. */
    String createStore(final List<TableColumn> columns, final List<String> primaryKey) throws SQLException {
        final String store = newName();
        final String key = primaryKey.isEmpty() ? "" : ", PRIMARY KEY (" + quoted(primaryKey) + ")";
        define("CREATE TABLE " + store + " ("
                + columns.stream().map(Engine::definition).collect(Collectors.joining(", ")) + key + ")");
        return store;
    }

    String newName() {
        return "\"STORE " + stores.incrementAndGet() + "\"";
    }

    @Override
    public void close() throws SQLException {
        define("SHUTDOWN");
    }

    private static String definition(final TableColumn column) {
        return ObjectName.quoted(column.column().name()) + " "
                + type(column.column().type())
                + (column.defaultText() == null ? "" : " DEFAULT " + column.defaultText())
                + (column.nullable() ? "" : " NOT NULL");
    }

    public static String quoted(final List<String> names) {
        return names.stream().map(ObjectName::quoted).collect(Collectors.joining(", "));
    }

    /** The engine's name of a type; what it cannot compute with is kept as text. */
    public static String type(final SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN, DATE -> type.kind().toString();
            case CHAR -> "CHAR(" + type.length() + ")";
            case VARCHAR -> "VARCHAR(" + Math.min(type.length(), LONGEST_TEXT) + ")";
            case DECIMAL -> "NUMERIC(" + type.precision() + "," + type.scale() + ")";
            case DOUBLE -> "DOUBLE PRECISION";
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP(" + type.precision() + ")";
            default -> "VARCHAR(4096)";
        };
    }

    private synchronized void define(final String sql) throws SQLException {
        try (Statement statement = definitions.createStatement()) {
            statement.execute(sql);
        }
    }
}
