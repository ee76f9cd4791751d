package com.exasol.sme.predict;

import com.exasol.sme.bench.rows.RowsByIndex;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Random;
import java.util.function.IntFunction;

/** Rows without an end, whose values are there before anybody asks for them. */
final class ReadyRows extends RowsByIndex {
    private static final int VALUES = 1 << 10;
    private static final long MILLIS = 1_700_000_000_000L;

    private final Random random = new Random(1);
    private final Object[] longs = values(index -> random.nextInt() * 1000L);
    private final Object[] integers = values(index -> random.nextInt(1_000_000));
    private final Object[] doubles;
    private final Object[] texts = values(index -> "group " + index % 100);
    private final Object[] decimals = values(index -> BigDecimal.valueOf(random.nextInt(), 2));
    private final Object[] wholes = values(index -> BigDecimal.valueOf(random.nextInt()));
    private final Object[] dates = values(index -> new Date(MILLIS + index * 86_400_000L));
    private final Object[] timestamps = values(index -> new Timestamp(MILLIS + index * 86_123_456L));
    private int row;

    /** @param hasLongNumbers whether floating-point numbers have all the digits that they can have */
    ReadyRows(final boolean hasLongNumbers) {
        doubles = values(index -> hasLongNumbers ? random.nextDouble() * 1000 : random.nextInt(1_000_000) / 1000.0);
    }

    private static Object[] values(final IntFunction<Object> value) {
        final Object[] values = new Object[VALUES];
        for (int index = 0; index < VALUES; index++) {
            values[index] = value.apply(index);
        }
        return values;
    }

    private Object of(final Object[] values, final int column) {
        return values[row + 13 * column & VALUES - 1];
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean next() {
        row++;
        return true;
    }

    @Override
    public void emit(final Object... values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Integer getInteger(final int column) {
        return (Integer) of(integers, column);
    }

    @Override
    public Long getLong(final int column) {
        return (Long) of(longs, column);
    }

    @Override
    public BigDecimal getBigDecimal(final int column) {
        return (BigDecimal) of(column == 0 ? decimals : wholes, column);
    }

    @Override
    public Double getDouble(final int column) {
        return (Double) of(doubles, column);
    }

    @Override
    public String getString(final int column) {
        return (String) of(texts, column);
    }

    @Override
    public Boolean getBoolean(final int column) {
        return (row & 1) == 0;
    }

    @Override
    public Date getDate(final int column) {
        return (Date) of(dates, column);
    }

    @Override
    public Timestamp getTimestamp(final int column) {
        return (Timestamp) of(timestamps, column);
    }
}
