package com.exasol.sme.bench.jvm;

import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;

/** What the database tells the scripts that are measured: how many columns come in, and one CONNECTION. */
public final class ScriptMetadata {
    public static final String KEY_ID = "AKIAEXAMPLE";
    public static final String SECRET = "nosecret";

    private ScriptMetadata() {}

    /** {@return that of a script with so many columns, which has the CONNECTION AWS} */
    public static TestMetadata ofColumns(final int inputColumns) {
        return new TestMetadata(inputColumns)
                .with("AWS", new TestConnection("https://bucket.s3.eu-central-1.amazonaws.com", KEY_ID, SECRET));
    }
}
