package com.exasol.sme.cli.options;

import com.exasol.sme.access.AwsRegion;
import com.exasol.sme.access.AwsRole;
import com.exasol.sme.access.OtherEndpoints;
import com.exasol.sme.access.S3Folder;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that make IAM policies narrower. */
public final class PolicyOptions {
    /** What a shell completes. */
    static final class Documents extends AbstractList<String> {
        private static final List<String> ALL = List.of("user", "role", "trust");

        @Override
        public String get(final int index) {
            return ALL.get(index);
        }

        @Override
        public int size() {
            return ALL.size();
        }
    }

    @Option(
            names = S3Folder.OPTION,
            paramLabel = "<folder>",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER,
            description = "Folder in the bucket that trainings use.%n  Default: the whole bucket")
    private String folder;

    @Option(
            names = AwsRole.ACCOUNT_OPTION,
            paramLabel = "<number>",
            description = "AWS account of the jobs.%n  Default: that of the role, or any")
    private String account;

    @Option(
            names = AwsRole.OPTION,
            paramLabel = "<role>",
            defaultValue = "sme-sagemaker",
            description = "Name, with its path, or ARN of the role that SageMaker assumes.")
    private String role;

    @Option(
            names = "--only",
            paramLabel = "<document>",
            completionCandidates = Documents.class,
            description = "Print one document alone, as AWS takes it: user (for the connection's user), role, "
                    + "trust.%n  Default: all three as members of one JSON object")
    private String only;

    @Option(
            names = OtherEndpoints.OPTION,
            paramLabel = "<endpoint>",
            showDefaultValue = Visibility.NEVER,
            description = "Endpoint in AWS that was not created by sme, and so does not bear its tag, such as one of "
                    + "the Python extension: the connection's user may predict with it; can be repeated.")
    private List<String> otherEndpoints = new ArrayList<>();

    @Option(
            names = OtherEndpoints.DELETION_OPTION,
            description = "The endpoints of --also-endpoint may be deleted, too.%n  Default: false")
    private boolean isForDeletion;

    /** The endpoints without the tag, with what may be done with them. */
    public OtherEndpoints others() {
        if (isForDeletion && otherEndpoints.isEmpty()) {
            throw OptionMisuse.of(
                    OtherEndpoints.DELETION_OPTION + " is about the endpoints of " + OtherEndpoints.OPTION + ".",
                    "Add them; what sme creates may be deleted anyway.");
        }
        return new OtherEndpoints(otherEndpoints, isForDeletion);
    }

    public S3Folder folder() {
        return S3Folder.from(folder);
    }

    public AwsRole role(final AwsRegion region) {
        return AwsRole.from(role, Optional.ofNullable(account), region);
    }

    /** The name of the one document that is wanted, if not all are. */
    public Optional<String> only() {
        return Optional.ofNullable(only);
    }
}
