package com.exasol.sme.cli;

import com.exasol.sme.access.AwsRole;
import com.exasol.sme.access.S3Folder;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that make IAM policies narrower. */
final class PolicyOptions {
    @Option(
            names = S3Folder.OPTION,
            paramLabel = "<folder>",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER,
            description = "Folder in the bucket that trainings use.%n  Default: the whole bucket")
    String folder;

    @Option(
            names = AwsRole.ACCOUNT_OPTION,
            paramLabel = "<number>",
            description = "AWS account of the jobs.%n  Default: that of the role, or any")
    String account;

    @Option(
            names = AwsRole.OPTION,
            paramLabel = "<role>",
            defaultValue = "sme-sagemaker",
            description = "Name or ARN of the role that SageMaker assumes.")
    String role;

    @Option(
            names = "--only",
            paramLabel = "<document>",
            description = {
                "Print one document alone, as AWS takes it: user (for the connection's user), role, trust.",
                "  Default: all three as members of one JSON object"
            })
    String only;
}
