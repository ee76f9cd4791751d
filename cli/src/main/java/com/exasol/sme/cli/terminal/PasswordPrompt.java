package com.exasol.sme.cli.terminal;

import java.util.Optional;

/** Asks a person for a password without showing what is typed. */
@FunctionalInterface
public interface PasswordPrompt {
    /** {@return what was typed, nothing if there is no terminal or it was closed} */
    Optional<char[]> ask(String question);

    /** Whether there is somebody to ask. */
    default boolean isThere() {
        return false;
    }
}
