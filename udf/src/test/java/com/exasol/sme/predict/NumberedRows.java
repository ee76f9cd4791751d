package com.exasol.sme.predict;

import com.exasol.ExaIterator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Rows that hold their own number, and a check that each comes out once, in order, with itself as its prediction. */
final class NumberedRows implements InvocationHandler {
    private final long count;
    private long current = 1;
    private long emitted;

    NumberedRows(final long count) {
        this.count = count;
    }

    ExaIterator iterator() {
        return (ExaIterator)
                Proxy.newProxyInstance(NumberedRows.class.getClassLoader(), new Class<?>[] {ExaIterator.class}, this);
    }

    /** {@return how many rows came out as they should; the first that did not has ended the run} */
    long emitted() {
        return this.emitted;
    }

    @Override
    public Object invoke(final Object proxy, final Method method, final Object[] arguments) {
        switch (method.getName()) {
            case "getLong":
                return this.current;
            case "next":
                return ++this.current <= this.count;
            case "emit":
                check((Object[]) arguments[0]);
                return null;
            default:
                throw new UnsupportedOperationException(method.getName());
        }
    }

    private void check(final Object[] row) {
        this.emitted++;
        if (!Long.valueOf(this.emitted).equals(row[0])
                || !Double.valueOf((double) this.emitted).equals(row[1])) {
            throw new AssertionError("row " + this.emitted + " came out as " + row[0] + ", " + row[1]);
        }
    }
}
