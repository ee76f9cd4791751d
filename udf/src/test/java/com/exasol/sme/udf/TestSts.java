package com.exasol.sme.udf;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells whose key it is: that of the account of the jobs, unless a test says something else. */
public final class TestSts implements Supplier<String> {
    public String account = "111122223333";
    public SdkException failure;

    @Override
    public String get() {
        if (failure != null) {
            throw failure;
        }
        return account;
    }
}
