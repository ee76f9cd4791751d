package com.exasol.sme.access;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A bucket in S3 that EXPORT can write to.
 *
 * @param name its name
 */
public record S3Bucket(String name) {
    public static final String OPTION = "--s3-bucket";
    private static final int MOST = 63;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]+[a-z0-9]");
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    private static final List<String> REFUSED_STARTS = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> REFUSED_ENDS = List.of("-s3alias", "--ol-s3", "--x-s3", "--table-s3");

    public S3Bucket {
        if (name.contains(".")) {
            throw AwsValue.refused(
                    OPTION,
                    name,
                    "has a point, so the certificate of S3 does not fit the address that EXPORT uses",
                    "Use a bucket without a point in its name.");
        }
        if (name.length() > MOST
                || !FORM.matcher(name).matches()
                || REFUSED_STARTS.stream().anyMatch(name::startsWith)
                || REFUSED_ENDS.stream().anyMatch(name::endsWith)) {
            throw AwsValue.refused(
                    OPTION,
                    name,
                    "is not the name of an S3 bucket",
                    "Give 3 to 63 lower-case letters, digits and hyphens, without 's3://' and path.");
        }
    }

    /** The address that a CONNECTION has, as the scripts and EXPORT want it. */
    String address(final AwsRegion region) {
        return "https://" + name + "." + region.s3Domain();
    }
}
