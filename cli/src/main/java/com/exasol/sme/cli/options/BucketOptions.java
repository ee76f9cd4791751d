package com.exasol.sme.cli.options;

import com.exasol.sme.access.AwsRegion;
import com.exasol.sme.access.S3Bucket;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say which bucket in which region of AWS. */
public final class BucketOptions {
    @Option(
            names = S3Bucket.OPTION,
            paramLabel = "<bucket>",
            description = "Bucket that training data are exported to (required).")
    String bucket;

    @Option(
            names = AwsRegion.OPTION,
            paramLabel = "<region>",
            description = "AWS region of the bucket and the jobs, such as eu-central-1 (required).")
    String region;

    public List<String> missing() {
        final List<String> missing = new ArrayList<>();
        if (bucket == null) {
            missing.add(S3Bucket.OPTION);
        }
        if (region == null) {
            missing.add(AwsRegion.OPTION);
        }
        return missing;
    }

    public S3Bucket bucket() {
        return new S3Bucket(bucket);
    }

    public AwsRegion region() {
        return new AwsRegion(region);
    }
}
