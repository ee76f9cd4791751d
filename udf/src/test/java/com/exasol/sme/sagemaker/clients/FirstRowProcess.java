package com.exasol.sme.sagemaker.clients;

import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.PredictionUdf;
import com.exasol.sme.udf.TestRows;
import java.util.List;

/** A prediction script in a virtual machine of its own, with the options that a deployment gives it. */
final class FirstRowProcess {
    private FirstRowProcess() {}

    public static void main(final String[] arguments) {
        final TestRows rows = new TestRows(List.of(new Object[] {1.0}, new Object[] {2.0}), "DOUBLE", "DOUBLE");
        PredictionUdf.run(new TestMetadata(1).with("AWS", TestConnection.toBucket()), rows);
        System.out.println(rows.emitted());
    }
}
