package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told who meant another word. */
class MistypedWordsTest {
    private final CommandRun command = new CommandRun();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "-h                    | There is no command -h (there is --help)",
                "help                  | There is no command help (there is --help)",
                "-v                    | There is no command -v (there is --version)",
                "version               | There is no command version (there is --version)",
                "deploi                | There is no command deploi (there is deploy)",
                "depoly --schema S     | There is no command depoly (there is deploy)",
                "--hepl                | Unknown option --hepl (there is --help)",
                "deploy -h             | There is a word -h (there is --help) that is no option",
                "deploy help           | There is a word help (there is --help) that is no option",
                "deploy --shema S      | Unknown option --shema (there is --schema)",
                "deploy -schema S      | There is a word -schema (there is --schema) that is no option",
                "deploy --no-uplaod    | Unknown option --no-uplaod (there is --no-upload)"
            })
    void namesTheWordAndTheNearestOne(final String words, final String problem) {
        assertThat(command.run(words.split(" "))).isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-1: " + problem + ".").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "deploy --schema        | my schema      | --schema '\"my schema\"'",
                "deploy --schema        | it's mine      | --schema '\"it'\\''s mine\"'",
                "status --schema        | 1st            | --schema '\"1st\"'",
                "grant --for training --connection C --schema S --to | my team | --to '\"my team\"'",
                "grant --for training --connection C --schema S --to A --data | A.my table | --data 'A.\"my table\"'"
            })
    void showsHowAShellIsToldAName(final String words, final String name, final String advice) {
        final List<String> all = new ArrayList<>(List.of(words.split(" ")));
        all.add(name);
        all.add("--to-print");
        assertThat(command.run(all.toArray(String[]::new))).isEqualTo(2);
        assertThat(command.err()).endsWith(" A shell takes quotes away, so give " + advice + ".\n");
    }

    @Test
    void asksAtATerminalForThePasswordThatIsNowhere() {
        command.typing("typed-at-a-terminal")
                .run("deploy --schema S --no-upload --no-wait-for-completion --dsn h --db-user u".split(" "));
        assertThat(command.questions).containsExactly("Password of the database user: ");
        assertThat(command.database.password()).isEqualTo("typed-at-a-terminal");
    }
}
