package com.exasol.sme.language;

import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deployment changes about the JVM options of the one before, all of which it keeps else.
 *
 * @param given   options that are added, or take the place of those with the same keys
 * @param removed keys of options that go
 */
public record JvmOptionChanges(List<JvmOption> given, List<String> removed) {
    public JvmOptionChanges {
        given = List.copyOf(given);
        removed = List.copyOf(removed);
    }

    /**
     * What comes of it.
     *
     * @param options all options, each in the place that it had
     * @param report  what a person is told of each change
     */
    public record Result(List<JvmOption> options, List<String> report) {
        public Result {
            options = List.copyOf(options);
            report = List.copyOf(report);
        }
    }

    /** Refuses options that do not go together, and ones of the deployment before that scripts no longer take. */
    public Result appliedTo(final List<String> earlier) {
        final Map<String, List<String>> before = byKey(earlier);
        final Map<String, List<String>> after = new LinkedHashMap<>(before);
        final List<String> report = new ArrayList<>();
        for (final String key : removed) {
            final List<String> gone = after.remove(key);
            report.add(
                    gone == null ? "There is no JVM option " + key + " to remove." : "Removing " + shown(gone) + ".");
        }
        byKey(given.stream().map(JvmOption::text).toList()).forEach((key, options) -> {
            final List<String> old = after.put(key, options);
            if (!options.equals(old)) {
                report.add(
                        old == null
                                ? "Adding " + shown(options) + "."
                                : "Replacing " + shown(old) + " by " + shown(options) + ".");
            }
        });
        final List<String> kept = earlier.stream()
                .filter(option -> before.get(JvmOption.key(option)).equals(after.get(JvmOption.key(option))))
                .toList();
        if (!kept.isEmpty()) {
            report.add("Keeping " + shown(kept) + "; --remove-jvm-option removes.");
        }
        final List<JvmOption> options = after.values().stream()
                .flatMap(List::stream)
                .map(option -> checked(option, earlier.contains(option)))
                .toList();
        JvmHeap.check(options);
        AwsJvmOptions.check(options);
        return new Result(options, report);
    }

    private static Map<String, List<String>> byKey(final List<String> options) {
        final Map<String, List<String>> byKey = new LinkedHashMap<>();
        options.forEach(option -> byKey.computeIfAbsent(JvmOption.key(option), key -> new ArrayList<>())
                .add(option));
        return byKey;
    }

    private static String shown(final List<String> options) {
        return (options.size() == 1 ? "the JVM option " : "the JVM options ")
                + String.join(", ", options.stream().map(ShortenedInput::shown).toList());
    }

    private static JvmOption checked(final String option, final boolean isEarlier) {
        try {
            return new JvmOption(option);
        } catch (final SmeException exception) {
            throw isEarlier
                    ? exception.adding("It is one of the earlier deployment; --remove-jvm-option "
                            + ShortenedInput.shown(JvmOption.key(option)) + " takes it out.")
                    : exception;
        }
    }
}
