package com.exasol.sme.shared;

/** Shows a person how far something is that takes its time. */
@FunctionalInterface
public interface Progress {
    /** Shows nothing. */
    Progress NONE = (task, total, unit) -> (done, remark) -> {};

    /**
     * Something begins.
     *
     * @param task  what is done, as a sentence without its end
     * @param total how much is to be done, below zero if nobody knows
     * @param unit  what is counted
     */
    Step begin(String task, long total, Unit unit);

    /** What is counted. */
    enum Unit {
        BYTES,
        NODES
    }

    /** Something that has begun; it ends when it is closed. */
    @FunctionalInterface
    interface Step extends AutoCloseable {
        /**
         * It has come so far.
         *
         * @param done   how much is done
         * @param remark what it waits for, empty if there is nothing to say
         */
        void reached(long done, String remark);

        @Override
        default void close() {
            // There may be nothing to tidy up.
        }
    }
}
