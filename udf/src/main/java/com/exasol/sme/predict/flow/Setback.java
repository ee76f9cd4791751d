package com.exasol.sme.predict.flow;

/** What was seen that makes requests smaller; a table of docs/load-control.md. */
enum Setback {
    SLOW(Rows.HALF, Bytes.SAME, Pause.SAME_EACH_TIME),
    TIMED_OUT(Rows.HALF, Bytes.SAME, Pause.LONGER_EACH_TIME),
    FAILED_AS_A_WHOLE(Rows.HALF_OR_ANSWERED, Bytes.FEWER, Pause.LONGER_EACH_TIME),
    TOO_LARGE(Rows.HALF, Bytes.HALF_FOR_GOOD, Pause.NONE);

    /** How many rows of the request that it was seen of are sent from now on. */
    enum Rows {
        HALF,
        HALF_OR_ANSWERED
    }

    /** How many bytes of the request that it was seen of are sent from now on. */
    enum Bytes {
        SAME,
        FEWER,
        HALF_FOR_GOOD
    }

    /** How long rows do not grow. */
    enum Pause {
        NONE,
        SAME_EACH_TIME,
        /** Only if no request of that size was ever answered. */
        LONGER_EACH_TIME
    }

    final Rows rows;
    final Bytes bytes;
    final Pause pause;

    Setback(final Rows rows, final Bytes bytes, final Pause pause) {
        this.rows = rows;
        this.bytes = bytes;
        this.pause = pause;
    }
}
