package com.exasol.sme.cli.options;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes no mistyped option for a password: one that starts with '-' has to follow its option with '='. */
public final class PasswordPreprocessor implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
            final Stack<String> words,
            final CommandSpec command,
            final ArgSpec option,
            final Map<String, Object> details) {
        final boolean isAttached = "=".equals(details.get("separator"));
        if (!isAttached && !words.isEmpty() && words.peek().startsWith("-")) {
            // An empty password is one to be asked for.
            words.push("");
        }
        return false;
    }
}
