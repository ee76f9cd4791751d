package com.exasol.sme.language;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of the JVM of every Java script, as options set it and as Exasol's client completes them. */
public final class JvmHeap {
    private static final Pattern SIZE = Pattern.compile("-Xm[sx](\\d{1,9})([kmgtKMGT]?)");
    private static final String UNITS = "kmgt";
    private static final int BITS_PER_UNIT = 10;
    /** What the client adds where no option has a -Xms. */
    private static final String START = "-Xms128m";

    private JvmHeap() {}

    /** Refuses a heap that ends below the size that it starts with, because no JVM starts then. */
    public static void check(final List<JvmOption> options) {
        final Optional<String> most = last(options, "-Xmx");
        final String start = last(options, "-Xms").orElse(START);
        if (most.isPresent() && bytes(most.get()) < bytes(start)) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-85")
                    .message(
                            "{{option}} in --jvm-option is less than what the JVM of each Java script starts with, which"
                                    + " is {{start|u}}.",
                            most.get(),
                            start)
                    .mitigation("Give -Xmx128m or more, or a smaller -Xms as well.")
                    .toString());
        }
    }

    /** The last one counts. */
    private static Optional<String> last(final List<JvmOption> options, final String word) {
        return options.stream()
                .map(JvmOption::text)
                .filter(text -> text.startsWith(word) && SIZE.matcher(text).matches())
                .reduce((first, second) -> second);
    }

    private static long bytes(final String option) {
        final Matcher size = SIZE.matcher(option);
        if (!size.matches()) {
            throw new IllegalArgumentException(option);
        }
        final String unit = size.group(2).toLowerCase(Locale.ROOT);
        final int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
        return Long.parseLong(size.group(1)) << (power * BITS_PER_UNIT);
    }
}
