package com.exasol.sme.access;

import java.util.regex.Pattern;

/**
 * A region of AWS; AWS adds regions, so only the form of a name is checked.
 *
 * @param name such as eu-central-1
 */
public record AwsRegion(String name) {
    public static final String OPTION = "--aws-region";
    private static final int MOST = 40;
    private static final Pattern FORM = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");
    /** Regions outside of the public cloud have domains of their own, which the scripts do not know. */
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+-iso[a-z]?-.*|eusc-.*");

    public AwsRegion {
        if (name.length() > MOST || !FORM.matcher(name).matches()) {
            throw AwsValue.refused(
                    OPTION, name, "is not the name of an AWS region", "Give a name such as eu-central-1.");
        }
        if (ELSEWHERE.matcher(name).matches()) {
            throw AwsValue.refused(
                    OPTION,
                    name,
                    "is a region whose S3 addresses do not end in .amazonaws.com",
                    "Give a region of AWS, AWS GovCloud (US) or AWS China.");
        }
    }

    /** The part of AWS that names of resources start with. */
    String partition() {
        if (isChinese()) {
            return "aws-cn";
        }
        return name.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    String s3Domain() {
        return "s3." + name + (isChinese() ? ".amazonaws.com.cn" : ".amazonaws.com");
    }

    private boolean isChinese() {
        return name.startsWith("cn-");
    }
}
