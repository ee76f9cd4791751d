package com.exasol.sme.scripts.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two SQL sessions, the second of which gets its turn in the middle of a statement of the first.
 *
 * <p>A moment is {@code before CreateModel} or {@code after CreateModel}, with an operation of AWS, or the beginnings of
 * statements such as {@code CREATE > COMMIT}: right before the first COMMIT that follows a CREATE.
 */
public final class TwoSessions {
    private static final Pattern CODE = Pattern.compile("^\"?([EF]-SME-[A-Z]+-\\d+): ");

    private final Installation installation;
    private final List<String> second = new ArrayList<>();
    private String first;

    private TwoSessions(final Installation installation) {
        this.installation = installation;
    }

    /**
     * Runs a statement, and statements of another session while it is under way.
     *
     * @param meanwhile what the second session runs, one statement after the other, whatever comes of them
     */
    public static TwoSessions run(
            final Installation installation, final String statement, final String moment, final String... meanwhile) {
        final TwoSessions sessions = new TwoSessions(installation);
        sessions.arrange(moment, () -> {
            for (final String sql : meanwhile) {
                sessions.second.add(installation.elsewhere(sql));
            }
        });
        sessions.first = installation.elsewhere(statement);
        if (sessions.second.size() != meanwhile.length) {
            throw new AssertionError("There was no moment '" + moment + "'; the first session got " + sessions.first);
        }
        return sessions;
    }

    private void arrange(final String moment, final Runnable event) {
        if (moment.startsWith("before ")) {
            installation.aws().faults().beforeNext(moment.substring("before ".length()), event);
        } else if (moment.startsWith("after ")) {
            installation.aws().faults().afterNext(moment.substring("after ".length()), event);
        } else {
            arrange(List.of(moment.split(" > ")), event);
        }
    }

    private void arrange(final List<String> beginnings, final Runnable event) {
        if (beginnings.isEmpty()) {
            event.run();
            return;
        }
        installation
                .sandbox()
                .database()
                .onNext(
                        sql -> sql.startsWith(beginnings.get(0)),
                        session -> arrange(beginnings.subList(1, beginnings.size()), event));
    }

    /** What the first session got: OK, or the whole message of the refusal. */
    public String first() {
        return first;
    }

    /** OK or the code of each answer, those of the second session after that of the first. */
    public List<String> codes() {
        final List<String> codes = new ArrayList<>(List.of(codeOf(first)));
        second.forEach(answer -> codes.add(codeOf(answer)));
        return codes;
    }

    private static String codeOf(final String answer) {
        final Matcher code = CODE.matcher(answer);
        return code.find() ? code.group(1) : answer;
    }
}
