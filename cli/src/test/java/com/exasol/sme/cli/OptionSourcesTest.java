package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.watch.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
                .startsWith("E-SME-CLI-95: The file of options '" + directory.resolve("none")
                        + "' behind an '@' cannot be used: there is no such file.");
    }

    @Test
    void namesTheFileThatIsNearest() throws IOException {
        final Path file = file("--schema SME");
        assertThat(command.run("deploy", "--to-print", "@" + directory.resolve("opions")))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-95: The file of options '" + directory.resolve("opions")
                        + "' behind an '@' cannot be used: there is no such file, but " + file + ".");
    }

    /** Everything behind the first '=' is the value, in both kinds of files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa#ss",
                "a=b",
                "#hash",
                "-secret",
                " blanks around ",
                "C:\\certs\\exasol.pem",
                "\"quoted\"",
                "it's",
                "@at",
                "grün!"
            })
    void takesEachPasswordAsItIsWritten(final String password) throws IOException {
        final String[] arguments = {
            "deploy", "--schema", "S", "--no-upload", "--no-wait-for-completion", "--dsn", "h", "--db-user", "u"
        };
        command.at(file("\uFEFFdb-password=" + password + "\r\n")).run(arguments);
        assertThat(command.database.password()).isEqualTo(password);
        final CommandRun other = new CommandRun();
        final String[] more = Arrays.copyOf(arguments, arguments.length + 1);
        more[arguments.length] = "@" + file("\uFEFF# mine\r\n--db-password=" + password + "\r\n");
        other.run(more);
        assertThat(other.database.password()).isEqualTo(password);
    }

    @Test
    void takesAllLinesOfAnOptionThatCanBeRepeated() throws IOException {
        command.at(file("jvm-option=-Da=b#c\njvm-option=-Xmx2g\n")).run("deploy", "--to-print", "--schema", "S");
        assertThat(command.out()).contains("%jvmoption -Da=b#c;\n%jvmoption -Xmx2g;\n");
    }

    @Test
    void refusesTwoLinesForAnyOtherOption() throws IOException {
        final Path file = file("schema=A\n\nschema=B\n");
        assertThat(command.at(file).run("deploy", "--to-print")).isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-28: The file of options " + file
                        + " cannot be used: lines 1 and 3 both set schema.");
    }

    @ParameterizedTest
    @CsvSource({"--host there --port 9,there:9", "--dsn there:7,there:7"})
    void prefersTheAddressOfTheCommandLine(final String options, final String address) throws IOException {
        final Path file = file(
                (options.startsWith("--dsn") ? "host=here\nport=1\n" : "dsn=here:1\n") + "db-user=u\ndb-password=x\n");
        command.at(file).run(("deploy --schema S --no-upload --no-wait-for-completion " + options).split(" "));
        assertThat(command.database.url()).startsWith("jdbc:exa:" + address + ";");
    }

    @Test
    void leavesOutWhatTheCommandLineSaysInAnotherWay() throws IOException {
        command.at(file("schema=S\ndsn=h\nbucketfs-port=1\nssl-cert-path=/none\nlanguage-definition=builtin_java\n"))
                .run("deploy", "--to-print", "--saas-account-id", "a", "--no-use-ssl-cert-validation");
        assertThat(command.err()).isEmpty();
        assertThat(command.out()).contains("/buckets/uploads/default/");
        final CommandRun grant = new CommandRun();
        assertThat(grant.at(file("schema=SME\n"))
                        .run("grant --to A --for prediction --prediction-script A.B --connection C --to-print"
                                .split(" ")))
                .as(grant.err())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "port=abc,E-SME-CLI-22: 'abc' in --port is not a port.,--port",
                "to-print=maybe,E-SME-CLI-1: 'maybe' in --to-print is neither true nor false.,--to-print",
                "to-print=,E-SME-CLI-80: '' in --to-print is neither true nor false.,--to-print"
            })
    void saysInWhichFileAndLineABadValueStands(final String line, final String error, final String option)
            throws IOException {
        final Path file = file("host=h\n" + line + "\n");
        assertThat(command.at(file).run("status", "--schema", "S")).isEqualTo(2);
        assertThat(command.err()).startsWith(error).contains(" " + option + " stands in " + file + ", line 2.");
    }

    @Test
    void saysInWhichFileAndLineAWordStands() throws IOException {
        final Path file = file("--to-print\n--schema S --shema\n");
        assertThat(command.run("deploy", "@" + file)).isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-1: Unknown option in " + file + ", line 2, --shema (there is --schema).");
    }

    @Test
    void helpsWhateverAFileSays() throws IOException {
        final Path file = file("nonsense\n");
        assertThat(command.at(file).run("deploy", "@" + file, "--help")).isZero();
        assertThat(command.out()).startsWith("Usage: sme deploy ");
        assertThat(command.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush-from-a-line", "hush-from-a-line=x"})
    void showsNoLineThatMayBeAPassword(final String line) throws IOException {
        Secrets.keep("hush-from-a-line");
        final Path file = file("schema=S\n" + line + "\n");
        assertThat(command.at(file).run("deploy", "--to-print")).isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-28: The file of options " + file + " cannot be used: line 2")
                .doesNotContain("hush");
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
                        + " cannot be used: line 1: no command has an option shema (there is schema).");
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
