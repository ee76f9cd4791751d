package com.exasol.sme.predict;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that goes on only when everybody waits; then whoever waits for the next moment goes on, and nobody else. */
final class VirtualTime {
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(
            Comparator.<Turn>comparingLong(turn -> turn.time).thenComparingLong(turn -> turn.number));
    private int busy;
    private long numbers;
    private volatile long now;

    private static final class Turn {
        private final long time;
        private final long number;
        private boolean hasCome;

        private Turn(final long time, final long number) {
            this.time = time;
            this.number = number;
        }
    }

    /** @param parties how many threads take turns; each waits once before it begins */
    VirtualTime(final int parties) {
        busy = parties;
    }

    long now() {
        return now;
    }

    synchronized void waitUntil(final long time) {
        final Turn turn = new Turn(time, numbers++);
        turns.add(turn);
        leave();
        while (!turn.hasCome) {
            try {
                wait();
            } catch (final InterruptedException exception) {
                throw new AssertionError(exception);
            }
        }
    }

    synchronized void leave() {
        busy--;
        if (busy == 0 && !turns.isEmpty()) {
            final Turn next = turns.poll();
            now = Math.max(now, next.time);
            next.hasCome = true;
            busy++;
            notifyAll();
        }
    }
}
