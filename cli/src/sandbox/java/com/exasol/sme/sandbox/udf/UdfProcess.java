package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.call.UdfConnections;
import com.exasol.sme.sandbox.udf.call.UdfConnections.ConnectionData;
import com.exasol.sme.sandbox.udf.call.UdfGroup;
import com.exasol.sme.sandbox.udf.call.UdfRuntime;
import com.exasol.sme.sandbox.udf.call.UdfScript;
import com.exasol.sme.sandbox.udf.call.UdfSession;
import com.exasol.sme.sandbox.udf.classes.HostJar;
import com.exasol.sme.sandbox.udf.classes.InlineCode;
import com.exasol.sme.sandbox.udf.host.Invocation;
import com.exasol.sme.sandbox.udf.host.UdfHost;
import com.exasol.sme.sandbox.udf.options.OptionParser;
import com.exasol.sme.sandbox.udf.options.ScriptOptions;
import com.exasol.sme.sandbox.udf.options.VmError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * Runs every call of a Java UDF in JVMs of its own, started and served as Exasol's client does it; or, where only the
 * UDF matters, all of them in one.
 */
public final class UdfProcess implements UdfRuntime {
    private final IntFunction<Path> buckets;
    private final OptionParser optionParser;
    private final long memoryLimit;
    private final int vmsPerNode;
    private final boolean isResident;
    /** By sessions, what ends the JVMs of their calls. */
    private final Map<String, Runnable> running = new ConcurrentHashMap<>();

    private volatile String javaVersion;
    private final List<String> consoles = new CopyOnWriteArrayList<>();
    private final NodeTmp tmp = new NodeTmp();
    private final Map<String, String> otherKinds = new ConcurrentHashMap<>();
    private final AtomicReference<StatementEnd> nextEnd = new AtomicReference<>();
    private volatile int blockSize = InputBlocks.USUAL_SIZE;

    /**
     * @param buckets      the directory that scripts know as /buckets
     * @param optionParser 1 as for Java 11 or 2 as for Java 17
     * @param memoryLimit  bytes that the database grants to one JVM
     */
    public UdfProcess(final Path buckets, final int optionParser, final long memoryLimit) {
        this(node -> buckets, optionParser, memoryLimit, 1, false);
    }

    /**
     * @param buckets    the directory that scripts on a node know as /buckets
     * @param vmsPerNode how many JVMs of one call run on a node at the same time
     * @param isResident whether all calls share a JVM: quicker by far, but without the JVM's own options and console
     */
    public UdfProcess(
            final IntFunction<Path> buckets,
            final int optionParser,
            final long memoryLimit,
            final int vmsPerNode,
            final boolean isResident) {
        this.buckets = buckets;
        this.isResident = isResident;
        this.optionParser = OptionParser.version(optionParser);
        this.memoryLimit = memoryLimit;
        this.vmsPerNode = vmsPerNode;
    }

    /** Lets code in scripts take its Java for another version. */
    public void pretendJava(final String version) {
        javaVersion = version;
    }

    /** Ends the statement of the next call of a script. */
    public void endNext(final StatementEnd end) {
        nextEnd.set(end);
    }

    /** Hands out a connection as one of another kind than CREATE CONNECTION makes. */
    public void handOutAs(final String kind, final String connection) {
        otherKinds.put('"' + connection.replace("\"", "\"\"") + '"', kind);
    }

    /** Lets the database send its rows in smaller blocks than it usually does. */
    public void sendBlocksOf(final int bytes) {
        blockSize = bytes;
    }

    /** What stands for /tmp on a node. */
    Path tmp(final int node) {
        return tmp.of(node);
    }

    @Override
    public List<List<Object>> run(
            final UdfScript script,
            final List<UdfGroup> groups,
            final UdfSession session,
            final UdfConnections connections)
            throws SQLException {
        if (groups.stream().allMatch(group -> group.rows().isEmpty())) {
            return withoutInput(script, groups);
        }
        final InstanceLimit limit = InstanceLimit.of(script.body());
        final ScriptOptions options = optionParser.parse(limit.rest());
        final StatementEnd end = takeEnd(script.name());
        final List<UdfVm> vms = new ArrayList<>();
        for (final VmShare share : VmShare.of(groups, Math.min(limit.most(), vmsPerNode))) {
            final Invocation invocation = invocation(script, options, session, share.node());
            vms.add(vm(share, invocation, options, script, connections, end));
        }
        // Code needs the files of its node, which a JVM knows from its start.
        if (isResident && !options.needsCompiler()) {
            callResident(vms, session.sessionId());
        } else {
            runJvms(vms, session.sessionId());
        }
        return vms.stream().flatMap(vm -> vm.emitted().rows().stream()).toList();
    }

