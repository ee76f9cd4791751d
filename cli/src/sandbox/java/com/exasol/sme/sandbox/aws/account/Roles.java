package com.exasol.sme.sandbox.aws.account;

import com.exasol.sme.sandbox.aws.protocol.AwsError;

/** The check every operation makes that is given a role. */
public final class Roles {
    private Roles() {}

    public static void check(final String roleArn) throws AwsError {
        if (!roleArn.contains("::" + Account.NUMBER + ":")) {
            throw AwsError.validation("RoleArn: Cross-account pass role is not allowed.");
        }
    }
}
