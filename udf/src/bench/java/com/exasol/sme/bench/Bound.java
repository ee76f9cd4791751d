package com.exasol.sme.bench;

/** What a ratio has to be, or nothing. */
final class Bound {
    static final Bound NONE = new Bound(0, 0, "");

    private final double least;
    private final double most;
    private final String text;

    private Bound(final double least, final double most, final String text) {
        this.least = least;
        this.most = most;
        this.text = text;
    }

    static Bound atLeast(final double least) {
        return new Bound(least, Double.MAX_VALUE, "at least " + least);
    }

    static Bound atMost(final double most) {
        return new Bound(0, most, "at most " + most);
    }

    /** {@return two cells of a table} */
    String judge(final double ratio) {
        if (this == NONE) {
            return " | ";
        }
        return text + (ratio >= least && ratio <= most ? " | yes" : " | **no**");
    }
}
