package com.exasol.sme.deployment;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line of {@code sme deploy}, to be changed option by option.
 *
 * @param words       its words, without a password
 * @param environment what carries the passwords
 */
record DeployLine(List<String> words, Map<String, String> environment) {
    DeployLine {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Leaves out the upload, which takes half of the time. */
    static DeployLine to(final Sandbox sandbox) {
        return uploadingTo(sandbox).adding("--no-upload");
    }

    /** What an administrator types who deploys to the sandbox as SYS. */
    static DeployLine uploadingTo(final Sandbox sandbox) {
        return new DeployLine(List.of(sandbox.deployArguments()), Sandbox.passwords());
    }

    /** Waits for all nodes, as it does unless told otherwise. */
    DeployLine waiting() {
        return without("--no-wait-for-completion");
    }

    DeployLine as(final String user, final String password) {
        return with("--db-user", user).withVariable("DB_PASSWORD", password);
    }

    DeployLine withVariable(final String name, final String value) {
        final Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new DeployLine(words, changed);
    }

    /** Gives an option another value, or adds it. */
    DeployLine with(final String option, final String value) {
        final int index = words.indexOf(option);
        if (index < 0) {
            return adding(option, value);
        }
        final List<String> changed = new ArrayList<>(words);
        changed.set(index + 1, value);
        return new DeployLine(changed, environment);
    }

    DeployLine without(final String flag) {
        final List<String> changed = new ArrayList<>(words);
        changed.remove(flag);
        return new DeployLine(changed, environment);
    }

    DeployLine adding(final String... more) {
        final List<String> changed = new ArrayList<>(words);
        changed.addAll(List.of(more));
        return new DeployLine(changed, environment);
    }

    SmeProcess run() {
        return SmeProcess.runAgainstSandbox(environment, words.toArray(String[]::new));
    }

    /** Starts it, for somebody to kill it. */
    Process start() {
        return SmeProcess.startAgainstSandbox(environment, words.toArray(String[]::new));
    }

    /** Runs and insists on success, for a test whose subject comes later. */
    SmeProcess runWell() {
        final SmeProcess process = run();
        if (process.exitCode() != 0) {
            throw new AssertionError(process.err());
        }
        return process;
    }
}
