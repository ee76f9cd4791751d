package com.exasol.sme.coldstart;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.sme.bench.jvm.ScriptMetadata;
import com.exasol.sme.udf.AutopilotJobStatusPollingUdf;

/** A control-plane script from the start of its process to its one row. */
final class PollingStart {
    private PollingStart() {}

    public static void main(final String[] arguments) throws ExaIterationException, ExaDataTypeException {
        AutopilotJobStatusPollingUdf.run(
                ScriptMetadata.ofColumns(2),
                new FirstRow(
                        1,
                        "7",
                        "{\"job_name\":\"churn\",\"connection_name\":\"AWS\",\"aws_region\":\"eu-central-1\"}"));
    }
}
