package com.exasol.sme.sagemaker.jobs;

import java.math.BigDecimal;
import java.util.Optional;

/** What AWS measured of a model. */
final class MetricValue {
    private MetricValue() {}

    /** {@return the decimal that AWS wrote; none where there is no such number} */
    static Optional<BigDecimal> of(final Float value) {
        return Optional.ofNullable(value)
                .filter(it -> Float.isFinite(it))
                .map(it -> new BigDecimal(Float.toString(it)));
    }
}
