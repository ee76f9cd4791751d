package com.exasol.sme.predict;

import com.exasol.ExaIterator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * Rows that hold their own number, and a check that each comes out once, in order, with itself as its prediction, or
 * without one where none is expected.
 */
final class NumberedRows implements InvocationHandler {
    private final long count;
    private final LongPredicate isRefused;
    private long current = 1;
    private long emitted;

    NumberedRows(final long count) {
        this(count, number -> false);
    }

    /** @param isRefused which rows are expected to come out without a prediction */
    NumberedRows(final long count, final LongPredicate isRefused) {
        this.count = count;
        this.isRefused = isRefused;
    }

    ExaIterator iterator() {
        return (ExaIterator)
                Proxy.newProxyInstance(NumberedRows.class.getClassLoader(), new Class<?>[] {ExaIterator.class}, this);
    }

    /** {@return how many rows came out as they should; the first that did not has ended the run} */
    long emitted() {
        return emitted;
    }

    boolean areAllOut() {
        return emitted == count;
    }

    @Override
    public Object invoke(final Object proxy, final Method method, final Object[] arguments) {
        switch (method.getName()) {
            case "getLong":
                return current;
            case "size":
                return count;
            case "next":
                return ++current <= count;
            case "emit":
                check((Object[]) arguments[0]);
                return null;
            default:
                throw new UnsupportedOperationException(method.getName());
        }
    }

    private void check(final Object[] row) {
        emitted++;
        final Double expected = isRefused.test(emitted) ? null : (double) emitted;
        if (!Long.valueOf(emitted).equals(row[0]) || !Objects.equals(expected, row[1])) {
            throw new AssertionError("row " + emitted + " came out as " + row[0] + ", " + row[1]);
        }
    }
}