    @Override
    public boolean hasFile(final int node, final String path) {
        return Files.isRegularFile(buckets.apply(node).resolve(path));
    }

    /** No rows, no run(): yet a SET script without GROUP BY gives one row of NULLs. */
    private static List<List<Object>> withoutInput(final UdfScript script, final List<UdfGroup> groups) {
        return script.set() && !groups.isEmpty()
                ? List.of(Arrays.asList(new Object[script.outputs().size()]))
                : List.of();
    }

    private StatementEnd takeEnd(final String script) {
        final StatementEnd end = nextEnd.get();
        return end != null && end.script().equals(script) && nextEnd.compareAndSet(end, null) ? end : null;
    }

    private ConnectionData asHandedOut(final String name, final ConnectionData connection) {
        return new ConnectionData(
                otherKinds.getOrDefault(name, connection.kind()),
                connection.address(),
                connection.user(),
                connection.password());
    }

    private UdfVm vm(
            final VmShare share,
            final Invocation invocation,
            final ScriptOptions options,
            final UdfScript script,
            final UdfConnections connections,
            final StatementEnd end)
            throws SQLException {
        final List<InputBlocks> input = share.groups().stream()
                .map(group -> new InputBlocks(invocation.inputs(), group, blockSize))
                .toList();
        final EmittedRows emitted = new EmittedRows(script.outputs(), invocation.outputs(), script.set());
        final JvmArguments arguments =
                new JvmArguments(buckets.apply(share.node()).toAbsolutePath(), memoryLimit);
        final List<String> jvmOptions = new ArrayList<>(arguments.options(options));
        if (javaVersion != null && options.needsCompiler()) {
            jvmOptions.add("-D" + UdfHost.PRETENDED_JAVA + "=" + javaVersion);
        }
        return new UdfVm(
                jvmOptions,
                arguments.classPath(options, HostJar.file(), tmp.of(share.node())),
                new DatabaseSide(
                        invocation, input.iterator(), name -> asHandedOut(name, connections.find(name)), emitted, end),
                emitted);
    }

    private String compilerMessages(final UdfScript script, final ScriptOptions options, final int node) {
        try {
            return options.needsCompiler() ? InlineCode.compile(script.name(), options.rest(), tmp.of(node)) : "";
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void runJvms(final List<UdfVm> vms, final String sessionId) throws SQLException {
        final CallJvms jvms = new CallJvms(consoles::add);
        running.put(sessionId, jvms::kill);
        try {
            jvms.run(vms);
        } finally {
            running.remove(sessionId);
        }
    }

    private void callResident(final List<UdfVm> vms, final String sessionId) throws SQLException {
        for (final UdfVm vm : vms) {
            callResident(vm, sessionId);
        }
    }

    private void callResident(final UdfVm vm, final String sessionId) throws SQLException {
        final ResidentJvm jvm;
        try {
            jvm = ResidentJvm.with(vm.classPath());
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        running.put(sessionId, jvm::kill);
        try (Socket socket = jvm.call(vm.options())) {
            vm.database().serve(socket);
        } catch (final IOException exception) {
            if (jvm.isAlive()) {
                throw new UncheckedIOException(exception);
            }
            throw VmError.crash();
        } finally {
            running.remove(sessionId);
        }
    }

    @Override
    public void kill(final String sessionId) {
        Optional.ofNullable(running.get(sessionId)).ifPresent(Runnable::run);
    }

    private Invocation invocation(
            final UdfScript script, final ScriptOptions options, final UdfSession session, final int node)
            throws SQLException {
        return new Invocation(
                "EXA",
                session.databaseVersion(),
                script.schema(),
                script.name(),
                script.body(),
                compilerMessages(script, options, node),
                session.currentUser(),
                session.scopeUser(),
                session.currentSchema(),
                session.sessionId(),
                session.statementId(),
                session.nodeCount(),
                node,
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
