package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual pages that the build has made. */
class ManPagesTest {
    private static final Path PAGES = Path.of("target", "man");
    private static final Path LINT = Path.of("/usr/bin/mandoc");

    private static String page(final String name) throws IOException {
        return Files.readString(PAGES.resolve(name + ".1"), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sme",
                "sme-deploy",
                "sme-status",
                "sme-undeploy",
                "sme-connection",
                "sme-grant",
                "sme-iam-policy",
                "sme-completion"
            })
    void haveAllSectionsAndAreInTheJar(final String name) throws IOException {
        assertThat(page(name))
                .contains(
                        "\n.SH NAME\n" + name.replace("-", "\\-") + " \\- ",
                        "\n.SH OPTIONS\n",
                        "\n.SH EXIT STATUS\n.TP\n\\fB0\\fR\n",
                        "\n\\fB130\\fR\n",
                        "\n.SH ENVIRONMENT\n.TP\n\\fBDB_PASSWORD\\fR\n",
                        "\n.SH FILES\n.TP\n\\fB~/.sme.properties\\fR\n",
                        "\n.SH EXAMPLES\n.nf\n");
        try (ZipFile jar = new ZipFile("target/sme.jar")) {
            assertThat(new String(
                            jar.getInputStream(jar.getEntry("man/man1/" + name + ".1"))
                                    .readAllBytes(),
                            UTF_8))
                    .isEqualTo(page(name));
        }
    }

    @Test
    void nameEveryOption() throws IOException {
        final CommandRun command = new CommandRun();
        for (final var entry : command.commandLine().getSubcommands().entrySet()) {
            final String text =
                    page("sme-" + entry.getKey()).replace("\\-", "-").replace("--[no-]", "--");
            entry.getValue().getCommandSpec().options().forEach(option -> assertThat(text)
                    .contains(option.longestName()));
        }
    }

    /** Skipped, and reported so, where there is no mandoc. */
    @Test
    void haveNothingThatMandocComplainsAbout() throws IOException, InterruptedException {
        assumeThat(LINT).exists();
        final List<String> words = new ArrayList<>(List.of(LINT.toString(), "-Tlint"));
        try (var pages = Files.list(PAGES)) {
            pages.map(Path::toString).sorted().forEach(words::add);
        }
        final Process lint = new ProcessBuilder(words).redirectErrorStream(true).start();
        assertThat(new String(lint.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(lint.waitFor()).isZero();
    }
}
