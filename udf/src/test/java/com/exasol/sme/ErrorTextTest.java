package com.exasol.sme;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.errorreporting.ExaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTextTest {
    /** The stand-in for each character is told by its number, because a source file cannot hold all of them. */
    @ParameterizedTest
    @CsvSource({
        "61, 61",
        "e4, e4",
        "20ac, 20ac",
        "ffff, ffff",
        "a, a",
        "1, 1",
        "0, fffd",
        "d800, fffd",
        "dbff, fffd",
        "dc00, fffd",
        "dfff, fffd",
        "10000, fffd",
        "1f600, fffd",
        "10ffff, fffd",
        "fffd, fffd"
    })
    void hasAReplacementForWhatExasolsClientCannotCarry(final String character, final String carried) {
        final String text = "a" + Character.toString(Integer.parseInt(character, 16)) + "b";
        assertThat(ErrorText.of(text)).isEqualTo("a" + Character.toString(Integer.parseInt(carried, 16)) + "b");
    }

    @Test
    void keepsWhatStandsBesideIt() {
        assertThat(ErrorText.of("😀ä\ud83d😀\ude00\0€")).isEqualTo("\ufffdä\ufffd\ufffd\ufffd\ufffd€");
        assertThat(ErrorText.of("")).isEmpty();
    }

    @Test
    void isTheMessageOfEveryError() {
        final SmeException error = new SmeException(ExaError.messageBuilder("E-SME-UDF-31")
                .message("It quotes {{cell}}.", "😀")
                .mitigation("Look at \0."));
        assertThat(error).hasMessage("E-SME-UDF-31: It quotes '\ufffd'. Look at \ufffd.");
        assertThat(error.withAddition("More 😀.")).hasMessageEndingWith(" Look at \ufffd. More \ufffd.");
        assertThat(error.withFacts("{\"name\":\"😀\"}").facts()).contains("{\"name\":\"😀\"}");
        assertThat(error).hasToString(error.getMessage());
    }
}
