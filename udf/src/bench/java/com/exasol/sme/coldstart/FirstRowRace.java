package com.exasol.sme.coldstart;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Starts prediction scripts of two builds and measures when their first row comes. */
public final class FirstRowRace implements AutoCloseable {
    private final Process standIn;
    private final String url;

    /** @param classPath this package with the UDF API */
    public FirstRowRace(final String classPath) throws IOException {
        standIn = ColdStart.startStandIn(classPath);
        url = "http://127.0.0.1:" + ColdStart.firstLine(standIn);
    }

    /** {@return wall time and processor time from the start of the process} */
    public Duration[] start(final List<String> options, final String classPath) {
        return new Variant(classPath, "", ColdStart.command(options, classPath, UdfStart.class, url)).start();
    }

    @Override
    public void close() {
        standIn.destroy();
    }
}
