package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.request.LoadStep.Growth;

/** What grows next; a table of docs/load-control.md. */
enum GrowthRule {
    ROWS_WHILE_FAST(Cell.YES, Cell.ANY, Cell.YES, Cell.ANY, Growth.ROWS),
    ROWS_ALONE(Cell.YES, Cell.NO, Cell.NO, Cell.ANY, Growth.ROWS),
    ROWS_IN_TURN(Cell.YES, Cell.YES, Cell.NO, Cell.NO, Growth.ROWS),
    REQUESTS_IN_TURN(Cell.YES, Cell.YES, Cell.NO, Cell.YES, Growth.REQUESTS),
    REQUESTS_ALONE(Cell.NO, Cell.YES, Cell.ANY, Cell.ANY, Growth.REQUESTS),
    NOTHING(Cell.NO, Cell.NO, Cell.ANY, Cell.ANY, Growth.NONE);

    enum Cell {
        YES,
        NO,
        ANY;

        private boolean fits(final boolean fact) {
            return this == ANY || (this == YES) == fact;
        }
    }

    final Cell canRowsGrow;
    final Cell canRequestsGrow;
    final Cell isFast;
    final Cell didRowsGrow;
    final Growth next;

    GrowthRule(
            final Cell canRowsGrow,
            final Cell canRequestsGrow,
            final Cell isFast,
            final Cell didRowsGrow,
            final Growth next) {
        this.canRowsGrow = canRowsGrow;
        this.canRequestsGrow = canRequestsGrow;
        this.isFast = isFast;
        this.didRowsGrow = didRowsGrow;
        this.next = next;
    }

    /**
     * {@return what grows next}
     *
     * @param isFast whether the last doubling brought nearly all that it can
     * @param didRowsGrow whether the rows were what the last doubling was of
     */
    static Growth next(
            final boolean canRowsGrow, final boolean canRequestsGrow, final boolean isFast, final boolean didRowsGrow) {
        for (final GrowthRule rule : values()) {
            if (rule.canRowsGrow.fits(canRowsGrow)
                    && rule.canRequestsGrow.fits(canRequestsGrow)
                    && rule.isFast.fits(isFast)
                    && rule.didRowsGrow.fits(didRowsGrow)) {
                return rule.next;
            }
        }
        throw new IllegalStateException("no rule fits");
    }
}
