package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.Secrets;
import com.exasol.sme.sandbox.aws.S3;
import com.exasol.sme.sandbox.lua.LuaScripts;
import com.exasol.sme.sandbox.udf.UdfRuntime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A stand-in for an Exasol database that listens on a loopback port until it is closed. */
public final class SandboxDatabase implements AutoCloseable {
    public static final String USER = "SYS";
    public static final String PASSWORD = "5ys/Pa55+of+sandbox";
    public static final String VERSION = "8.29.12";
    static final String NAME = "EXA";

    private static final long FIRST_SESSION = 1_839_255_503_714_910_208L;
    private static final long BETWEEN_SESSIONS = 65_536;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final UdfRuntime udfs;
    private final S3 s3;
    private final LuaHost lua;
    private final int nodeCount;
    private final String version;
    private final Engine engine = new Engine();
    private final CommittedCatalogue committed;
    private final AtomicLong nextSession = new AtomicLong(FIRST_SESSION);
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<LoggedStatement> log = new CopyOnWriteArrayList<>();
    private final Set<String> exported = ConcurrentHashMap.newKeySet();
    private final List<Intervention> interventions = new CopyOnWriteArrayList<>();
    private final SandboxServer server;
    private volatile IntUnaryOperator groupPlacement;

    /** A database that runs Lua scripts in a real Lua. */
    public SandboxDatabase(final UdfRuntime udfs, final S3 s3, final int nodeCount) throws SQLException, IOException {
        this(udfs, s3, LuaScripts::execute, nodeCount, VERSION);
    }

    public SandboxDatabase(
            final UdfRuntime udfs, final S3 s3, final LuaHost lua, final int nodeCount, final String version)
            throws SQLException, IOException {
        this.udfs = udfs;
        this.s3 = s3;
        this.lua = lua;
        this.nodeCount = nodeCount;
        this.version = version;
        this.groupPlacement = index -> index % nodeCount;
        this.committed = new CommittedCatalogue(
                Catalogue.empty().with(new User(USER, PASSWORD)).with(new Grant(USER, Rights.DBA, "", "")));
        this.server = new SandboxServer(this);
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
        return nodeCount;
    }

    public String version() {
        return version;
    }

    /** All statements received so far, those of scripts included. */
    public List<LoggedStatement> statements() {
        return List.copyOf(log);
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
    public void onNext(final Predicate<String> condition, final Event event) {
        interventions.add(new Intervention(condition, event));
    }

    /**
     * Kills a session, as KILL SESSION does it or the loss of its client: the JVM of its UDF dies, the statement in
     * flight ends, the open transaction is rolled back. May be called from any thread, also while AWS serves the UDF.
     */
    public void kill(final String sessionId) {
        session(sessionId)
                .orElseThrow(() -> new IllegalArgumentException("no session " + sessionId))
                .kill();
    }

    /** Kills the JVM of the UDF that a session waits for, and nothing else. */
    public void killUdf(final String sessionId) {
        udfs.kill(sessionId);
    }

    /**
     * Says on which node the groups of a call run, by their index, if they are not grouped by {@code IPROC()}; without
     * a word they are dealt out to all nodes. The real database makes no promise, so several may share a node.
     */
    public void placeGroups(final IntUnaryOperator nodeOfIndex) {
        groupPlacement = nodeOfIndex;
    }

    int nodeOfGroup(final int index) {
        return groupPlacement.applyAsInt(index);
    }

    /** One line for every committed object, for comparing two databases. */
    public List<String> catalogue() {
        return committed.current().objects().map(CatalogueLine::of).sorted().collect(Collectors.toList());
    }

    UdfRuntime udfs() {
        return udfs;
    }

    S3 s3() {
        return s3;
    }

    LuaHost lua() {
        return lua;
    }

    List<Session> sessions() {
        return new ArrayList<>(sessions);
    }

    Optional<Session> session(final String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    boolean isExported(final String object) {
        return exported.contains(object);
    }

    void noteExported(final String object) {
        exported.add(object);
    }

    void received(final Session session, final String sql) throws SQLException {
        log.add(new LoggedStatement(session.user(), sql));
        intervene(session, sql);
    }

    /** A client's COMMIT comes without a statement. */
    void intervene(final Session session, final String sql) throws SQLException {
        for (final Intervention next : List.copyOf(interventions)) {
            if (next.condition().test(sql) && interventions.remove(next)) {
                next.event().happen(session.id());
            }
        }
    }

    Session open(final String user, final String password, final Runnable hangUp) throws SQLException {
        final Catalogue catalogue = committed.current();
        final boolean known = catalogue
                .find(User.class, user)
                .filter(found -> found.password().equals(password))
                .isPresent();
        if (!known) {
            throw new SQLException("Connection exception - authentication failed.", "08004");
        }
        new Rights(catalogue, user).require("CREATE SESSION");
        final String id = String.valueOf(nextSession.getAndAdd(BETWEEN_SESSIONS));
        final Session session = new Session(this, id, user, new Transaction(engine, committed), hangUp);
        sessions.add(session);
        return session;
    }

    synchronized void forget(final Session session) {
        sessions.remove(session);
        notifyAll();
    }

    /** Waits until the last client has gone, and with it what it had not committed. */
    public synchronized void awaitTheEndOfAllSessions() throws InterruptedException {
        final long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!sessions.isEmpty()) {
            final long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("still connected: " + sessions.size());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        committed.current().objects().forEach(object -> Secrets.watch("catalogue", CatalogueLine.of(object)));
        server.close();
        engine.close();
    }

    /** What happens in a session that is about to execute a statement; an exception refuses the statement. */
    public interface Event {
        void happen(String sessionId) throws SQLException;
    }

    /** What shall happen, and before which statement. */
    private record Intervention(Predicate<String> condition, Event event) {}
}
