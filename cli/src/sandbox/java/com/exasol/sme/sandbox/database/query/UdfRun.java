package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Values;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.StatementResult;
import com.exasol.sme.sandbox.udf.call.UdfConnections.ConnectionData;
import com.exasol.sme.sandbox.udf.call.UdfGroup;
import com.exasol.sme.sandbox.udf.call.UdfScript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a UDF: its input made fit, its groups formed, its output checked. */
final class UdfRun {
    /** So many rows of input a SCALAR script has before it at a time. */
    private static final int BLOCK = 2048;

    private final Names names;
    private final Session session;
    private final UdfCall call;
    private final Script script;
    private final List<Column> inputs;

    UdfRun(final Names names, final UdfCall call, final List<Column> inputs) {
        this.names = names;
        session = names.session();
        this.call = call;
        script = call.script();
        this.inputs = inputs;
    }

    /**
     * Runs a SET script.
     *
     * @param rows arguments, then the values to group by
     */
    StatementResult run(final List<List<Object>> rows, final GroupPlaces places, final boolean grouped)
            throws SQLException {
        check();
        final Map<List<Object>, List<List<Object>>> groups = new LinkedHashMap<>();
        for (final List<Object> row : rows) {
            groups.computeIfAbsent(row.subList(inputs.size(), row.size()), key -> new ArrayList<>())
                    .add(input(row));
        }
        if (groups.isEmpty()) {
            return StatementResult.of(call.outputs(), grouped ? List.of() : List.of(allNull()));
        }
        final List<List<Object>> output = new ArrayList<>();
        for (final List<Object> row : emitted(placed(groups, places))) {
            output.add(convert(row, call.outputs()));
        }
        return StatementResult.of(call.outputs(), output);
    }

    /** Runs a SCALAR script, and gives the rows that it emits for each row of arguments. */
    List<List<List<Object>>> runScalar(final List<List<Object>> rows) throws SQLException {
        check();
        final List<UdfGroup> blocks = new ArrayList<>();
        for (int first = 0; first < rows.size(); first += BLOCK) {
            final List<List<Object>> block = new ArrayList<>();
            for (final List<Object> row : rows.subList(first, Math.min(first + BLOCK, rows.size()))) {
                block.add(input(row));
            }
            blocks.add(new UdfGroup(session.database().nodeOfGroup(blocks.size()), first, block));
        }
        final List<List<List<Object>>> output = new ArrayList<>();
        rows.forEach(row -> output.add(new ArrayList<>()));
        if (!blocks.isEmpty()) {
            for (final List<Object> row : emitted(blocks)) {
                output.get(((Long) row.get(0)).intValue()).add(convert(row.subList(1, row.size()), call.outputs()));
            }
        }
        return output;
    }

    private List<List<Object>> emitted(final List<UdfGroup> placed) throws SQLException {
        final UdfScript udf = new UdfScript(
                script.name().schema(), script.name().name(), isSet(), inputs, call.outputs(), script.code());
        requireContainer(placed);
        return session.database().udfs().run(udf, placed, session.udfSession(names.user()), this::connection);
    }

    /** A node that cannot start the language fails the call for all of them. */
    private void requireContainer(final List<UdfGroup> placed) throws SQLException {
        final Optional<LanguageContainer> container = LanguageContainer.of(session.language(script.language()));
        if (container.isPresent()) {
            for (final UdfGroup group : placed) {
                container.get().require(session.database().udfs(), group.node());
            }
        }
    }

    private static List<UdfGroup> placed(final Map<List<Object>, List<List<Object>>> groups, final GroupPlaces places) {
        final List<UdfGroup> placed = new ArrayList<>();
        long firstRow = 0;
        for (final Map.Entry<List<Object>, List<List<Object>>> group : groups.entrySet()) {
            final List<Object> key = group.getKey();
            final int node = groups.size() == 1 ? places.loneNode(key) : places.node(key, placed.size());
            placed.add(new UdfGroup(node, firstRow, group.getValue()));
            firstRow += group.getValue().size();
        }
        return placed;
    }

    /** A JVM that was just starting when its session was killed gets no further. */
    private ConnectionData connection(final String name) throws SQLException {
        session.requireAlive();
        return new ConnectionAccess(session, names.rights()).read(name, script.name());
    }

    private void check() throws SQLException {
        final String definition = session.language(script.language());
        final Optional<LanguageContainer> container =
                definition == null ? Optional.empty() : LanguageContainer.of(definition);
        if (!container.map(LanguageContainer::isJava).orElse("builtin_java".equals(definition))) {
            throw Refused.notInSubset("a call of script " + script.name() + " in " + script.language());
        }
        if (isSet() && inputs.isEmpty()) {
            throw new SQLException("data exception - missing input parameters for SET UDF script", Refused.STATE_DATA);
        }
    }

    private boolean isSet() {
        return script.kind() == Script.Kind.SET;
    }

    private List<Object> allNull() {
        return Collections.nCopies(call.outputs().size(), null);
    }

    private List<Object> input(final List<Object> row) throws SQLException {
        return convert(row.subList(0, inputs.size()), inputs);
    }

    private List<Object> convert(final List<Object> row, final List<Column> columns) throws SQLException {
        final List<Object> converted = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            final Column column = columns.get(index);
            converted.add(Values.convert(
                    row.get(index),
                    column.type(),
                    session.formats(),
                    ObjectName.quoted(column.name()) + " of script " + script.name()));
        }
        return Collections.unmodifiableList(converted);
    }
}
