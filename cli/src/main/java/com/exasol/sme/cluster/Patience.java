package com.exasol.sme.cluster;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at something again and again until it is as wanted or the time is up. */
public final class Patience {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Waiting waiting;
    private final Duration limit;

    public Patience(final Waiting waiting, final Duration limit) {
        this.waiting = waiting;
        this.limit = limit;
    }

    /** The time after which it gives up. */
    public Duration limit() {
        return limit;
    }

    /**
     * Looks at once, and then every two seconds.
     *
     * @param seen gets everything that was looked at
     * @return what was looked at last
     */
    public <T> T until(final Supplier<T> look, final Predicate<T> isWanted, final Consumer<T> seen) {
        final long start = waiting.nanos();
        T last = look.get();
        seen.accept(last);
        while (!isWanted.test(last) && waiting.nanos() - start < limit.toNanos() && pause()) {
            last = look.get();
            seen.accept(last);
        }
        return last;
    }

    /** @return false if somebody does not want to wait any longer */
    private boolean pause() {
        try {
            waiting.pause(INTERVAL);
            return true;
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
