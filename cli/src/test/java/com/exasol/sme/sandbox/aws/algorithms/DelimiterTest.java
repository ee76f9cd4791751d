package com.exasol.sme.sandbox.aws.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python 3.11 says to the same lines. */
class DelimiterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5|5", "-5|5", "0.5|5", "'1,2'|','", "55.|5", "a|a", "'1,'|','", "-|-", "'0.5;2 3'|;", "1e-5|e"})
    void isFoundAsPythonFindsIt(final String line, final char expected) {
        assertThat(Delimiter.of(line)).contains(expected);
    }

    @Test
    void isNotFoundInNothing() {
        assertThat(Delimiter.of("")).isEmpty();
    }
}
