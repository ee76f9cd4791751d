package com.exasol.sme.bench.rows;

import com.exasol.ExaIterator;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

/** What no run calls: names of columns, and types that the rows do not have. */
public abstract class RowsByIndex implements ExaIterator {
    @Override
    public void reset() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Integer getInteger(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Long getLong(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BigDecimal getBigDecimal(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BigDecimal getBigDecimal(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Double getDouble(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getString(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Boolean getBoolean(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Boolean getBoolean(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Date getDate(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Date getDate(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timestamp getTimestamp(final String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timestamp getTimestamp(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getObject(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getObject(final String column) {
        throw new UnsupportedOperationException();
    }
}
