package com.exasol.sme.cli.options;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.PasswordPrompt;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.util.Optional;

/** A password that was given on the command line, is to be asked for, or waits in an environment variable. */
public final class PasswordOption {
    private final String variable;
    private final String question;

    public PasswordOption(final String variable, final String question) {
        this.variable = variable;
        this.question = question;
    }

    /**
     * {@return whether there is a password, or somebody will be asked for it}
     *
     * @param given what the option holds: null if it was not given, empty if it was given without a value
     */
    public boolean isAvailable(final Secret given, final CommandContext context) {
        return given != null
                || fromEnvironment(context).isPresent()
                || context.terminal().prompt().isThere();
    }

    /** Comes after {@link #isAvailable}, so that nobody types a password for a command that cannot run. */
    public Secret resolve(final Secret given, final CommandContext context) {
        if (given == null) {
            return resolve(context);
        }
        return given.isEmpty() ? ask(context.terminal().prompt()) : given;
    }

    /** For a secret that no option takes, so that it is in no process list. */
    Secret resolve(final CommandContext context) {
        return fromEnvironment(context).orElseGet(() -> ask(context.terminal().prompt()));
    }

    private Optional<Secret> fromEnvironment(final CommandContext context) {
        return Optional.ofNullable(context.environment().get(variable))
                .filter(text -> !text.isEmpty())
                .map(text -> Secret.of(text.toCharArray()));
    }

    private Secret ask(final PasswordPrompt prompt) {
        final char[] typed = prompt.ask(question)
                .filter(characters -> characters.length > 0)
                .orElseThrow(() -> SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-17")
                        .message("No password was typed at the question {{question}}.", question)
                        .mitigation(
                                "Type it in a terminal where neither input nor output is redirected,"
                                        + " or set the environment variable {{variable|u}}.",
                                variable)
                        .toString()));
        return Secret.of(typed);
    }
}
