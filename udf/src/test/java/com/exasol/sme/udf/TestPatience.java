package com.exasol.sme.udf;

import com.exasol.sme.sagemaker.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only by waiting. */
public final class TestPatience extends Clock {
    private Instant now = Instant.EPOCH;

    public static Patience minutes(final int limit) {
        final TestPatience time = new TestPatience();
        return new Patience(Duration.ofSeconds(15), Duration.ofMinutes(limit), time, time::pass);
    }

    private void pass(final Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(final ZoneId zone) {
        return this;
    }
}
