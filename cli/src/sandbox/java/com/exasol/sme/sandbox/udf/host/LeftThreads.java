package com.exasol.sme.sandbox.udf.host;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds threads that keep a JVM alive: in a real database they make the statement hang for ever. */
final class LeftThreads {
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(500);

    private LeftThreads() {}

    /** Gives null, or what a thread that outlives run() would do. */
    static String find(final Thread... known) throws InterruptedException {
        final long deadline = System.nanoTime() + GRACE;
        for (final Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.isDaemon() || List.of(known).contains(thread)) {
                continue;
            }
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1_000_000, deadline - System.nanoTime()));
            if (thread.isAlive()) {
                return "SANDBOX: thread \"" + thread.getName()
                        + "\" is alive after run() and no daemon: a real database would wait for it for ever";
            }
        }
        return null;
    }
}
