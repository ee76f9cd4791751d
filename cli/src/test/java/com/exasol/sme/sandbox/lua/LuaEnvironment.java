package com.exasol.sme.sandbox.lua;

import static java.util.Objects.requireNonNull;

import com.exasol.sme.sandbox.StatementResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import party.iroiro.luajava.JFunction;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua54.Lua54;

/** A fresh Lua 5.4 with what Exasol adds to it; it must be closed, or its memory stays taken. */
final class LuaEnvironment implements AutoCloseable {
    private static final ByteBuffer ENVIRONMENT = compiled("environment.lua");
    private static final ByteBuffer CJSON = compiled("cjson.lua");

    final Lua lua = new Lua54();
    final List<String> output = new ArrayList<>();
    private final LuaDatabase database;
    private final LuaValues values;
    private final QueryResults results;
    private final int run;
    private final int flatten;
    private RuntimeException bug;

    LuaEnvironment(final LuaMeta meta, final LuaDatabase database) {
        this.database = database;
        lua.openLibraries();
        lua.load(ENVIRONMENT.duplicate(), "=environment");
        lua.push(guarded(this::send));
        lua.push(guarded(this::makeDecimal));
        lua.push(guarded(LuaEnvironment::makeNull));
        lua.push(guarded(this::say));
        lua.push(guarded(LuaEnvironment::openCjson));
        pushMeta(meta);
        lua.pCall(6, 5);
        final int rowMetatable = lua.ref();
        final int resultMetatable = lua.ref();
        this.values = new LuaValues(lua.ref());
        this.results = new QueryResults(values, resultMetatable, rowMetatable);
        this.flatten = lua.ref();
        this.run = lua.ref();
    }

    private static ByteBuffer compiled(final String file) {
        try (InputStream source = requireNonNull(LuaEnvironment.class.getResourceAsStream(file), file);
                Lua compiler = new Lua54()) {
            compiler.load(LuaText.direct(source.readAllBytes()), "=" + file);
            final ByteBuffer code = compiler.dump();
            final byte[] bytes = new byte[code.remaining()];
            code.get(bytes);
            return LuaText.direct(bytes);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    void setGlobal(final String name, final Object value) {
        values.push(lua, value);
        lua.setGlobal(name);
    }

    /** Calls the script on top of the stack, leaving a boolean and two values. */
    void run() {
        lua.refGet(run);
        lua.insert(-2);
        lua.pCall(1, 3);
        throwBug();
    }

    /** Replaces the rows on top of the stack by a flat table of their cells, and returns how many rows there are. */
    int flatten(final int width) {
        lua.refGet(flatten);
        lua.insert(-2);
        lua.push(width);
        lua.pCall(2, 2);
        final int rows = Math.toIntExact(lua.toInteger(-1));
        lua.pop(1);
        return rows;
    }

    /** A script may catch any Lua error, but it must not hide a fault of the sandbox. */
    private void throwBug() {
        if (bug != null) {
            throw bug;
        }
    }

    private JFunction guarded(final JFunction function) {
        return state -> {
            try {
                return function.__call(state);
            } catch (final RuntimeException exception) {
                bug = exception;
                return raise(state, exception.toString());
            }
        };
    }

    /** Raises a Lua error; luajava takes -1 as the order to raise what is on top of the stack. */
    private static int raise(final Lua state, final String text) {
        LuaText.push(state, "SANDBOX: " + text);
        return -1;
    }

    private int send(final Lua state) {
        final String sql;
        try {
            sql = LuaText.read(state, 1);
        } catch (final CharacterCodingException exception) {
            return raise(state, "statement is not UTF-8");
        }
        try {
            final StatementResult result = database.execute(sql);
            state.push(true);
            results.push(state, result, sql);
            return 2;
        } catch (final SQLException exception) {
            state.push(false);
            LuaText.push(state, String.valueOf(exception.getMessage()));
            LuaText.push(state, String.valueOf(exception.getSQLState()));
            return 3;
        }
    }

    private int makeDecimal(final Lua state) {
        final String text = state.toString(1);
        final BigDecimal value;
        try {
            value = LuaValues.decimal(text, (int) state.toInteger(2), (int) state.toInteger(3));
        } catch (final NumberFormatException exception) {
            return raise(state, "decimal() of " + text);
        } catch (final ArithmeticException exception) {
            return raise(state, "decimal() of " + text + ": " + exception.getMessage());
        }
        values.pushDecimal(state, value);
        return 1;
    }

    private static int makeNull(final Lua state) {
        LuaValues.newUserdata(state, 0);
        state.insert(1);
        state.setMetatable(1);
        return 1;
    }

    private int say(final Lua state) {
        output.add(LuaText.readLeniently(state, 1));
        return 0;
    }

    private static int openCjson(final Lua state) {
        state.load(CJSON.duplicate(), "=cjson");
        state.getLuaNatives().lua_pushlightuserdata(state.getPointer(), 0);
        state.pCall(1, 1);
        return 1;
    }

    private void pushMeta(final LuaMeta meta) {
        lua.createTable(0, 9);
        setText("database_name", meta.databaseName());
        setText("database_version", meta.databaseVersion());
        setText("script_schema", meta.scriptSchema());
        setText("script_name", meta.scriptName());
        setText("current_user", meta.currentUser());
        setText("current_schema", meta.currentSchema());
        setText("session_id", meta.sessionId());
        lua.push(meta.statementId());
        lua.setField(-2, "statement_id");
        lua.push((long) meta.nodeCount());
        lua.setField(-2, "node_count");
    }

    private void setText(final String name, final String text) {
        if (text == null) {
            lua.getGlobal("null");
        } else {
            LuaText.push(lua, text);
        }
        lua.setField(-2, name);
    }

    @Override
    public void close() {
        lua.close();
    }
}
