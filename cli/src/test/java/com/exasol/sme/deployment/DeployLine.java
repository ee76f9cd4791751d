package com.exasol.sme.deployment;

import com.exasol.sme.cli.CommandInSandbox;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line of {@code sme}, to be changed option by option.
 *
 * @param words       its words, without a password
 * @param environment what carries the passwords
 */
public record DeployLine(List<String> words, Map<String, String> environment) {
    public DeployLine {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Leaves out the upload, which takes half of the time. */
    public static DeployLine to(final Sandbox sandbox) {
        return uploadingTo(sandbox).adding("--no-upload");
    }

    /** What an administrator types who deploys to the sandbox as SYS. */
    public static DeployLine uploadingTo(final Sandbox sandbox) {
        return new DeployLine(List.of(sandbox.deployArguments()), Sandbox.passwords());
    }

    /** What tells that administrator about the deployment. */
    public static DeployLine status(final Sandbox sandbox) {
        return inDatabase(sandbox, "status");
    }

    /** What takes the deployment away again; the address of BucketFS is for a JAR that goes too. */
    public static DeployLine undeploying(final Sandbox sandbox) {
        return inDatabase(sandbox, "undeploy")
                .adding("--bucketfs-port", String.valueOf(sandbox.bucketFs().port()), "--no-bucketfs-use-https");
    }

    private static DeployLine inDatabase(final Sandbox sandbox, final String command) {
        final String address = "localhost:" + sandbox.database().port();
        return new DeployLine(
                List.of(command, "--dsn", address, "--db-user", "sys", "--schema", "SME"), Sandbox.passwords());
    }

    /** Waits for all nodes, as it does unless told otherwise. */
    public DeployLine waiting() {
        return without("--no-wait-for-completion");
    }

    public DeployLine as(final String user, final String password) {
        return with("--db-user", user).withVariable("DB_PASSWORD", password);
    }

    public DeployLine withVariable(final String name, final String value) {
        final Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new DeployLine(words, changed);
    }

    /** Gives an option another value, or adds it. */
    public DeployLine with(final String option, final String value) {
        final int index = words.indexOf(option);
        if (index < 0) {
            return adding(option, value);
        }
        final List<String> changed = new ArrayList<>(words);
        changed.set(index + 1, value);
        return new DeployLine(changed, environment);
    }

    public DeployLine without(final String flag) {
        final List<String> changed = new ArrayList<>(words);
        changed.remove(flag);
        return new DeployLine(changed, environment);
    }

    public DeployLine adding(final String... more) {
        final List<String> changed = new ArrayList<>(words);
        changed.addAll(List.of(more));
        return new DeployLine(changed, environment);
    }

    public CommandResult run() {
        return CommandInSandbox.execute(environment, words.toArray(String[]::new));
    }

    /** Runs it as an administrator does, where the program that they have is the subject. */
    public CommandResult runInProcess() {
        return SmeJar.runAgainstSandbox(environment, words.toArray(String[]::new));
    }

    /** Starts it, for somebody to kill it. */
    public Process start() {
        return SmeJar.startAgainstSandbox(environment, words.toArray(String[]::new));
    }

    /** Runs and insists on success, for a test whose subject comes later. */
    public CommandResult runWell() {
        final CommandResult result = run();
        if (result.exitCode() != 0) {
            throw new AssertionError(result.err());
        }
        return result;
    }
}
