package com.exasol.sme.predict.flow;

import com.exasol.sme.SmeException;
import com.exasol.sme.predict.request.Batch;

/** The sizes of requests that were answered, which tell whether another request may have failed for its size. */
public final class AnsweredSizes {
    private int fewestRows = Integer.MAX_VALUE;
    private int fewestBytes = Integer.MAX_VALUE;
    private int mostRows;
    private int mostBytes;

    void add(final Batch batch) {
        fewestRows = Math.min(fewestRows, batch.rowsSent());
        fewestBytes = Math.min(fewestBytes, batch.bytesSent());
        mostRows = Math.max(mostRows, batch.rowsSent());
        mostBytes = Math.max(mostBytes, batch.bytesSent());
    }

    public boolean isEmpty() {
        return mostRows == 0;
    }

    /** {@return whether a request of one row was answered, which not every container takes} */
    public boolean hasOneRow() {
        return fewestRows == 1;
    }

    /** {@return whether fewer rows may be answered where this many failed; they may where nothing was answered yet} */
    public boolean isAboveSmallest(final Batch batch) {
        return isEmpty() || batch.rowsSent() > fewestRows || batch.bytesSent() > fewestBytes;
    }

    /** {@return how many rows were answered at most; 0 if so many as those that failed now were answered} */
    int mostRowsBelow(final int failedRows) {
        return mostRows < failedRows ? mostRows : 0;
    }

    boolean isAboveLargest(final int rows, final int bytes) {
        return rows > mostRows || bytes > mostBytes;
    }

    /** Adds to a failure what larger requests may be too large for. */
    public SmeException addTo(final SmeException failure) {
        return isEmpty()
                ? failure
                : failure.withAddition(
                        "Requests of up to " + mostRows + " rows and " + mostBytes + " bytes were answered.");
    }
}
