package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.host.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs every call of a Java UDF in a JVM of its own, started and served as Exasol's client does it; or, where only the
 * UDF matters, all of them in one.
 */
public final class UdfProcess implements UdfRuntime {
    private final JvmArguments arguments;
    private final OptionParser optionParser;
    private final long memoryLimit;
    private final boolean isResident;
    private final Map<String, ResidentJvm> residents = new HashMap<>();
    private final Map<String, UdfJvm> running = new ConcurrentHashMap<>();
    private final List<String> consoles = new CopyOnWriteArrayList<>();

    /**
     * @param buckets      the directory that scripts know as /buckets
     * @param optionParser 1 as for Java 11 or 2 as for Java 17
     * @param memoryLimit  bytes that the database grants to one JVM
     */
    public UdfProcess(final Path buckets, final int optionParser, final long memoryLimit) {
        this(buckets, optionParser, memoryLimit, false);
    }

    /** @param isResident whether all calls share a JVM: quicker by far, but without the JVM's own options and console */
    public UdfProcess(final Path buckets, final int optionParser, final long memoryLimit, final boolean isResident) {
        this.isResident = isResident;
        this.arguments = new JvmArguments(buckets.toAbsolutePath(), memoryLimit);
        this.optionParser = OptionParser.version(optionParser);
        this.memoryLimit = memoryLimit;
    }

    @Override
    public List<List<Object>> run(
            final UdfScript script,
            final List<List<List<Object>>> groups,
            final UdfSession session,
            final UdfConnections connections)
            throws SQLException {
        if (groups.stream().allMatch(List::isEmpty)) {
            return withoutInput(script, groups);
        }
        final ScriptOptions options = optionParser.parse(script.body());
        if (options.needsCompiler()) {
            throw VmError.of("SANDBOX: there is no compiler for code in a script: "
                    + options.rest().strip());
        }
        final Invocation invocation = invocation(script, session);
        final List<InputBlocks> input = groups.stream()
                .map(rows -> new InputBlocks(invocation.inputs(), rows))
                .toList();
        final EmittedRows emitted = new EmittedRows(script.outputs(), invocation.outputs());
        final String classPath = arguments.classPath(options, HostJar.file());
        final DatabaseSide database = new DatabaseSide(invocation, input.iterator(), connections, emitted);
        if (isResident) {
            callResident(arguments.options(options), classPath, database);
        } else {
            runJvm(arguments.options(options), classPath, session.sessionId(), database);
        }
        return emitted.rows();
    }

    /** No rows, no run(): yet a SET script without GROUP BY gives one row of NULLs. */
    private static List<List<Object>> withoutInput(final UdfScript script, final List<List<List<Object>>> groups) {
        return script.set() && !groups.isEmpty()
                ? List.of(Arrays.asList(new Object[script.outputs().size()]))
                : List.of();
    }

    private void runJvm(
            final List<String> options, final String classPath, final String sessionId, final DatabaseSide database)
            throws SQLException {
        try (UdfJvm jvm = UdfJvm.start(options, classPath)) {
            running.put(sessionId, jvm);
            try (Socket socket = jvm.connect()) {
                serve(socket, database);
            } finally {
                running.remove(sessionId);
                jvm.awaitExit();
                consoles.add(jvm.console());
            }
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw VmError.of("SANDBOX: interrupted");
        }
    }

    private void callResident(final List<String> options, final String classPath, final DatabaseSide database)
            throws SQLException {
        try (Socket socket = resident(classPath).call(options)) {
            serve(socket, database);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private synchronized ResidentJvm resident(final String classPath) throws IOException {
        if (!residents.containsKey(classPath)) {
            residents.put(classPath, ResidentJvm.start(classPath));
        }
        return residents.get(classPath);
    }

    private static void serve(final Socket socket, final DatabaseSide database) throws SQLException {
        try {
            database.serve(socket);
        } catch (final IOException exception) {
            throw VmError.crash();
        }
    }

    @Override
    public void kill(final String sessionId) {
        Optional.ofNullable(running.get(sessionId)).ifPresent(UdfJvm::kill);
    }

    private Invocation invocation(final UdfScript script, final UdfSession session) throws SQLException {
        return new Invocation(
                "EXA",
                session.databaseVersion(),
                script.schema(),
                script.name(),
                script.body(),
                session.currentUser(),
                session.currentSchema(),
                session.sessionId(),
                session.statementId(),
                session.nodeCount(),
                memoryLimit,
                script.set(),
                UdfColumns.of(script.inputs()),
                UdfColumns.of(script.outputs()));
    }

    /** What the last finished JVM wrote to standard output and standard error. */
    public String lastConsole() {
        return consoles.get(consoles.size() - 1);
    }

    /** What all finished JVMs wrote, in the order of their ends. */
    public List<String> consoles() {
        return List.copyOf(consoles);
    }
}
