package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.watch.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where options come from: the command line, files of options, and the file in the home directory. */
@Tag("turkish-locale")
class OptionSourcesTest {
    private static final String PASSWORD = Secrets.keep("@hush-from-a-file");

    @TempDir
    private Path directory;

    private final CommandRun command = new CommandRun();

    private Path file(final String content) throws IOException {
        return Files.writeString(directory.resolve("options"), content, UTF_8);
    }

    @Test
    void takesOptionsFromAFile() throws IOException {
        final Path file = file("--to-print\n# the schema\n--schema '\"my schema\"'\n");
        assertThat(command.run("deploy", "@" + file)).isZero();
        assertThat(command.out()).contains("CREATE SCHEMA IF NOT EXISTS \"my schema\";");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void refusesAFileOfOptionsThatIsNotThere() {
        assertThat(command.run("deploy", "--to-print", "--schema", "SME", "@" + directory.resolve("none")))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-1: There is no file of options that can be read behind an '@'.");
    }

    /** The word after an option for a password is the password, whatever files there are. */
    @Test
    void takesNoPasswordForAFile() throws IOException {
        final Path file = Files.writeString(directory.resolve("secret"), "--schema SME");
        assertThat(command.run(
                        "deploy",
                        "--schema",
                        "S",
                        "--no-upload",
                        "--no-wait-for-completion",
                        "--dsn",
                        "h",
                        "--db-user",
                        "u",
                        "--db-pass",
                        "@" + file))
                .isZero();
        assertThat(command.database.password()).isEqualTo("@" + file);
    }

    @ParameterizedTest
    @CsvSource({"--db-password,=", "--pass, ", "--bucketfs-password,="})
    void warnsAboutAPasswordOnTheCommandLine(final String option, final String separator) {
        if (separator == null) {
            command.run("deploy", "--to-print", "--schema", "SME", option, PASSWORD);
        } else {
            command.run("deploy", "--to-print", "--schema", "SME", option + separator + PASSWORD);
        }
        assertThat(command.err()).startsWith("Warning: the password behind " + option + " can be seen in the process");
        assertThat(command.out()).startsWith("-- ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--db-password", "--db-password="})
    void doesNotWarnAboutAPasswordThatIsAskedFor(final String option) {
        command.run("deploy", "--to-print", "--schema", "SME", option);
        assertThat(command.err()).isEmpty();
    }

    @Test
    void takesOptionsFromTheHomeDirectory() throws IOException {
        final Path file = file("schema=FROM_HOME\nto-print = true\nbucket=b\n");
        assertThat(command.at(file).run("deploy")).isZero();
        assertThat(command.out()).contains("\"FROM_HOME\"", "/buckets/bfsdefault/b/");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void prefersTheCommandLineToTheHomeDirectory() throws IOException {
        final Path file = file("schema=FROM_HOME\nto-print=false\nbucket=b\n");
        assertThat(command.at(file).run("deploy", "--schema", "GIVEN", "--to-print", "--bucket", "c"))
                .isZero();
        assertThat(command.out())
                .contains("\"GIVEN\"", "/buckets/bfsdefault/c/")
                .doesNotContain("FROM_HOME");
    }

    @Test
    void warnsAboutAPasswordInTheHomeDirectory() throws IOException {
        final Path file = file("db-pass=" + PASSWORD + "\n");
        command.at(file).run("deploy", "--schema", "S", "--no-upload", "--dsn", "h", "--db-user", "u");
        assertThat(command.database.password()).isEqualTo(PASSWORD);
        assertThat(command.err()).startsWith("Warning: the password for --db-password stands in " + file + ", where ");
    }

    @Test
    void showsNoPasswordOfTheHomeDirectoryInTheHelp() throws IOException {
        command.at(file("db-password=" + PASSWORD + "\n")).run("deploy", "--help");
        assertThat(command.out()).contains("--db-password").doesNotContain(PASSWORD);
    }

    @Test
    void refusesAnUnknownOptionInTheHomeDirectory() throws IOException {
        final Path file = file("shema=SME\ndsn=h\n");
        assertThat(command.at(file).run("deploy", "--to-print", "--schema", "SME"))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-28: The file of options " + file
                        + " cannot be used: no command has an option shema.");
        assertThat(command.out()).isEmpty();
    }

    @Test
    void refusesAFileInTheHomeDirectoryThatIsNoText() throws IOException {
        final Path file = Files.write(directory.resolve("options"), "schema=\u00dc".getBytes(ISO_8859_1));
        assertThat(command.at(file).run("deploy", "--to-print")).isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-28: The file of options " + file + " cannot be used: it cannot");
    }
}
