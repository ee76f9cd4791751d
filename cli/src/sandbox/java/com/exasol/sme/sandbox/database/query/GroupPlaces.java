package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.session.DatabaseInstance;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Says which node runs which group of a call: the one that holds its rows if they are grouped by node, else any. */
final class GroupPlaces {
    private final int localKey;
    private final IntUnaryOperator others;

    private GroupPlaces(final int localKey, final IntUnaryOperator others) {
        this.localKey = localKey;
        this.others = others;
    }

    /**
     * @param keys      the engine's texts of what rows are grouped by
     * @param localNode the engine's text of {@code IPROC()}
     */
    static GroupPlaces of(final List<String> keys, final String localNode, final DatabaseInstance database) {
        final int localKey = keys.stream().map(String::strip).toList().indexOf(localNode);
        return new GroupPlaces(localKey, database::nodeOfGroup);
    }

    /** A lone group runs where it would run among those before it: its key decides, if that is a number. */
    int loneNode(final List<Object> key) {
        final boolean isCounted = key.size() == 1 && key.get(0) instanceof Number number && number.intValue() > 0;
        return node(key, isCounted ? ((Number) key.get(0)).intValue() - 1 : 0);
    }

    /** @param index how many groups there were before */
    int node(final List<Object> key, final int index) {
        return localKey < 0 ? others.applyAsInt(index) : ((Number) key.get(localKey)).intValue();
    }
}
