package com.exasol.sme.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, in the order in which the help shows them. */
final class CommandList {
    static final Map<String, Class<?>> CLASSES = classes();

    private CommandList() {}

    private static Map<String, Class<?>> classes() {
        final Map<String, Class<?>> classes = new LinkedHashMap<>();
        classes.put("deploy", DeployCommand.class);
        classes.put("status", StatusCommand.class);
        classes.put("undeploy", UndeployCommand.class);
        classes.put("connection", ConnectionCommand.class);
        classes.put("grant", GrantCommand.class);
        classes.put("iam-policy", IamPolicyCommand.class);
        classes.put(CompletionCommand.NAME, CompletionCommand.class);
        return Collections.unmodifiableMap(classes);
    }

    /** The root with all commands by name and description, which is all that its help shows of them. */
    static CommandLine withoutOptions() {
        final CommandLine root = new CommandLine(new SmeCommand());
        CLASSES.forEach((name, type) -> {
            final CommandSpec command = CommandSpec.create();
            command.usageMessage().description(type.getAnnotation(Command.class).description());
            root.addSubcommand(name, command);
        });
        return root;
    }
}
