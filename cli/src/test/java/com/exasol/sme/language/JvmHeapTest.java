package com.exasol.sme.language;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmHeapTest {
    private static List<JvmOption> options(final String words) {
        return Arrays.stream(words.split(" ", 0)).map(JvmOption::new).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Da=b",
                "-Xms2g",
                "-Xmx128m",
                "-Xmx131072k",
                "-Xmx134217728",
                "-Xmx2G",
                "-Xmx1t",
                "-Xms64m -Xmx64m",
                "-Xmx64M -Xms1m",
                "-Xmx64m -Xmx256m",
                "-Xmxlarge"
            })
    void mayGrowToWhatItStartsWithAndMore(final String words) {
        assertThatCode(() -> JvmHeap.check(options(words))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx127m", "-Xmx64m", "-Xmx131071k", "-Xmx134217727", "-Xmx1", "-Xmx2g -Xmx64m"})
    void isRefusedBelowWhatExasolsClientStartsWith(final String words) {
        assertRefused(() -> JvmHeap.check(options(words)))
                .hasMessageStartingWith(
                        "E-SME-CLI-85: '" + words.substring(words.lastIndexOf('-')) + "' in --jvm-option")
                .hasMessageEndingWith(
                        "starts with, which is -Xms128m. Give -Xmx128m or more, or a smaller -Xms as well.");
    }

    @Test
    void isRefusedBelowWhatAnOptionStartsWith() {
        assertRefused(() -> JvmHeap.check(options("-Xms64m -Xms1g -Xmx512m")))
                .hasMessageStartingWith(
                        "E-SME-CLI-85: '-Xmx512m' in --jvm-option is less than what the JVM of each Java"
                                + " script starts with, which is -Xms1g.");
    }
}
