package com.exasol.sme.sandbox.udf.host;

/**
 * The only thread that may touch what Exasol hands to a UDF.
 *
 * <p>The real client has no locks: a second thread may work, hang for ever or mix rows. So here it always fails.
 */
final class RunThread {
    private final Thread owner = Thread.currentThread();
    private volatile String violation;

    void check(final String method) {
        final Thread caller = Thread.currentThread();
        if (caller != owner) {
            violation = "SANDBOX: thread \"" + caller.getName() + "\" called " + method
                    + ", but only the thread of run() may: the real client has no locks";
            throw new IllegalStateException(violation);
        }
    }

    /** What another thread did, even if nobody saw its exception; null when nothing. */
    String violation() {
        return violation;
    }
}
