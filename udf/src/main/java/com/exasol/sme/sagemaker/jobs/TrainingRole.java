package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** The role that a job is to run under, which AWS takes from the own account of a key only. */
final class TrainingRole {
    private static final int PARTITION = 1;
    private static final int ACCOUNT = 4;
    private static final int COUNT = 6;

    private final String arn;
    private final String[] parts;

    /** @param arn as the Lua script checked it */
    TrainingRole(final String arn) {
        this.arn = arn;
        parts = arn.split(":", -1);
        if (parts.length != COUNT) {
            throw Request.malformed("iam_sagemaker_role", "no ARN of a role");
        }
    }

    void requirePartitionOf(final RegionName region) {
        if (!parts[PARTITION].equals(region.partition())) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-83")
                    .message(
                            "The role {{arn}} is of the partition {{partition}} of AWS, but region {{region}} is of the"
                                    + " partition {{wanted}}.",
                            arn,
                            parts[PARTITION],
                            region.toString(),
                            region.partition())
                    .mitigation("Give a role and a region of the same partition. The AWS console shows the ARN of a"
                            + " role as it has to be."));
        }
    }

    /**
     * Refuses a role of another account than the key's.
     *
     * @param account asks AWS whose key it is
     * @return why it could not be found out, or nothing when the role is of the key's account
     */
    Optional<String> requireAccountOf(
            final AwsConnection connection, final RegionName region, final Supplier<String> account) {
        try {
            requireAccount(account.get(), connection);
            return Optional.empty();
        } catch (final SdkException failure) {
            return Optional.of(notChecked(region, Sentence.of(AwsFailure.messageOf(failure))));
        }
    }

    private void requireAccount(final String account, final AwsConnection connection) {
        if (!parts[ACCOUNT].equals(account)) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-84")
                    .message(
                            "The role {{arn}} is of the AWS account {{role account}}, but the key of CONNECTION {{name}}"
                                    + " is of the account {{key account}}.",
                            arn,
                            parts[ACCOUNT],
                            connection.name(),
                            account)
                    .mitigation("Give a role of the key's account, or a connection with a key of the role's: AWS passes"
                            + " no role from one account to another."));
        }
    }

    private String notChecked(final RegionName region, final String cause) {
        return "It was not checked whether the role is of the account of the key, because STS in region " + region
                + " did not tell: " + cause;
    }
}
