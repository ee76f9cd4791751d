package com.exasol.sme.cli.terminal;

import java.io.Console;
import java.util.Optional;

/** Asks at the terminal that both input and output belong to, if there is one. */
@SuppressWarnings("SystemConsoleNull") // Main chooses the console that is null without a terminal.
public final class ConsolePrompt implements PasswordPrompt {
    @Override
    public boolean isThere() {
        return System.console() != null;
    }

    @Override
    public Optional<char[]> ask(final String question) {
        final Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readPassword("%s", question));
    }
}
