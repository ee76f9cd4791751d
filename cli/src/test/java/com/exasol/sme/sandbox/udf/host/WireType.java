package com.exasol.sme.sandbox.udf.host;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

/** The types that rows have between database and UDF. */
public enum WireType {
    INT32(Integer.class),
    INT64(Long.class),
    NUMERIC(BigDecimal.class),
    DOUBLE(Double.class),
    STRING(String.class),
    BOOLEAN(Boolean.class),
    DATE(Date.class),
    TIMESTAMP(Timestamp.class);

    private final Class<?> javaType;

    WireType(final Class<?> javaType) {
        this.javaType = javaType;
    }

    Class<?> javaType() {
        return javaType;
    }
}
