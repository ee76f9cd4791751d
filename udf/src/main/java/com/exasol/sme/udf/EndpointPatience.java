package com.exasol.sme.udf;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Patience;
import com.exasol.sme.sagemaker.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads how long scripts wait for AWS, which administrators set with --jvm-option. */
final class EndpointPatience {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int MILLIS_PER_MINUTE = 60_000;

    private EndpointPatience() {}

    static Patience fromSystemProperties() {
        return from(System::getProperty);
    }

    static Patience from(final UnaryOperator<String> properties) {
        return new Patience(
                duration(properties, "sme.endpointPollSeconds", "15", MILLIS_PER_SECOND),
                duration(properties, "sme.endpointWaitMinutes", "30", MILLIS_PER_MINUTE),
                Clock.systemUTC(),
                Pause::sleep);
    }

    private static Duration duration(
            final UnaryOperator<String> properties, final String name, final String standard, final int unit) {
        final String count = Optional.ofNullable(properties.apply(name)).orElse(standard);
        final long millis = (long) (number(count) * unit);
        if (millis <= 0) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-18")
                    .message("The JVM option -D{{name|uq}} must be a number above 0, but it is {{value}}.", name, count)
                    .mitigation("Let the administrator deploy the scripts again with such a number."));
        }
        return Duration.ofMillis(millis);
    }

    private static double number(final String text) {
        try {
            return Double.parseDouble(text);
        } catch (final NumberFormatException exception) {
            return Double.NaN;
        }
    }
}
