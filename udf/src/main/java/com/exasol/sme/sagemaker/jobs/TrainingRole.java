package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sagemaker.errors.AwsFailure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** The role that a job is to run under, which AWS takes from the own account of a key only. */
final class TrainingRole {
    private static final int PARTITION = 1;
    private static final int ACCOUNT = 4;
    private static final int COUNT = 6;

    private final String given;
    private final String[] parts;

    /** @param given an ARN, or the name of a role of the key's account, as the Lua script checked it */
    TrainingRole(final String given) {
        this.given = given;
        parts = given.split(":", -1);
        if (!isName() && parts.length != COUNT) {
            throw Request.malformed("iam_sagemaker_role", "no ARN of a role");
        }
    }

    /**
     * {@return what a person should read when AWS refuses a role whose ARN was made of its name}
     *
     * @param name the name that was given
     */
    static String adviceAfterRefusal(final String name, final String arn) {
        return "The role " + name + " was given by its name, so that its ARN was taken to be " + arn
                + ". A role with a path has another ARN: if it is the role that AWS refuses, give its ARN. "
                + command(name);
    }

    void requirePartitionOf(final RegionName region) {
        if (!isName() && !parts[PARTITION].equals(region.partition())) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-83")
                    .message(
                            "The role {{arn}} is of the partition {{partition}} of AWS, but region {{region}} is of the"
                                    + " partition {{wanted}}.",
                            given,
                            parts[PARTITION],
                            region.toString(),
                            region.partition())
                    .mitigation("Give a role and a region of the same partition. The AWS console shows the ARN of a"
                            + " role as it has to be."));
        }
    }

    /**
     * Completes a name to the ARN of that role of the key's account, and refuses a role of another account.
     *
     * @param account asks AWS whose key it is
     * @param results gets the {@code role} that a name means, or {@code advice} if the account could not be checked
     */
    void settle(
            final AwsConnection connection,
            final RegionName region,
            final Supplier<String> account,
            final ObjectNode results) {
        try {
            final String own = account.get();
            if (isName()) {
                results.put("role", "arn:" + region.partition() + ":iam::" + own + ":role/" + given);
            } else {
                requireAccount(own, connection);
            }
        } catch (final SdkException failure) {
            final String cause = Sentence.of(AwsFailure.messageOf(failure));
            if (isName()) {
                throw unknownAccount(connection, region, cause);
            }
            results.put("advice", notChecked(region, cause));
        }
    }

    /** No name of a role has a colon. */
    private boolean isName() {
        return parts.length == 1;
    }

    private void requireAccount(final String account, final AwsConnection connection) {
        if (!parts[ACCOUNT].equals(account)) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-84")
                    .message(
                            "The role {{arn}} is of the AWS account {{role account}}, but the key of CONNECTION {{name}}"
                                    + " is of the account {{key account}}.",
                            given,
                            parts[ACCOUNT],
                            connection.name(),
                            account)
                    .mitigation("Give a role of the key's account, or a connection with a key of the role's: AWS passes"
                            + " no role from one account to another."));
        }
    }

    private SmeException unknownAccount(final AwsConnection connection, final RegionName region, final String cause) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-74")
                .message(
                        "The role {{name}} was given by its name, but the account that it is of could not be found out:"
                                + " STS in region {{region|uq}} did not tell whose key CONNECTION {{connection}} has."
                                + " The cause: {{cause|uq}}",
                        given,
                        region.toString(),
                        connection.name(),
                        cause)
                .mitigation(
                        "Give the ARN of the role, such as arn:{{partition|uq}}:iam::123456789012:role/{{name|uq}}."
                                + " {{command|uq}}",
                        region.partition(),
                        given,
                        command(given)));
    }

    private static String command(final String name) {
        return "The AWS console shows it, and so does: aws iam get-role --role-name " + name + " --query Role.Arn";
    }

    private static String notChecked(final RegionName region, final String cause) {
        return "It was not checked whether the role is of the account of the key, because STS in region " + region
                + " did not tell: " + cause;
    }
}
