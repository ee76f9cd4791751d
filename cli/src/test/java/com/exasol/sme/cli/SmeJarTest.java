package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.shared.Version;
import com.exasol.sme.tls.ClosedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged JAR as its users do. */
class SmeJarTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path JAR = Path.of("target", "sme.jar").toAbsolutePath();

    private static final String PASSWORD = Secrets.keep("hush/hush+hush");

    @TempDir
    private Path directory;

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome sme(final List<String> jvmOptions, final String... arguments)
            throws IOException, InterruptedException {
        final List<String> words = new ArrayList<>();
        words.add(JAVA);
        words.addAll(jvmOptions);
        words.addAll(List.of("-jar", JAR.toString()));
        words.addAll(List.of(arguments));
        final Path out = directory.resolve("out");
        final Path err = directory.resolve("err");
        final int exitCode = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Outcome(
                exitCode,
                Secrets.watch("standard output of sme", Files.readString(out, UTF_8)),
                Secrets.watch("standard error of sme", SeenErrorCodes.record(Files.readString(err, UTF_8))));
    }

    @Test
    void helps() throws IOException, InterruptedException {
        final Outcome outcome = sme(List.of(), "deploy", "--help");
        assertThat(outcome.exitCode).isZero();
        assertThat(outcome.out).startsWith("Usage: sme deploy ").doesNotContain("\u001b");
        assertThat(outcome.err).isEmpty();
    }

    @Test
    void printsTheSameSqlInEveryLocaleAndEncoding() throws IOException, InterruptedException {
        final Outcome english = sme(List.of(), "deploy", "--to-print", "--schema", "\"Überblick\"");
        final Outcome turkish = sme(
                List.of("-Duser.language=tr", "-Dfile.encoding=ISO-8859-1", "-Dline.separator=\r\n"),
                "deploy",
                "--to-print",
                "--schema",
                "\"Überblick\"");
        assertThat(english.exitCode).isZero();
        assertThat(english.err).isEmpty();
        assertThat(english.out).contains("SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT").doesNotContain("\r");
        assertThat(turkish).isEqualTo(english);
    }

    /** As cron and containers start it; the words are written in ASCII, as the tests may run in such a locale, too. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void takesItsWordsAsUtf8InALocaleWithout() throws IOException, InterruptedException {
        final Outcome outcome = shell("LC_ALL=C exec \"$0\" -jar \"$1\" deploy --to-print --schema"
                + " \"$(printf '\"\\303\\234berblick\"')\"");
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.out).contains("CREATE SCHEMA IF NOT EXISTS \"Überblick\";");
        final Outcome ofVariable = shell("SAAS_HOST=$(printf 'http://\\303\\234') LC_ALL=C exec \"$0\" -jar \"$1\""
                + " deploy --to-print --schema S --saas-account-id a");
        assertThat(ofVariable.err).startsWith("E-SME-CLI-47: 'http://Ü' in --saas-url");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesBytesThatAreNoUtf8() throws IOException, InterruptedException {
        final Outcome outcome = shell(
                "LC_ALL=C exec \"$0\" -jar \"$1\" deploy --to-print --schema" + " \"$(printf '\"\\334berblick\"')\"");
        assertThat(outcome.exitCode).isEqualTo(2);
        assertThat(outcome.err).startsWith("E-SME-CLI-96: Word 4 of the command line has bytes that cannot be read");
        final Outcome ofVariable = shell("DB_PASSWORD=$(printf 'b\\334') exec \"$0\" -jar \"$1\" status --schema S");
        assertThat(ofVariable.err).startsWith("E-SME-CLI-96: The environment variable DB_PASSWORD has bytes");
        final Outcome ofName = shell("LC_ALL=C exec \"$0\" -jar \"$1\" deploy --to-print --schema S --ssl-cert-path"
                + " \"$(printf '\\303\\234.pem')\"");
        assertThat(ofName.err)
                .startsWith(
                        "E-SME-CLI-41: 'Ü.pem' in --ssl-cert-path cannot be used: it cannot be read (its name cannot be"
                                + " that of a file in the encoding of this locale");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void endsQuietlyWhenItsReaderDoes() throws IOException, InterruptedException {
        final Outcome outcome = shell("{ \"$0\" -jar \"$1\" deploy --to-print --schema S; echo $? >&2; } | head -1");
        assertThat(outcome.out).startsWith("-- sme ").hasLineCount(1);
        assertThat(outcome.err).isEqualTo("141\n");
    }

    /** 'script' of util-linux is a terminal for a program. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void asksForAPasswordAtATerminal() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/script")).exists();
        final Outcome outcome = shell("printf 'hush\\n' | SHELL=/bin/sh script -qec \"$0 -jar $1 deploy --schema S"
                + " --no-upload --dsn 127.0.0.1:1 --db-user U\" /dev/null");
        assertThat(outcome.out).containsSubsequence("Password of the database user: ", "E-SME-CLI-14: ");
    }

    private Outcome shell(final String script) throws IOException, InterruptedException {
        final Path out = directory.resolve("shell.out");
        final Path err = directory.resolve("shell.err");
        final int exitCode = new ProcessBuilder("/bin/sh", "-c", script, JAVA, JAR.toString())
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Outcome(
                exitCode,
                Secrets.watch("standard output of sme", Files.readString(out, UTF_8)),
                Secrets.watch("standard error of sme", SeenErrorCodes.record(Files.readString(err, UTF_8))));
    }

    /** Linux has a file for this; other systems cannot show it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void failsWhenTheDiskIsFull() throws IOException, InterruptedException {
        final Path err = directory.resolve("err");
        final int exitCode = new ProcessBuilder(JAVA, "-jar", JAR.toString(), "deploy", "--to-print", "--schema", "SME")
                .redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).isEqualTo(1);
        assertThat(SeenErrorCodes.record(Files.readString(err, UTF_8))).startsWith("E-SME-CLI-20: ");
    }

    @Test
    void saysHowItWasMisused() throws IOException, InterruptedException {
        final Outcome outcome = sme(List.of(), "deploy", "--shema", "X");
        assertThat(outcome.exitCode).isEqualTo(2);
        assertThat(outcome.out).isEmpty();
        assertThat(outcome.err).startsWith("E-SME-CLI-1: Unknown option --shema");
    }

    @Test
    void fallsOnAClosedPortWithTheRealDriver() throws IOException, InterruptedException {
        try (ClosedPort port = new ClosedPort()) {
            final String address = "127.0.0.1:" + port.number();
            final Outcome outcome = sme(
                    List.of(),
                    "deploy",
                    "--schema",
                    "SME",
                    "--dsn",
                    address,
                    "--db-user",
                    "SYS",
                    "--db-password",
                    PASSWORD,
                    "--bucketfs-password",
                    PASSWORD);
            assertThat(outcome.exitCode).isEqualTo(1);
            assertThat(outcome.out).isEmpty();
            assertThat(outcome.err)
                    .startsWith("Warning: the password behind --db-password can be seen in the process list")
                    .contains("\nE-SME-CLI-14: There is no connection to the database " + address + " as 'SYS': ")
                    .doesNotContain(PASSWORD, "\tat ");
        }
    }

    @Test
    void cannotAskForAPasswordWithoutATerminal() throws IOException, InterruptedException {
        final Outcome outcome = sme(
                List.of(),
                "deploy",
                "--schema",
                "SME",
                "--no-upload",
                "--dsn",
                "127.0.0.1:1",
                "--db-user",
                "SYS",
                "--db-password");
        assertThat(outcome.exitCode).isEqualTo(2);
        assertThat(outcome.err).startsWith("E-SME-CLI-17: ");
    }

    @Test
    void carriesTheUdfJarAndNothingThatWouldBreakIt() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            final List<String> names =
                    jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .contains("sme-udf-" + Version.current() + ".jar", JarLocation.fileName())
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.matches("META-INF/(versions/.*|.*\\.(SF|DSA|RSA))"))
                    .noneMatch(name -> name.startsWith("com/exasol/sme/sandbox/"));
            assertThat(names)
                    .contains("META-INF/sme/LICENSE", "META-INF/sme/THIRD-PARTY")
                    .contains("META-INF/LICENSE.md", "META-INF/NOTICE.md", "LICENSE-exasol-jdbc.txt");
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("com.exasol.sme.cli.Main");
        }
    }
}
