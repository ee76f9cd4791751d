package com.exasol.sme.cli.options;

import com.exasol.sme.access.AwsKey;
import com.exasol.sme.cli.terminal.CommandContext;

/** The key of the connection: from the environment, else typed; no option takes it. */
public final class AwsKeyPrompt {
    private static final PasswordOption ID = new PasswordOption("AWS_ACCESS_KEY_ID", "AWS access key id: ");
    private static final PasswordOption SECRET = new PasswordOption("AWS_SECRET_ACCESS_KEY", "AWS secret access key: ");

    private AwsKeyPrompt() {}

    public static AwsKey read(final CommandContext context) {
        return new AwsKey(ID.resolve(context), SECRET.resolve(context));
    }
}
