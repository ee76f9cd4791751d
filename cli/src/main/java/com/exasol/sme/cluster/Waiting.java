package com.exasol.sme.cluster;

import java.time.Duration;

/** Time that passes between two looks at something. */
public interface Waiting {
    /** The time of the system. */
    Waiting REAL = new Waiting() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(final Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }
    };

    /** A clock that only goes forward, and whose zero means nothing. */
    long nanos();

    void pause(Duration time) throws InterruptedException;
}
