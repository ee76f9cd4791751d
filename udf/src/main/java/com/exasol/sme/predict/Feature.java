package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;

/** A column of the input: takes its values from the database and writes them as the training files have them. */
abstract class Feature {
    /** About what a number or a date and the reference to it take in memory. */
    private static final int SMALL_OBJECT = 32;

    static Feature of(final SqlType type) {
        switch (type.name()) {
            case "BOOLEAN":
                return new BooleanFeature();
            case "DECIMAL":
                return decimal(type.sizeOr(18), type.scale());
            case "DOUBLE":
                return new DoubleFeature();
            case "DATE":
                return new DateFeature();
            case "TIMESTAMP":
                return TimestampFeature.of(type);
            case "CHAR":
            case "VARCHAR":
                return new TextFeature();
            default:
                throw new IllegalArgumentException("a feature cannot be of type " + type.name());
        }
    }

    /** The database hands over whole numbers of up to 9 digits as Integer, of up to 18 digits as Long. */
    private static Feature decimal(final int precision, final int scale) {
        if (scale > 0 || precision > 18) {
            return new DecimalFeature(scale);
        }
        return precision > 9 ? new LongFeature() : new IntegerFeature();
    }

    /** {@return the value in the current row, or null} */
    abstract Object take(ExaIterator rows, int column) throws ExaIterationException, ExaDataTypeException;

    /** @param value not null: NULL is an empty field */
    abstract void write(Object value, CsvBuffer csv);

    /** {@return about how many bytes of memory a value holds} */
    int weight(final Object value) {
        return SMALL_OBJECT;
    }
}
