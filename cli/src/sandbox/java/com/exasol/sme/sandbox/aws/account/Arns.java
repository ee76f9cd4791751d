package com.exasol.sme.sandbox.aws.account;

import java.util.Locale;

/** Amazon resource names; those of SageMaker hold the resource's name in lower case (amazon-sagemaker-examples#293). */
public final class Arns {
    private Arns() {}

    public static String of(final String region, final String kind, final String name) {
        return String.join(
                ":",
                "arn",
                partition(region),
                "sagemaker",
                region,
                Account.NUMBER,
                kind + "/" + name.toLowerCase(Locale.ROOT));
    }

    public static String partition(final String region) {
        return region.startsWith("cn-") ? "aws-cn" : "aws";
    }
}
