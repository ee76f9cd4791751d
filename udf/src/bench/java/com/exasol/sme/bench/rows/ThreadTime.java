package com.exasol.sme.bench.rows;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of the thread that asks, which goes on only while the thread runs. */
public final class ThreadTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ThreadTime() {}

    public static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
