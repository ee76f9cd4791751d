package com.exasol.sme.sandbox.aws.algorithms;

import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's native library, which there is for x86_64 alone, and which needs libgomp. */
public final class XgboostLibrary {
    private static final Optional<String> FLAW = load();

    private XgboostLibrary() {}

    /** {@return why it cannot be used here; empty if it can} */
    public static Optional<String> flaw() {
        return FLAW;
    }

    private static Optional<String> load() {
        try {
            new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
            return Optional.empty();
        } catch (final LinkageError | XGBoostError | RuntimeException flaw) {
            return Optional.of("XGBoost's library does not load on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ": " + flaw);
        }
    }
}
