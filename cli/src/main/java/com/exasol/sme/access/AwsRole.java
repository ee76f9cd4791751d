package com.exasol.sme.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The role that SageMaker assumes.
 *
 * @param account its account, if it is known
 * @param name    its name, with its path if it has one
 */
public record AwsRole(Optional<String> account, String name) {
    public static final String OPTION = "--role";
    public static final String ACCOUNT_OPTION = "--aws-account";
    private static final int MOST = 576;
    private static final Pattern NAME = Pattern.compile("(?:[\\w+=,.@-]{1,512}/){0,20}[\\w+=,.@-]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ARN = Pattern.compile("arn:([a-z-]+):iam::(\\d{12}):role/(.+)");
    private static final String ANY = "*";

    public AwsRole {
        if (name.length() > MOST || !NAME.matcher(name).matches()) {
            throw refused(name);
        }
    }

    /**
     * Reads the name or the ARN of a role.
     *
     * @param account the account, if it was given
     */
    public static AwsRole from(final String text, final Optional<String> account, final AwsRegion region) {
        account.filter(number -> !ACCOUNT.matcher(number).matches()).ifPresent(number -> {
            throw AwsValue.refused(
                    ACCOUNT_OPTION, number, "is not the number of an AWS account", "Give its 12 digits.");
        });
        final Matcher arn = ARN.matcher(text);
        if (!arn.matches()) {
            return new AwsRole(account, text);
        }
        if (!arn.group(1).equals(region.partition())
                || account.filter(number -> !number.equals(arn.group(2))).isPresent()) {
            throw AwsValue.refused(
                    OPTION,
                    text,
                    "belongs to another account than " + ACCOUNT_OPTION + " says, or to another part of AWS than "
                            + AwsRegion.OPTION,
                    "Give a role of the account and part of AWS that the jobs run in.");
        }
        return new AwsRole(Optional.of(arn.group(2)), arn.group(3));
    }

    private static RuntimeException refused(final String text) {
        return AwsValue.refused(
                OPTION,
                text,
                "is not the name of an IAM role",
                "Give its name, with its path if it has one, or its ARN: arn:aws:iam::<account>:role/<name>.");
    }

    /** The account as a policy says it. */
    String accountInPolicy() {
        return account.orElse(ANY);
    }
}
