package com.exasol.sme.sandbox.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.aws.storage.S3;
import com.exasol.sme.sandbox.database.session.LuaHost;
import com.exasol.sme.sandbox.lua.LuaResult;
import com.exasol.sme.sandbox.lua.LuaScripts;
import com.exasol.sme.sandbox.result.StatementResult;
import com.exasol.sme.sandbox.udf.call.UdfConnections;
import com.exasol.sme.sandbox.udf.call.UdfGroup;
import com.exasol.sme.sandbox.udf.call.UdfRuntime;
import com.exasol.sme.sandbox.udf.call.UdfScript;
import com.exasol.sme.sandbox.udf.call.UdfSession;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.AbstractThrowableAssert;

/** A database with hand-made surroundings, and one client of it. */
final class DatabaseFixture implements AutoCloseable {
    final FakeS3 s3 = new FakeS3();
    final FakeUdfs udfs = new FakeUdfs();
    LuaHost lua = LuaScripts::execute;
    final SandboxDatabase database;
    final Connection sys;

    DatabaseFixture() throws SQLException, IOException {
        database = new SandboxDatabase(
                udfs,
                s3,
                (body, arguments, meta, session) -> lua.execute(body, arguments, meta, session),
                2,
                SandboxDatabase.VERSION);
        sys = connect("sys", SandboxDatabase.PASSWORD);
    }

    Connection connect(final String user, final String password) throws SQLException {
        return DriverManager.getConnection(database.url(), user, password);
    }

    /** Makes a user who may log in and has the rights given as GRANT statements without their end. */
    Connection user(final String name, final String... grants) throws SQLException {
        run(sys, "CREATE USER " + name + " IDENTIFIED BY \"pw\"", "GRANT CREATE SESSION TO " + name);
        for (final String grant : grants) {
            run(sys, "GRANT " + grant + " TO " + name);
        }
        return connect(name, "pw");
    }

    static void run(final Connection connection, final String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (final String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void run(final String... statements) throws SQLException {
        run(sys, statements);
    }

    /** All rows as lists of objects. */
    static List<List<Object>> rows(final Connection connection, final String sql, final Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return read(result);
            }
        }
    }

    /** The same of a statement that cannot be prepared. */
    static List<List<Object>> executed(final Connection connection, final String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return read(result);
        }
    }

    private static List<List<Object>> read(final ResultSet result) throws SQLException {
        final List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            final Object[] row = new Object[result.getMetaData().getColumnCount()];
            for (int index = 0; index < row.length; index++) {
                row[index] = result.getObject(index + 1);
            }
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    List<List<Object>> rows(final String sql, final Object... values) throws SQLException {
        return rows(sys, sql, values);
    }

    /** The only value of a query. */
    Object value(final String sql) throws SQLException {
        return rows(sql).get(0).get(0);
    }

    static AbstractThrowableAssert<?, ?> assertRefused(final Connection connection, final String sql) {
        return assertThatThrownBy(() -> run(connection, sql)).isInstanceOf(SQLException.class);
    }

    AbstractThrowableAssert<?, ?> assertRefused(final String sql) {
        return assertRefused(sys, sql);
    }

    static LuaResult returning(final StatementResult result) {
        return new LuaResult(result, List.of());
    }

    @Override
    public void close() throws SQLException, IOException {
        sys.close();
        database.close();
    }

    /** Keeps what was uploaded as text, or refuses everything. */
    static final class FakeS3 implements S3 {
        final Map<String, String> objects = new TreeMap<>();
        Refusal refusal;
        Runnable afterUpload = () -> {};

        @Override
        public void upload(
                final URI bucketAddress,
                final String accessKeyId,
                final String secretKey,
                final String key,
                final byte[] content)
                throws Refusal {
            if (refusal != null) {
                throw refusal;
            }
            objects.put(bucketAddress + "/" + key, new String(content, StandardCharsets.UTF_8));
            afterUpload.run();
        }
    }

    /** Remembers what it was called with and answers by a function. */
    static final class FakeUdfs implements UdfRuntime {
        UdfRuntime behaviour = (script, groups, session, connections) -> {
            final List<List<Object>> rows = new ArrayList<>();
            groups.forEach(group -> rows.addAll(group.rows()));
            return script.set() ? rows : numbered(rows);
        };
        UdfScript script;
        List<List<List<Object>>> groups;
        List<Integer> nodes;
        UdfSession session;

        private static List<List<Object>> numbered(final List<List<Object>> rows) {
            final List<List<Object>> numbered = new ArrayList<>();
            for (final List<Object> row : rows) {
                final List<Object> withNumber = new ArrayList<>(List.of((long) numbered.size()));
                withNumber.addAll(row);
                numbered.add(withNumber);
            }
            return numbered;
        }

        @Override
        public List<List<Object>> run(
                final UdfScript called,
                final List<UdfGroup> given,
                final UdfSession caller,
                final UdfConnections connections)
                throws SQLException {
            script = called;
            groups = given.stream().map(UdfGroup::rows).toList();
            nodes = given.stream().map(UdfGroup::node).toList();
            session = caller;
            return behaviour.run(called, given, caller, connections);
        }
    }
}
