package com.exasol.sme.sandbox.database.session;

import com.exasol.sme.sandbox.aws.storage.S3;
import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.CatalogueLine;
import com.exasol.sme.sandbox.database.catalogue.CommittedCatalogue;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.User;
import com.exasol.sme.sandbox.database.engine.Engine;
import com.exasol.sme.sandbox.database.engine.Transaction;
import com.exasol.sme.sandbox.udf.call.UdfRuntime;
import com.exasol.sme.sandbox.watch.Secrets;
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
import java.util.stream.Collectors;

/** What all sessions of one database share: what is committed, the nodes, and the world around it. */
public final class DatabaseInstance implements AutoCloseable {
    public static final String NAME = "EXA";

    private static final long FIRST_SESSION = 1_839_255_503_714_910_208L;
    private static final long BETWEEN_SESSIONS = 65_536;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final UdfRuntime udfs;
    private final S3 s3;
    private final LuaHost lua;
    private final Session.Interpreter interpreter;
    private final int nodeCount;
    private final String version;
    private final Engine engine = new Engine();
    private final CommittedCatalogue committed;
    private final AtomicLong nextSession = new AtomicLong(FIRST_SESSION);
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<LoggedStatement> log = new CopyOnWriteArrayList<>();
    private final Set<String> exported = ConcurrentHashMap.newKeySet();
    private final Interventions interventions = new Interventions();
    private volatile IntUnaryOperator groupPlacement;

    /**
     * Starts without any session.
     *
     * @param catalogue   what is there from the beginning
     * @param interpreter runs what clients and scripts send
     */
    public DatabaseInstance(
            final UdfRuntime udfs,
            final S3 s3,
            final LuaHost lua,
            final int nodeCount,
            final String version,
            final Catalogue catalogue,
            final Session.Interpreter interpreter)
            throws SQLException {
        this.udfs = udfs;
        this.s3 = s3;
        this.lua = lua;
        this.nodeCount = nodeCount;
        this.version = version;
        this.interpreter = interpreter;
        groupPlacement = index -> index % nodeCount;
        committed = new CommittedCatalogue(catalogue);
    }

    public int nodeCount() {
        return nodeCount;
    }

    public String version() {
        return version;
    }

    public UdfRuntime udfs() {
        return udfs;
    }

    public S3 s3() {
        return s3;
    }

    public LuaHost lua() {
        return lua;
    }

    public Interventions interventions() {
        return interventions;
    }

    public List<LoggedStatement> statements() {
        return List.copyOf(log);
    }

    public void placeGroups(final IntUnaryOperator nodeOfIndex) {
        groupPlacement = nodeOfIndex;
    }

    public int nodeOfGroup(final int index) {
        return groupPlacement.applyAsInt(index);
    }

    /** One line for every committed object. */
    public List<String> catalogue() {
        return committed.current().objects().map(CatalogueLine::of).sorted().collect(Collectors.toList());
    }

    public boolean isExported(final String object) {
        return exported.contains(object);
    }

    public void noteExported(final String object) {
        exported.add(object);
    }

    void received(final Session session, final String sql) throws SQLException {
        log.add(new LoggedStatement(session.user(), sql));
        interventions.before(sql, session.id());
    }

    public List<Session> sessions() {
        return new ArrayList<>(sessions);
    }

    public Optional<Session> session(final String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /**
     * Logs a user in.
     *
     * @param hangUp makes the server stop listening to the client
     */
    public Session open(final String user, final String password, final Runnable hangUp) throws SQLException {
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
        final Session session = new Session(this, id, user, new Transaction(engine, committed), interpreter, hangUp);
        sessions.add(session);
        return session;
    }

    synchronized void forget(final Session session) {
        sessions.remove(session);
        notifyAll();
    }

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
    public void close() throws SQLException {
        committed.current().objects().forEach(object -> Secrets.watch("catalogue", CatalogueLine.of(object)));
        engine.close();
    }
}
