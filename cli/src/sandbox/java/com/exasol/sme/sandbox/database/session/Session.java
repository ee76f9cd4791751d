package com.exasol.sme.sandbox.database.session;

import com.exasol.sme.sandbox.database.catalogue.Parameters;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.Schema;
import com.exasol.sme.sandbox.database.catalogue.ScriptLanguages;
import com.exasol.sme.sandbox.database.engine.Transaction;
import com.exasol.sme.sandbox.database.sql.Formats;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.StatementResult;
import com.exasol.sme.sandbox.udf.call.UdfSession;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.sandbox.watch.TypedSecret;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One user's session: its transaction, its parameters, its open schema. It can be killed at any time. */
public final class Session implements AutoCloseable {
    private final DatabaseInstance database;
    private final String id;
    private final String user;
    private final Transaction transaction;
    private final Interpreter interpreter;
    private final Runnable hangUp;
    private final Map<String, String> parameters;
    private boolean autocommit = true;
    private String schema;
    private long statements;
    private int scriptDepth;
    private volatile boolean isKilled;

    /**
     * Begins with the login.
     *
     * @param interpreter runs what this session is sent
     * @param hangUp      makes the server stop listening to the client
     */
    Session(
            final DatabaseInstance database,
            final String id,
            final String user,
            final Transaction transaction,
            final Interpreter interpreter,
            final Runnable hangUp)
            throws SQLException {
        this.database = database;
        this.id = id;
        this.user = user;
        this.transaction = transaction;
        this.interpreter = interpreter;
        this.hangUp = hangUp;
        parameters = new TreeMap<>(Parameters.systemValues(transaction.catalogue()));
        // The login is a transaction of its own.
        transaction.rollback();
    }

    public DatabaseInstance database() {
        return database;
    }

    public String id() {
        return id;
    }

    public String user() {
        return user;
    }

    public Transaction transaction() {
        return transaction;
    }

    public Rights rights() {
        return new Rights(transaction.catalogue(), user);
    }

    public long statementId() {
        return statements;
    }

    /** Parameters with this session's values; the names are fixed. */
    public Map<String, String> parameters() {
        return parameters;
    }

    public Formats formats() {
        return new Formats(
                parameters.get(Parameters.DATE_FORMAT),
                parameters.get(Parameters.TIMESTAMP_FORMAT),
                parameters.get(Parameters.NUMERIC_CHARACTERS));
    }

    /** What the alias of a script language stands for, or null. */
    public String language(final String alias) {
        return ScriptLanguages.parse(parameters.get(Parameters.SCRIPT_LANGUAGES))
                .get(alias);
    }

    /** The open schema, or null when there is none (any more). */
    public String currentSchema() {
        return Optional.ofNullable(schema)
                .filter(name -> transaction.catalogue().find(Schema.class, name).isPresent())
                .orElse(null);
    }

    public void openSchema(final String name) {
        schema = name;
    }

    /**
     * What a script knows of this session.
     *
     * @param scopeUser whose rights a script has: this session's user, or the owner of a view
     */
    public UdfSession udfSession(final String scopeUser) {
        return new UdfSession(
                id, statements, user, scopeUser, currentSchema(), database.nodeCount(), database.version());
    }

    public void setAutocommit(final boolean value) throws SQLException {
        if (value && !autocommit) {
            commit();
        }
        autocommit = value;
    }

    public void commit() throws SQLException {
        requireAlive();
        try {
            transaction.commit();
        } catch (final SQLException exception) {
            throw named(exception);
        }
    }

    public void rollback() throws SQLException {
        transaction.rollback();
    }

    public StatementResult execute(final String sql) throws SQLException {
        return execute(new StatementText(sql, Collections.emptyList(), null));
    }

    /** Runs a statement of the client, or one of a script that the client runs. */
    public synchronized StatementResult execute(final StatementText statement) throws SQLException {
        requireAlive();
        statements++;
        try {
            watch(statement);
            database.received(this, statement.sql());
            requireAlive();
            final StatementResult result = watched(interpreter.run(this, statement));
            requireAlive();
            if (autocommit && scriptDepth == 0) {
                transaction.commit();
            }
            return result;
        } catch (final SQLException exception) {
            // A dead session neither learns what went wrong nor commits after a script that failed.
            requireAlive();
            if (Refused.STATE_TRANSACTION.equals(exception.getSQLState())) {
                transaction.rollback();
            }
            if (autocommit && scriptDepth == 0) {
                endFailed(statement);
            }
            throw named(exception);
        }
    }

    /** In a statement of its own a user may have to type a secret, a script never has to. */
    private void watch(final StatementText statement) {
        Secrets.watch("statement", scriptDepth == 0 ? TypedSecret.leftOutOf(statement.sql()) : statement.sql());
        statement.values().forEach(value -> Secrets.watch("value bound to a statement", String.valueOf(value)));
    }

    private static StatementResult watched(final StatementResult result) {
        result.rows().forEach(row -> row.stream()
                .filter(String.class::isInstance)
                .forEach(value -> Secrets.watch("result of a statement", (String) value)));
        return result;
    }

    /**
     * Ends the session from any thread: the JVM of its UDF dies at once, the statement in flight does not come to an
     * end, nothing is committed any more, and the client is logged out.
     */
    public void kill() {
        isKilled = true;
        database.udfs().kill(id);
        hangUp.run();
    }

    public void requireAlive() {
        if (isKilled) {
            throw new KilledSession(id);
        }
    }

    /** How many parameters a statement has that may be prepared. */
    public long prepare(final String sql) throws SQLException {
        try {
            return Preparation.parameters(sql);
        } catch (final SQLException exception) {
            throw named(exception);
        }
    }

    /** The database commits after a script even if it ended with an error. */
    private void endFailed(final StatementText statement) throws SQLException {
        if (new Tokens(statement.sql()).accept("EXECUTE")) {
            transaction.commit();
            return;
        }
        transaction.rollback();
    }

    private SQLException named(final SQLException exception) {
        final String message =
                SeenErrorCodes.record(Secrets.watch("SQL error", exception).getMessage());
        final String suffix = " (Session: " + id + ")";
        return message.endsWith(suffix)
                ? exception
                : new SQLException(message + suffix, exception.getSQLState(), exception);
    }

    /** Runs something whose statements belong to the script that the client runs. */
    public <T> T asScript(final ScriptBody<T> body) throws SQLException {
        scriptDepth++;
        try {
            return body.run();
        } finally {
            scriptDepth--;
        }
    }

    /** Work of a script. */
    public interface ScriptBody<T> {
        T run() throws SQLException;
    }

    /** Finds out what kind of statement a text is, and runs it. */
    public interface Interpreter {
        StatementResult run(Session session, StatementText statement) throws SQLException;
    }

    /** What bound values and a client's file belong to. */
    public record StatementText(String sql, List<Object> values, byte[] localFile) {}

    @Override
    public void close() throws SQLException {
        transaction.close();
        database.forget(this);
    }
}
