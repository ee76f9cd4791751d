package com.exasol.sme.scripts.predictions;

import java.util.List;

/**
 * A column of a generated table; a low value moves the target down, a high one up, a NULL leaves it where it is.
 *
 * @param type   its type in SQL
 * @param low    texts of the low values
 * @param high   texts of the high values
 * @param weight how far a value moves the target
 */
record GeneratedColumn(String type, List<String> low, List<String> high, double weight) {
    /** A column that the target depends on. */
    static GeneratedColumn telling(final String type, final List<String> low, final List<String> high) {
        return new GeneratedColumn(type, low, high, 1);
    }

    /** A column that has nothing to do with the target, but must arrive like any other. */
    static GeneratedColumn silent(final String type, final String... values) {
        return new GeneratedColumn(type, List.of(values), List.of(values), 0);
    }
}
