package com.exasol.sme.coldstart;

import com.exasol.sme.bench.jvm.ScriptMetadata;
import com.exasol.sme.udf.PredictionUdf;

/** A prediction script from the start of its process to its first row. */
final class UdfStart {
    private static final int ROWS = 10;

    private UdfStart() {}

    public static void main(final String[] arguments) {
        PredictionUdf.run(ScriptMetadata.ofColumns(5), new FirstRow(ROWS, 123_456L, 0.5, 42, "some text", 3.25));
    }
}
