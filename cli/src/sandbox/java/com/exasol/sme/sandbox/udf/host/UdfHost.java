package com.exasol.sme.sandbox.udf.host;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Stands for Exasol's Java client in a JVM of its own: fetches work from the database, runs the script, tells how it went. */
public final class UdfHost {
    /** The system property for a version of Java that there is none of here. */
    public static final String PRETENDED_JAVA = "sandbox.java";

    private UdfHost() {}

    /** Takes the port of the database's side on the loopback interface. */
    public static void main(final String[] args) throws IOException, InterruptedException {
        // A client whose database is gone aborts: no cleanup, no shutdown hooks.
        final Optional<CompletableFuture<Void>> unused = ProcessHandle.current()
                .parent()
                .map(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        System.setProperty("java.version", System.getProperty(PRETENDED_JAVA, System.getProperty("java.version")));
        try (Database database = new Database(Integer.parseInt(args[0]))) {
            final Invocation invocation = database.invocation();
            final String[] error = new String[1];
            // A thread of its own, so that -Xss holds for it as for all others.
            final Thread main = new Thread(() -> error[0] = new Groups(database, invocation).run(), "main");
            main.start();
            main.join();
            final String left = LeftThreads.find(Thread.currentThread());
            if (left == null) {
                finish(database, error[0]);
                return;
            }
            database.finish(error[0] == null ? left : left + "; it would hide this error: " + error[0]);
        }
        Runtime.getRuntime().halt(1);
    }

    /** The process of the real client outlives an error that it has told. */
    private static void finish(final Database database, final String error) throws IOException, InterruptedException {
        database.finish(error);
        if (error != null) {
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
