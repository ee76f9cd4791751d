package com.exasol.sme.udf;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.testkit.TestConnection;

/** Watches what scripts show for the secret of their connection; the test that sees it there fails. */
public final class Shown {
    private static final String PLACE = "what a script shows";

    static {
        Secrets.keep(TestConnection.SECRET);
    }

    private Shown() {}

    public static void watch(final Object shown) {
        Secrets.watch(PLACE, String.valueOf(shown));
    }

    /** An exception as a log would show it, with those behind it. */
    public static void watch(final Throwable failure) {
        Secrets.watch(PLACE, failure);
    }
}
