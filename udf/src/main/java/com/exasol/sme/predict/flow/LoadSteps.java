package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.request.LoadStep;
import com.exasol.sme.predict.request.LoadStep.Growth;

/** The step that requests are sent by now, and the two before it that were measured. */
final class LoadSteps {
    private LoadStep before;
    private LoadStep measured;
    private LoadStep current;

    LoadSteps(final int rows, final int requests) {
        current = new LoadStep(rows, requests, Growth.NONE);
    }

    LoadStep current() {
        return current;
    }

    /** {@return what grew in the last step but the current one} */
    Growth lastGrowth() {
        return measured.growth();
    }

    /** Sends so many rows from now on, which nothing is known of. */
    void useRows(final int rows) {
        current = new LoadStep(rows, current.requests(), Growth.NONE);
    }

    void useRowsAtMost(final int rows) {
        if (current.rows() > rows) {
            useRows(Math.max(1, rows));
        }
    }

    /** {@return what the doubling before the current step was found to be; null if there was none} */
    Finding finding() {
        return before == null || measured.growth() == Growth.NONE
                ? null
                : Finding.of(measured.gainOver(before), measured.delayOver(before));
    }

    /** {@return whether a request takes hardly longer than under the step before} */
    boolean isAsQuick(final long nanos) {
        return nanos <= 2 / Finding.FULL_GAIN.leastGain * measured.nanos();
    }

    /** {@return the current step, without the doubling before it, which was of no use} */
    LoadStep withoutLastGrowth() {
        return measured.growth() == Growth.ROWS
                ? new LoadStep(before.rows(), current.requests(), Growth.NONE)
                : new LoadStep(current.rows(), before.requests(), Growth.NONE);
    }

    /** The current step has been measured. */
    void measured() {
        before = measured;
        measured = current;
    }

    void use(final LoadStep next) {
        current = next;
    }
}
