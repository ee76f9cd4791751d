package com.exasol.sme.sandbox.udf.host;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

/** The types that rows have between database and UDF. */
public enum WireType {
    INT32(Integer.class, "int32"),
    INT64(Long.class, "int64"),
    NUMERIC(BigDecimal.class, "string"),
    DOUBLE(Double.class, "double"),
    STRING(String.class, "string"),
    BOOLEAN(Boolean.class, "bool"),
    DATE(Date.class, "string"),
    TIMESTAMP(Timestamp.class, "string");

    private final Class<?> javaType;
    private final String nativeName;

    WireType(final Class<?> javaType, final String nativeName) {
        this.javaType = javaType;
        this.nativeName = nativeName;
    }

    /** What the real client calls the values by which it carries this type. */
    String nativeName() {
        return nativeName;
    }

    Class<?> javaType() {
        return javaType;
    }
}
