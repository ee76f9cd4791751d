package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private static double parse(final String text) {
        final byte[] bytes = ("[" + text + "]").getBytes(US_ASCII);
        return NumberText.parse(bytes, 1, bytes.length - 1);
    }

    @Test
    void readsWhatJavaReads() {
        final Random random = new Random(5);
        for (int count = 0; count < 20_000; count++) {
            final double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                assertThat(parse(Double.toString(any))).isEqualTo(any);
            }
            final double share = random.nextDouble();
            assertThat(parse(Double.toString(share))).isEqualTo(share);
            final String rounded =
                    String.format(Locale.ROOT, "%." + random.nextInt(20) + "f", (share - 0.5) * 1e6 * share);
            assertThat(parse(rounded)).isEqualTo(Double.parseDouble(rounded));
        }
    }

    /** Numbers in the middle between two others are the ones that go wrong. */
    @Test
    void roundsAsJavaDoes() {
        final Random random = new Random(6);
        for (int count = 0; count < 100_000; count++) {
            final long digits = random.nextLong() >>> (1 + random.nextInt(60));
            final int power = random.nextInt(90) - 45;
            final String text = digits + "e" + power;
            assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
            final String middle = String.valueOf((1L << 53) + 2L * random.nextInt(1000) + 1);
            assertThat(parse(middle)).isEqualTo(Double.parseDouble(middle));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "1.",
                ".5",
                "1e5",
                "1E+05",
                "1e-05",
                "9007199254740993",
                "123456789012345678901234567890",
                "0.000000000000000000000000000001",
                "1e22",
                "1e23",
                "8.5e-23",
                "4.9e-324",
                "1e999",
                "2.2250738585072011e-308"
            })
    void readsNumbersInAllTheirForms(final String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "nan",
                "NaN",
                "Infinity",
                "1d",
                "1e",
                "1e+",
                "1e1.5",
                "e5",
                "1 ",
                " 1",
                "0x1p3",
                "1..2",
                "--1",
                "1e99999999999"
            })
    void readsNothingElse(final String text) {
        assertThat(parse(text)).isNaN();
    }
}
