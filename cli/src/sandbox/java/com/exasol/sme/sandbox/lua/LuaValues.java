package com.exasol.sme.sandbox.lua;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua54.Lua54Natives;

/** Pushes SQL values the way a script sees them: NULL as null, every DECIMAL as decimal. */
final class LuaValues {
    private final int nullValue;
    private final int decimalMetatable;

    LuaValues(final int nullValue, final int decimalMetatable) {
        this.nullValue = nullValue;
        this.decimalMetatable = decimalMetatable;
    }

    void push(final Lua lua, final Object value) {
        if (value == null) {
            lua.refGet(nullValue);
        } else if (value instanceof String text) {
            pushText(lua, text);
        } else if (value instanceof Boolean truth) {
            lua.push(truth.booleanValue());
        } else if (value instanceof Double number) {
            lua.push(number);
        } else if (value instanceof Long || value instanceof BigDecimal) {
            pushDecimal(lua, new BigDecimal(value.toString()));
        } else if (value instanceof List<?> array) {
            pushArray(lua, array);
        } else {
            throw new IllegalArgumentException("no Lua value for a " + value.getClass());
        }
    }

    private void pushText(final Lua lua, final String text) {
        if (text.isEmpty()) {
            lua.refGet(nullValue);
        } else {
            LuaText.push(lua, text);
        }
    }

    void pushDecimal(final Lua lua, final BigDecimal value) {
        newUserdata(lua, 1);
        lua.push(value.toPlainString());
        setUserValue(lua, 1);
        lua.refGet(decimalMetatable);
        lua.setMetatable(-2);
    }

    private void pushArray(final Lua lua, final List<?> array) {
        lua.createTable(array.size(), 0);
        for (int at = 0; at < array.size(); at++) {
            push(lua, array.get(at));
            lua.rawSetI(-2, at + 1);
        }
    }

    /** The value of {@code decimal(text, precision, scale)}. */
    static BigDecimal decimal(final String text, final int precision, final int scale) {
        if (precision < 1 || precision > 36 || scale < 0 || scale > precision) {
            throw new ArithmeticException("no type DECIMAL(" + precision + "," + scale + ")");
        }
        final BigDecimal value = new BigDecimal(text.strip()).setScale(scale, RoundingMode.UNNECESSARY);
        if (value.precision() > precision) {
            throw new ArithmeticException("more than " + precision + " digits");
        }
        return value;
    }

    /** Pushes a full userdata, which unlike a table has no members but those of its metatable. */
    static void newUserdata(final Lua lua, final int userValues) {
        lua.checkStack(4);
        ((Lua54Natives) lua.getLuaNatives()).lua_newuserdatauv(lua.getPointer(), 1, userValues);
    }

    /** Pops the top as a user value of the userdata below it. */
    static void setUserValue(final Lua lua, final int number) {
        ((Lua54Natives) lua.getLuaNatives()).lua_setiuservalue(lua.getPointer(), -2, number);
    }
}
