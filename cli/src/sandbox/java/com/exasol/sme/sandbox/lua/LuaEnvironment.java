package com.exasol.sme.sandbox.lua;

import static java.util.Objects.requireNonNull;

import com.exasol.sme.sandbox.result.StatementResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua54.Lua54;

/** A fresh Lua 5.4 with what Exasol adds to it; it must be closed, or its memory stays taken. */
final class LuaEnvironment implements AutoCloseable {
    private static final ByteBuffer ENVIRONMENT = compiled("environment.lua");

    final Lua lua = new Lua54();
    private final HostFunctions host;
    private final LuaValues values;
    private final int run;
    private final int flatten;

    LuaEnvironment(final LuaMeta meta, final LuaDatabase database) {
        host = new HostFunctions(database);
        lua.openLibraries();
        lua.load(ENVIRONMENT.duplicate(), "=environment");
        host.push(lua);
        pushMeta(meta);
        lua.pCall(7, 6);
        final int rowMetatable = lua.ref();
        final int resultMetatable = lua.ref();
        final int decimalMetatable = lua.ref();
        values = new LuaValues(lua.ref(), decimalMetatable);
        host.use(values, new QueryResults(values, resultMetatable, rowMetatable));
        flatten = lua.ref();
        run = lua.ref();
    }

    /** Compiles a Lua file of the sandbox once, because loading it as text for every script takes too long. */
    static ByteBuffer compiled(final String file) {
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

    /** Runs a script, leaving a word that says how it ended, and two values. */
    void run(final String body, final Map<String, Object> arguments) {
        arguments.forEach((name, value) -> {
            values.push(lua, value);
            lua.setGlobal(name);
        });
        lua.refGet(run);
        LuaText.push(lua, ScriptText.toLua(body));
        lua.pCall(1, 3);
        host.throwBug();
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

    List<String> output() {
        return host.output();
    }

    StatementResult query(final int number) {
        return host.query(number);
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

    /** A text that is not there, such as the schema of a session that has none open, stays unknown. */
    private void setText(final String name, final String text) {
        if (text != null) {
            LuaText.push(lua, text);
            lua.setField(-2, name);
        }
    }

    @Override
    public void close() {
        lua.close();
    }
}
