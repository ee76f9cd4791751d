package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;
import com.exasol.sme.predict.text.LocalTime;
import java.sql.Timestamp;

/** A column of points in time, with a fixed number of digits of the second's fraction. */
final class TimestampFeature extends Feature {
    /** What TIMESTAMP means without a number. */
    private static final int MILLISECONDS = 3;

    private static final int NANOSECONDS = 9;
    private static final int NANOS_PER_MILLI = 1_000_000;
    /** About what an object takes in memory, and the reference to it. */
    private static final int POINT_IN_TIME = 36;

    private static final int LENGTH_TO_SECONDS = "2000-01-01 00:00:00".length();

    private final LocalTime time = new LocalTime();
    private final int digits;
    private final char between;
    private final boolean isInQuotes;
    private final int nanosPerUnit;

    private TimestampFeature(final int digits, final char between, final boolean isInQuotes) {
        this.digits = digits;
        this.between = between;
        this.isInQuotes = isInQuotes;
        nanosPerUnit = (int) Math.pow(10, NANOSECONDS - digits);
    }

    static TimestampFeature of(final SqlType type) {
        return of(type, ' ', true);
    }

    /** @param between what stands between day and time of day */
    static TimestampFeature of(final SqlType type, final char between, final boolean isInQuotes) {
        return new TimestampFeature(type.sizeOr(MILLISECONDS), between, isInQuotes);
    }

    @Override
    public Timestamp take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getTimestamp(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        final Timestamp point = (Timestamp) value;
        if (isInQuotes) {
            csv.ascii('"');
        }
        if (LocalTime.isInOldCalendar(point.getTime())) {
            csv.ascii(point.toString().substring(0, LENGTH_TO_SECONDS).replace(' ', between));
        } else {
            time.set(point.getTime());
            time.writeDay(csv);
            csv.ascii(between);
            time.writeSeconds(csv);
        }
        if (digits > 0) {
            csv.ascii('.');
            csv.digits(point.getNanos() / nanosPerUnit, digits);
        }
        if (isInQuotes) {
            csv.ascii('"');
        }
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        final Timestamp point = (Timestamp) value;
        if (point.getNanos() % NANOS_PER_MILLI == 0) {
            block.putNumber(column, point.getTime());
        } else {
            block.putObject(column, point, POINT_IN_TIME);
        }
    }

    @Override
    Timestamp restore(final long number, final CsvBuffer csv) {
        return new Timestamp(number);
    }
}
