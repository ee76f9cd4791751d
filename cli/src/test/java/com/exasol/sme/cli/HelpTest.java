package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.Version;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.OptionSpec;

@Tag("turkish-locale")
class HelpTest {
    private final CommandRun command = new CommandRun();

    @Test
    void groupsTheOptionsByPurpose() {
        assertThat(command.run("deploy", "--help")).isZero();
        assertThat(command.out())
                .containsSubsequence(
                        "\nWhat and where:\n      --schema=<schema>",
                        "\nDatabase:\n      --dsn=<host:port>",
                        "\nBucketFS, where the JAR goes:\n      --bucketfs-host=<host>",
                        "\nJava scripts:\n      --language-alias=<alias>",
                        "\nWaiting:\n      --[no-]wait-for-completion",
                        "\nGeneral:\n      --verbose");
        assertThat(command.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8563",
                "2581",
                "bfsdefault",
                "default",
                "w",
                "JAVA",
                "--deploy-slc",
                "--deploy-scripts",
                "--no-to-print",
                "--bucketfs-use-https",
                "--upload",
                "--alter-system",
                "--no-allow-override",
                "--wait-for-completion",
                "10",
                "--display-progress"
            })
    void showsTheDefaults(final String value) {
        command.run("deploy", "--help");
        assertThat(command.out().lines()).anyMatch(line -> line.endsWith("Default: " + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deploy", "status", "undeploy", "connection", "grant", "iam-policy", "completion"})
    void fitsATerminal(final String name) {
        command.run(Stream.of(name, "--help").filter(word -> !word.isEmpty()).toArray(String[]::new));
        assertThat(command.out().lines()).isNotEmpty().allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void showsEveryOption() {
        command.run("deploy", "--help");
        assertThat(command.commandLine()
                        .getSubcommands()
                        .get("deploy")
                        .getCommandSpec()
                        .options())
                .extracting(OptionSpec::longestName)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(command.out()).contains(name.substring(2)));
    }

    @Test
    void showsTheVersion() {
        assertThat(command.run("--version")).isZero();
        assertThat(command.out().lines())
                .hasSize(3)
                .startsWith("sme " + Version.current())
                .anyMatch(line -> line.matches("Commit: [0-9a-f]{7,}|Commit: unknown"))
                .anyMatch(line -> line.equals("UDF JAR: " + JarLocation.fileName() + ", SHA-256 "
                        + EmbeddedJar.named(JarLocation.fileName()).sha256()));
    }

    @Test
    void listsTheCommands() {
        assertThat(command.run("--help")).isZero();
        assertThat(command.out()).startsWith("Usage: sme ").contains("\n  deploy  ");
    }

    @Test
    void showsNoPasswordAsADefault() {
        assertThat(command.commandLine().getSubcommands().values())
                .flatMap(sub -> sub.getCommandSpec().options())
                .filteredOn(option -> option.type() == Secret.class)
                .isNotEmpty()
                .allMatch(option -> option.showDefaultValue() == Visibility.NEVER);
    }

    @Test
    void completesCommandsAndOptionsInAShell() {
        assertThat(command.run("completion")).isZero();
        assertThat(command.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("function _picocli_sme_deploy()", "'--schema'", "complete -F _complete_sme")
                .contains("'--upload' '--no-upload'", "'--to-print' '--no-to-print'", "\"training\" \"prediction\"")
                .contains("\"user\" \"role\" \"trust\"")
                .doesNotContain("'--no-schema'", "'--no-quiet'");
        assertThat(command.err()).isEmpty();
    }
}
