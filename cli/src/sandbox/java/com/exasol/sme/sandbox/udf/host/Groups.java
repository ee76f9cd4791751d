package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaCompilationException;

/** Runs a script for every group of the call, in one JVM, and puts the real client's codes before what goes wrong. */
final class Groups {
    private final Database database;
    private final Invocation invocation;
    private final RunThread runThread = new RunThread();
    private final HostMetadata metadata;
    private ScriptClass script;

    Groups(final Database database, final Invocation invocation) {
        this.database = database;
        this.invocation = invocation;
        metadata = new HostMetadata(invocation, database, runThread);
    }

    /** Gives null, or the complete text of the error. */
    String run() {
        if (!invocation.compilerMessages().isEmpty()) {
            return "F-UDF-CL-LIB-1125: F-UDF-CL-SL-JAVA-1000: F-UDF-CL-SL-JAVA-1037: \n"
                    + text(new ExaCompilationException("F-UDF-CL-SL-JAVA-1158: " + invocation.compilerMessages()));
        }
        script = new ScriptClass(metadata, invocation.set());
        final String error = runGroups();
        final String cleanupError = cleanup();
        if (runThread.violation() != null) {
            return runThread.violation();
        }
        if (error == null) {
            return cleanupError == null ? null : "F-UDF-CL-LIB-1128: " + cleanupError;
        }
        return cleanupError == null
                ? error
                : "F-UDF-CL-LIB-1111: Caught exception\n\n" + error
                        + "\n\n and caught another exception during cleanup\n\n" + cleanupError;
    }

    private String runGroups() {
        try {
            for (long rows = database.nextGroup(); rows >= 0; rows = database.nextGroup()) {
                script.run(new HostIterator(invocation, database, runThread, rows));
            }
            return null;
        } catch (final Throwable failure) {
            return "F-UDF-CL-LIB-1127: F-UDF-CL-SL-JAVA-1002: F-UDF-CL-SL-JAVA-1013: \n" + text(failure);
        }
    }

    private String cleanup() {
        try {
            script.cleanup();
            return null;
        } catch (final Throwable failure) {
            return "F-UDF-CL-SL-JAVA-1004: F-UDF.CL.SL.JAVA-1164: \n" + text(failure);
        }
    }

    /** No frames here: only what a script's method throws is printed with them. */
    private static String text(final Throwable failure) {
        return failure.toString().replace(ScriptClass.class.getName(), "com.exasol.ExaWrapper");
    }
}
