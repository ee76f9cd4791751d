package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaDataTypeException;
import java.math.BigDecimal;

/** Whole numbers out of other numbers, or the real client's refusal; its words speak of emit also for getters. */
final class ExactNumbers {
    private ExactNumbers() {}

    static int toInt(final Number value, final String column) throws ExaDataTypeException {
        if (value instanceof BigDecimal decimal) {
            return decimal.intValueExact();
        }
        if (value instanceof Long) {
            check(value, value.longValue() > Integer.MAX_VALUE, "1143", column, "maximum", Integer.MAX_VALUE);
            check(value, value.longValue() < Integer.MIN_VALUE, "1144", column, "minimum", Integer.MIN_VALUE);
        } else {
            final boolean single = value instanceof Float;
            final double number = value.doubleValue();
            check(value, number > Integer.MAX_VALUE, single ? "1145" : "1148", column, "maximum", Integer.MAX_VALUE);
            check(value, number < Integer.MIN_VALUE, single ? "1146" : "1149", column, "minimum", Integer.MIN_VALUE);
            checkWhole(value, single ? "1147" : "1150", column);
        }
        return value.intValue();
    }

    static long toLong(final Number value, final String column) throws ExaDataTypeException {
        if (value instanceof BigDecimal decimal) {
            return decimal.longValueExact();
        }
        if (value instanceof Float || value instanceof Double) {
            final boolean single = value instanceof Float;
            final double number = value.doubleValue();
            check(value, number > Long.MAX_VALUE, single ? "1151" : "1154", column, "maximum", Long.MAX_VALUE);
            check(value, number < Long.MIN_VALUE, single ? "1152" : "1155", column, "minimum", Long.MIN_VALUE);
            checkWhole(value, single ? "1153" : "1156", column);
        }
        return value.longValue();
    }

    private static void checkWhole(final Number value, final String code, final String column)
            throws ExaDataTypeException {
        if (value.doubleValue() != Math.floor(value.doubleValue())) {
            throw new ExaDataTypeException(
                    "E-UDF-CL-SL-JAVA-" + code + ": emit column '" + column + "' has a non-integer value of " + value);
        }
    }

    private static void check(
            final Number value,
            final boolean outside,
            final String code,
            final String column,
            final String end,
            final long limit)
            throws ExaDataTypeException {
        if (outside) {
            throw new ExaDataTypeException("E-UDF-CL-SL-JAVA-" + code + ": emit column '" + column + "' has value of "
                    + value + " but column can only have " + end + " value of " + limit);
        }
    }
}
