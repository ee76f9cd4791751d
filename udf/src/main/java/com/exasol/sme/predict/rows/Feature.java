package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;

/** A column of the input: takes its values from the database and writes them as the training files have them. */
public abstract class Feature {
    public static Feature of(final SqlType type, final TextRule rule) {
        switch (type.name()) {
            case "BOOLEAN":
                return rule.booleans();
            case "DECIMAL":
                return decimal(type.sizeOr(18), type.scale());
            case "DOUBLE":
                return rule.doubles();
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
    public abstract Object take(ExaIterator rows, int column) throws ExaIterationException, ExaDataTypeException;

    /** @param value not null: NULL is an empty field */
    abstract void write(Object value, CsvBuffer csv);

    /** Writes a value, not null, and keeps it in the open row of a block. */
    public void put(final Object value, final RowBlock block, final int column) {
        write(value, block.csv());
        keep(value, block, column);
    }

    /** Keeps a value, not null, in the open row of a block, as a number if one stands for it. */
    public abstract void keep(Object value, RowBlock block, int column);

    /**
     * {@return the value that a number was kept for}
     *
     * @param csv the lines of the block
     */
    abstract Object restore(long number, CsvBuffer csv);
}
