package com.exasol.sme.sagemaker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** How often and for how long a statement asks AWS whether something has happened. */
public final class Patience {
    private static final Duration SHORT_INTERVAL = Duration.ofSeconds(2);
    private static final int SHORT_TURNS = 5;

    private final Duration interval;
    private final Duration limit;
    private final Clock clock;
    private final Pause pause;

    public Patience(final Duration interval, final Duration limit, final Clock clock, final Pause pause) {
        this.interval = interval;
        this.limit = limit;
        this.clock = clock;
        this.pause = pause;
    }

    public Duration limit() {
        return limit;
    }

    /** Asks until there is an answer; without one when the limit is reached, gives nothing. */
    public <T> Optional<T> await(final Supplier<Optional<T>> question) {
        final Instant end = clock.instant().plus(limit);
        Optional<T> answer = question.get();
        while (answer.isEmpty() && clock.instant().isBefore(end)) {
            pause.last(interval);
            answer = question.get();
        }
        return answer;
    }

    /** Asks a few times within seconds: what AWS has just been told is not at once known everywhere in AWS. */
    public <T> Optional<T> awaitShortly(final Supplier<Optional<T>> question) {
        Optional<T> answer = question.get();
        for (int turn = 1; answer.isEmpty() && turn < SHORT_TURNS; turn++) {
            pause.last(shortInterval());
            answer = question.get();
        }
        return answer;
    }

    private Duration shortInterval() {
        return interval.compareTo(SHORT_INTERVAL) < 0 ? interval : SHORT_INTERVAL;
    }
}
