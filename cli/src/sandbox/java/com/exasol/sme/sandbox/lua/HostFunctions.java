package com.exasol.sme.sandbox.lua;

import com.exasol.sme.sandbox.result.StatementResult;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import party.iroiro.luajava.JFunction;
import party.iroiro.luajava.Lua;

/** The functions of a script that Lua cannot do alone: statements, other scripts, userdata, output. */
final class HostFunctions {
    private static final ByteBuffer CJSON = LuaEnvironment.compiled("cjson.lua");

    private final LuaDatabase database;
    private final List<String> output = new ArrayList<>();
    private final List<StatementResult> queries = new ArrayList<>();
    private LuaValues values;
    private QueryResults results;
    private RuntimeException bug;

    HostFunctions(final LuaDatabase database) {
        this.database = database;
    }

    /** Pushes the functions in the order in which the environment takes them. */
    void push(final Lua lua) {
        lua.push(guarded(this::send));
        lua.push(guarded(this::makeDecimal));
        lua.push(guarded(HostFunctions::makeNull));
        lua.push(guarded(this::say));
        lua.push(guarded(HostFunctions::openCjson));
        lua.push(guarded(this::findImported));
    }

    /** Takes what the environment has made of itself. */
    void use(final LuaValues values, final QueryResults results) {
        this.values = values;
        this.results = results;
    }

    List<String> output() {
        return output;
    }

    StatementResult query(final int number) {
        return queries.get(number);
    }

    /** A script may catch any Lua error, but neither hide a fault of the sandbox nor outlive its session. */
    void throwBug() {
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
            results.push(state, result, queries.size(), sql);
            queries.add(result);
            return 2;
        } catch (final SQLException exception) {
            state.push(false);
            LuaText.push(state, String.valueOf(exception.getMessage()));
            LuaText.push(state, String.valueOf(exception.getSQLState()));
            return 3;
        }
    }

    private int findImported(final Lua state) {
        final String name;
        try {
            name = LuaText.read(state, 1);
        } catch (final CharacterCodingException exception) {
            return raise(state, "name of a script is not UTF-8");
        }
        try {
            final String body = database.imported(name);
            state.push(true);
            LuaText.push(state, ScriptText.toLua(body));
        } catch (final SQLException exception) {
            state.push(false);
            LuaText.push(state, String.valueOf(exception.getMessage()));
        }
        return 2;
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
}
