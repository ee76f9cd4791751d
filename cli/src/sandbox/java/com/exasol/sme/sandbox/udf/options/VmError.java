package com.exasol.sme.sandbox.udf.options;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.sql.SQLException;

/** The one way in which anything that goes wrong in a UDF reaches SQL. */
public final class VmError {
    private static final String STATE = "22002";

    private VmError() {}

    /** What only the sandbox says stays apart from what a database says. */
    public static SQLException of(final String text) {
        final String message = text.startsWith("SANDBOX: ") ? text : "VM error: " + text;
        return new SQLException(SeenErrorCodes.record(Secrets.watch("VM error", message)), STATE);
    }

    /** The script's options or its JVM are at fault, before any code of the script ran. */
    public static SQLException atStart(final String text) {
        return of("F-UDF-CL-LIB-1125: F-UDF-CL-SL-JAVA-1000: " + text);
    }

    public static SQLException crash() {
        return of("Internal error: VM crashed");
    }
}
