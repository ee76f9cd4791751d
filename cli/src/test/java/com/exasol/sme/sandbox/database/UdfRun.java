package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.Column;
import com.exasol.sme.sandbox.StatementResult;
import com.exasol.sme.sandbox.udf.UdfConnections.ConnectionData;
import com.exasol.sme.sandbox.udf.UdfGroup;
import com.exasol.sme.sandbox.udf.UdfScript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a UDF: its input made fit, its groups formed, its output checked. */
final class UdfRun {
    private final Session session;
    private final Script script;
    private final GroupPlaces places;

    UdfRun(final Session session, final Script script, final GroupPlaces places) {
        this.session = session;
        this.script = script;
        this.places = places;
    }

    /**
     * Runs the script.
     *
     * @param rows      arguments, then the values to group by
     * @param arguments how many of a row's values are arguments
     */
    StatementResult run(final List<List<Object>> rows, final int arguments, final boolean grouped) throws SQLException {
        check(arguments);
        final Map<List<Object>, List<List<Object>>> groups = new LinkedHashMap<>();
        for (final List<Object> row : rows) {
            groups.computeIfAbsent(row.subList(arguments, row.size()), key -> new ArrayList<>())
                    .add(input(row));
        }
        if (groups.isEmpty()) {
            return StatementResult.of(script.outputs(), grouped || !isSet() ? List.of() : List.of(allNull()));
        }
        final UdfScript udf = new UdfScript(
                script.name().schema(),
                script.name().name(),
                isSet(),
                script.inputs(),
                script.outputs(),
                script.code());
        final List<UdfGroup> placed = placed(groups);
        requireContainer(placed);
        final List<List<Object>> emitted =
                session.database().udfs().run(udf, placed, session.udfSession(), this::connection);
        final List<List<Object>> output = new ArrayList<>();
        for (final List<Object> row : emitted) {
            output.add(convert(row, script.outputs()));
        }
        return StatementResult.of(script.outputs(), output);
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

    private List<UdfGroup> placed(final Map<List<Object>, List<List<Object>>> groups) {
        final List<UdfGroup> placed = new ArrayList<>();
        groups.forEach((key, rows) -> placed.add(
                new UdfGroup(groups.size() == 1 ? places.loneNode(key) : places.node(key, placed.size()), rows)));
        return placed;
    }

    /** A JVM that was just starting when its session was killed gets no further. */
    private ConnectionData connection(final String name) throws SQLException {
        session.requireAlive();
        return new ConnectionAccess(session).read(name, script.name());
    }

    private void check(final int arguments) throws SQLException {
        final String definition = session.language(script.language());
        final Optional<LanguageContainer> container =
                definition == null ? Optional.empty() : LanguageContainer.of(definition);
        if (!container.map(LanguageContainer::isJava).orElse("builtin_java".equals(definition))) {
            throw Refused.notInSubset("a call of script " + script.name() + " in " + script.language());
        }
        if (isSet() && script.inputs().isEmpty()) {
            throw new SQLException("data exception - missing input parameters for SET UDF script", Refused.STATE_DATA);
        }
        if (arguments != script.inputs().size()) {
            throw Refused.statement(
                    "script " + script.name() + " takes " + script.inputs().size() + " arguments, not " + arguments);
        }
    }

    private boolean isSet() {
        return script.kind() == Script.Kind.SET;
    }

    private List<Object> allNull() {
        return Collections.nCopies(script.outputs().size(), null);
    }

    private List<Object> input(final List<Object> row) throws SQLException {
        return convert(row.subList(0, script.inputs().size()), script.inputs());
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
