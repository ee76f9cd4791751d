package com.exasol.sme.sagemaker.clients;

import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.PredictionUdf;
import com.exasol.sme.udf.TestRows;
import java.util.Collections;

/** A prediction script that sends 400 requests, each with one row, and tells how many rows came out. */
final class ManyRequestsProcess {
    private static final int ROWS = 400;

    private ManyRequestsProcess() {}

    public static void main(final String[] arguments) {
        final TestRows rows = new TestRows(Collections.nCopies(ROWS, new Object[] {1.0}), "DOUBLE", "DOUBLE");
        PredictionUdf.run(new TestMetadata(1).with("AWS", TestConnection.toBucket()), rows);
        System.out.println(rows.emitted().size());
    }
}
