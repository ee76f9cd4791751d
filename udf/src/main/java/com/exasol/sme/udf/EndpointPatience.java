package com.exasol.sme.udf;

import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.Pause;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

/** Reads how long scripts wait for AWS, which administrators set with --jvm-option. */
final class EndpointPatience {
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);
    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

    private EndpointPatience() {}

    static Patience fromSystemProperties() {
        return new Patience(
                duration("sme.endpointPollSeconds", "15", MILLIS_PER_SECOND),
                duration("sme.endpointWaitMinutes", "30", MILLIS_PER_MINUTE),
                Clock.systemUTC(),
                Pause::sleep);
    }

    private static Duration duration(final String property, final String standard, final BigDecimal unit) {
        final BigDecimal count = new BigDecimal(System.getProperty(property, standard));
        return Duration.ofMillis(count.multiply(unit).longValue());
    }
}
