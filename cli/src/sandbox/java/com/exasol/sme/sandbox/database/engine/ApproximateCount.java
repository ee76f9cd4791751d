package com.exasol.sme.sandbox.database.engine;

import java.util.HashSet;
import java.util.Set;
import org.h2.api.Aggregate;
import org.h2.value.TypeInfo;

/**
 * APPROXIMATE_COUNT_DISTINCT, which is never exact here where it may be wrong there; public because the engine makes it.
 *
 * <p>INFERRED: that it is off by a percent or two. Exasol documents that it is fast and approximate, not how much so.
 */
public final class ApproximateCount implements Aggregate {
    private static final int EXACT = 100;

    private final Set<Object> values = new HashSet<>();

    @Override
    public int getInternalType(final int[] inputTypes) {
        return TypeInfo.TYPE_BIGINT.getValueType();
    }

    @Override
    public void add(final Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    @Override
    public Object getResult() {
        final long count = values.size();
        return count <= EXACT ? count : count - count / EXACT;
    }
}
