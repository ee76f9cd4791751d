package com.exasol.sme.sandbox.aws.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "1, 1.0",
        "-0.25, -0.25",
        "100, 100.0",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-0.0000125, -1.25e-05",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.5e-300, 1.5e-300"
    })
    void writesNumbers(final double number, final String expected) {
        assertThat(PythonText.of(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {"no|'no'", "it's|\"it's\"", "say \"x\"|'say \"x\"'", "it's \"x\"|'it\\'s \"x\"'", "a\\b|'a\\\\b'"})
    void quotesTexts(final String text, final String expected) {
        assertThat(PythonText.of(text)).isEqualTo(expected);
    }

    @Test
    void escapesLineEndsAndTabs() {
        assertThat(PythonText.of("a\nb\rc\td")).isEqualTo("'a\\nb\\rc\\td'");
    }

    @Test
    void writesLists() {
        assertThat(PythonText.list(List.of("'a'", "1.0"))).isEqualTo("['a', 1.0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {"a b|a b", "a,b|\"a,b\"", "a\"b|\"a\"\"b\""})
    void quotesFieldsOnlyWhereNeeded(final String text, final String expected) {
        assertThat(PythonText.csvField(text)).isEqualTo(expected);
    }
}
