package com.exasol.sme.predict.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ä", "a€", "😀", "😀a"})
    void isTextOfAnyLengthAndLetters(final String text) {
        assertThat(Utf8.isValid(text.getBytes(UTF_8))).isTrue();
        assertThat(Utf8.isValid((text + "äx".repeat(10_000) + text).getBytes(UTF_8)))
                .isTrue();
    }

    /** Half a character, a character that goes on without a beginning, one written too long, half a pair, too high. */
    @ParameterizedTest
    @ValueSource(strings = {"e2 82", "82", "c0 80", "ed a0 80", "f4 90 80 80", "ff"})
    void isNotWhatNobodyWritesSo(final String hex) {
        final byte[] wrong = new byte[hex.split(" ", -1).length];
        for (int index = 0; index < wrong.length; index++) {
            wrong[index] = (byte) Integer.parseInt(hex.split(" ", -1)[index], 16);
        }
        assertThat(Utf8.isValid(wrong)).isFalse();
        final byte[] text = "ä".repeat(10_000).getBytes(UTF_8);
        final byte[] longer = Arrays.copyOf(text, text.length + wrong.length);
        System.arraycopy(wrong, 0, longer, text.length, wrong.length);
        assertThat(Utf8.isValid(longer)).isFalse();
    }

    @Test
    void isFoundOutWithLittleMemoryHoweverLongTheTextIs() {
        final byte[] text = "ä".repeat(2_000_000).getBytes(UTF_8);
        // What loading the classes takes, with an agent that counts lines above all, is none of it.
        assertThat(Utf8.isValid(text)).isTrue();
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        assertThat(Utf8.isValid(text)).isTrue();
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(text.length / 10);
    }
}
