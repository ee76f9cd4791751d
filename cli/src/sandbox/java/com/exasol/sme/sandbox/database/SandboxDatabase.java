package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.aws.storage.S3;
import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.User;
import com.exasol.sme.sandbox.database.session.DatabaseInstance;
import com.exasol.sme.sandbox.database.session.Interventions;
import com.exasol.sme.sandbox.database.session.LoggedStatement;
import com.exasol.sme.sandbox.database.session.LuaHost;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.statement.Statements;
import com.exasol.sme.sandbox.lua.LuaScripts;
import com.exasol.sme.sandbox.udf.call.UdfRuntime;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/** A stand-in for an Exasol database that listens on a loopback port until it is closed. */
public final class SandboxDatabase implements AutoCloseable {
    public static final String USER = "SYS";
    public static final String PASSWORD = "5ys/Pa55+of+sandbox";
    public static final String VERSION = "8.29.12";

    private final DatabaseInstance instance;
    private final SandboxServer server;

    /** A database that runs Lua scripts in a real Lua. */
    public SandboxDatabase(final UdfRuntime udfs, final S3 s3, final int nodeCount) throws SQLException, IOException {
        this(udfs, s3, LuaScripts::execute, nodeCount, VERSION);
    }

    public SandboxDatabase(
            final UdfRuntime udfs, final S3 s3, final LuaHost lua, final int nodeCount, final String version)
            throws SQLException, IOException {
        instance = new DatabaseInstance(
                udfs,
                s3,
                lua,
                nodeCount,
                version,
                Catalogue.empty().with(new User(USER, PASSWORD)).with(new Grant(USER, Rights.DBA, "", "")),
                (session, statement) -> new Statements(session, statement).execute());
        server = new SandboxServer(instance);
    }

    /** The port on the loopback address. */
    public int port() {
        return server.port();
    }

    /** What DriverManager takes; the driver checks no certificate, as there is none. */
    public String url() {
        return "jdbc:exa:localhost:" + port() + ";validateservercertificate=0";
    }

    public int nodeCount() {
        return instance.nodeCount();
    }

    public String version() {
        return instance.version();
    }

    /** All statements received so far, those of scripts included. */
    public List<LoggedStatement> statements() {
        return instance.statements();
    }

    /** Refuses the next statement that the condition holds for, once. */
    public void failNext(final Predicate<String> condition, final String message) {
        onNext(condition, session -> {
            throw new SQLException(message, Refused.STATE_STATEMENT);
        });
    }

    /**
     * Lets something happen before the next statement that the condition holds for is executed, once; a client's
     * COMMIT without a statement counts as {@code COMMIT}.
     */
    public void onNext(final Predicate<String> condition, final Interventions.Event event) {
        instance.interventions().add(condition, event);
    }

    /**
     * Kills a session, as KILL SESSION does it or the loss of its client: the JVM of its UDF dies, the statement in
     * flight ends, the open transaction is rolled back. May be called from any thread, also while AWS serves the UDF.
     */
    public void kill(final String sessionId) {
        instance.session(sessionId)
                .orElseThrow(() -> new IllegalArgumentException("no session " + sessionId))
                .kill();
    }

    /** Kills the JVM of the UDF that a session waits for, and nothing else. */
    public void killUdf(final String sessionId) {
        instance.udfs().kill(sessionId);
    }

    /**
     * Says on which node the groups of a call run, by their index, if they are not grouped by {@code IPROC()}; without
     * a word they are dealt out to all nodes. The real database makes no promise, so several may share a node.
     */
    public void placeGroups(final IntUnaryOperator nodeOfIndex) {
        instance.placeGroups(nodeOfIndex);
    }

    /** One line for every committed object, for comparing two databases. */
    public List<String> catalogue() {
        return instance.catalogue();
    }

    /** Waits until the last client has gone, and with it what it had not committed. */
    public void awaitTheEndOfAllSessions() throws InterruptedException {
        instance.awaitTheEndOfAllSessions();
    }

    @Override
    public void close() throws SQLException, IOException {
        server.close();
        instance.close();
    }
}
