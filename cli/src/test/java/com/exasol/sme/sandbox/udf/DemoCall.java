package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.udf.call.UdfConnections;
import com.exasol.sme.sandbox.udf.call.UdfGroup;
import com.exasol.sme.sandbox.udf.call.UdfScript;
import com.exasol.sme.sandbox.udf.call.UdfSession;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One call of a small UDF, put together by a test. */
final class DemoCall {
    static final String SESSION = "1234567890";
    /** Larger than an int. */
    static final long STATEMENT = 5_000_000_042L;

    private static final long MEMORY = 2L << 30;
    private static final String OPTIONS = "%scriptclass " + DemoJar.SCRIPT_CLASS + ";\n%jar " + DemoJar.PATH + ";\n";

    private final UdfProcess process;
    private final List<Column> inputs = new ArrayList<>();
    private final List<Column> outputs = new ArrayList<>();
    private List<UdfGroup> groups = oneRow();
    private int node;
    private boolean given;
    private boolean set = true;
    private String body = OPTIONS;
    private UdfConnections connections = name -> {
        throw new SQLException("connection " + name + " does not exist");
    };

    private DemoCall(final UdfProcess process) {
        this.process = process;
    }

    static DemoCall ofRun(final Path buckets, final String statements) throws IOException {
        DemoJar.ofRun(buckets, statements);
        return of(buckets);
    }

    static DemoCall ofMembers(final Path buckets, final String members) throws IOException {
        DemoJar.ofMembers(buckets, members);
        return of(buckets);
    }

    static DemoCall of(final Path buckets) {
        return of(new UdfProcess(buckets, 2, MEMORY));
    }

    static DemoCall of(final UdfProcess process) {
        return new DemoCall(process);
    }

    DemoCall input(final String name, final String type) {
        inputs.add(new Column(name, SqlType.parse(type)));
        return this;
    }

    DemoCall output(final String name, final String type) {
        outputs.add(new Column(name, SqlType.parse(type)));
        return this;
    }

    DemoCall scalar() {
        set = false;
        return this;
    }

    DemoCall option(final String line) {
        body += line + "\n";
        return this;
    }

    DemoCall body(final String text) {
        body = text;
        return this;
    }

    DemoCall connections(final UdfConnections known) {
        connections = known;
        return this;
    }

    /** Adds a group of rows with one column. */
    DemoCall group(final Object... values) {
        return rows(Arrays.stream(values).map(Arrays::asList).toList());
    }

    DemoCall rows(final List<List<Object>> rows) {
        if (!given) {
            withoutGroups();
        }
        groups.add(new UdfGroup(
                node, groups.stream().mapToLong(group -> group.rows().size()).sum(), rows));
        return this;
    }

    /** The groups that follow run on this node. */
    DemoCall on(final int number) {
        node = number;
        return this;
    }

    DemoCall withoutGroups() {
        given = true;
        groups = new ArrayList<>();
        return this;
    }

    List<List<Object>> emitted() throws SQLException {
        final List<Column> parameters = inputs.isEmpty() ? List.of(new Column("ANY", SqlType.parse("INT"))) : inputs;
        return process.run(
                new UdfScript("S", "DEMO", set, parameters, outputs, body),
                groups,
                new UdfSession(SESSION, STATEMENT, "USER_NAME", "USER_NAME", "CURRENT", 3, "8.29.12"),
                connections);
    }

    private static List<UdfGroup> oneRow() {
        return List.of(new UdfGroup(0, 0, List.of(Arrays.asList((Object) null))));
    }

    /** The values of the only output column. */
    List<Object> values() throws SQLException {
        return emitted().stream().map(row -> row.get(row.size() - 1)).toList();
    }

    SQLException failure() {
        return catchThrowableOfType(SQLException.class, this::emitted);
    }

    String error() {
        return failure().getMessage();
    }

    String console() {
        return process.lastConsole();
    }
}
