package com.exasol.sme.sandbox.udf.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.ExaDataTypeException;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;

/** Turns an argument of emit() into what travels, or refuses it with the real client's words. */
final class EmittedValue {
    private EmittedValue() {}

    static Object of(final Object value, final ColumnInfo column) throws ExaDataTypeException {
        if (value == null) {
            return null;
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ofNumber((Number) value, column, "1108");
        }
        if (value instanceof Long) {
            return ofNumber((Number) value, column, "1109");
        }
        if (value instanceof Float || value instanceof Double) {
            return ofNumber((Number) value, column, "1110");
        }
        if (value instanceof BigDecimal) {
            return ofNumber((Number) value, column, "1111");
        }
        if (value instanceof Boolean) {
            check(WireType.BOOLEAN, value, column, "1112");
            return value;
        }
        if (value instanceof String text) {
            check(WireType.STRING, value, column, "1114");
            return bytes(text);
        }
        if (value instanceof Date) {
            check(WireType.DATE, value, column, "1115");
            return bytes(value.toString());
        }
        if (value instanceof Timestamp) {
            check(WireType.TIMESTAMP, value, column, "1116");
            return bytes(value.toString());
        }
        throw new ExaDataTypeException("E-UDF-CL-SL-JAVA-1117: emit column '" + column.name()
                + "' is of unsupported type " + value.getClass().getCanonicalName());
    }

    private static Object ofNumber(final Number value, final ColumnInfo column, final String code)
            throws ExaDataTypeException {
        return switch (column.type()) {
            case INT32 -> value instanceof Integer ? value : Integer.valueOf(ExactNumbers.toInt(value, column.name()));
            case INT64 -> ExactNumbers.toLong(value, column.name());
            case NUMERIC -> bytes(value.toString());
            case DOUBLE -> value.doubleValue();
            default -> throw mismatch(value, column, code);
        };
    }

    private static void check(final WireType type, final Object value, final ColumnInfo column, final String code)
            throws ExaDataTypeException {
        if (column.type() != type) {
            throw mismatch(value, column, code);
        }
    }

    private static ExaDataTypeException mismatch(final Object value, final ColumnInfo column, final String code) {
        return new ExaDataTypeException("E-UDF-CL-SL-JAVA-" + code + ": emit column '" + column.name() + "' is of type "
                + column.type() + " but data given have type "
                + value.getClass().getCanonicalName());
    }

    /** Lone surrogates become a question mark, and a C string ends at the first NUL. */
    private static byte[] bytes(final String text) {
        final byte[] bytes = text.getBytes(UTF_8);
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == 0) {
                return Arrays.copyOf(bytes, index);
            }
        }
        return bytes;
    }
}
