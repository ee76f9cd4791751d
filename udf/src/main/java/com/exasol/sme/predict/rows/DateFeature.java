package com.exasol.sme.predict.rows;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.text.CsvBuffer;
import com.exasol.sme.predict.text.LocalTime;
import java.sql.Date;

/** A column of days. */
final class DateFeature extends Feature {
    private final LocalTime time = new LocalTime();

    @Override
    public Date take(final ExaIterator rows, final int column) throws ExaIterationException, ExaDataTypeException {
        return rows.getDate(column);
    }

    @Override
    void write(final Object value, final CsvBuffer csv) {
        final Date day = (Date) value;
        if (LocalTime.isInOldCalendar(day.getTime())) {
            csv.ascii(day.toString());
        } else {
            time.set(day.getTime());
            time.writeDay(csv);
        }
    }

    @Override
    public void keep(final Object value, final RowBlock block, final int column) {
        block.putNumber(column, ((Date) value).getTime());
    }

    @Override
    Date restore(final long number, final CsvBuffer csv) {
        return new Date(number);
    }
}
