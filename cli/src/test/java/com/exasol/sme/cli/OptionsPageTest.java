package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.docs.DocumentPage;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Commands and options in the reference are those of the command line. */
class OptionsPageTest {
    private final CommandLine root = new CommandRun().commandLine();

    @Test
    void isThePageOfTheReference() throws IOException {
        final String text = new OptionsPage(root).text();
        new DocumentPage("reference/options.md").isRenewedBy(OptionsPageTest.class, page -> text);
    }

    @Test
    void hasEveryOptionOfEveryCommand() {
        final String text = new OptionsPage(root).text();
        assertThat(root.getSubcommands().values().stream()
                        .flatMap(command -> command.getCommandSpec().options().stream())
                        .flatMap(option -> Stream.of(option.names())))
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(text).containsPattern("[`]--(\\[no-])?" + name.substring(2) + "[` ]"));
    }
}
