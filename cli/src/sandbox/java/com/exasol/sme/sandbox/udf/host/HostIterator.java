package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.sandbox.udf.host.Database.Ended;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;

/** The rows of one group as a UDF sees them, with the real client's conversions and refusals. */
final class HostIterator implements ExaIterator {
    private static final String CODE = "E-UDF-CL-SL-JAVA-";

    private final Invocation invocation;
    private final InputRows rows;
    private final OutputRows output;
    private final RunThread runThread;
    private final long size;
    private final List<String> names;
    private final Object[] cache;
    private long current;
    private boolean insideRun;
    private boolean finished;

    HostIterator(
            final Invocation invocation, final Database database, final RunThread runThread, final long rowsInGroup)
            throws ExaIterationException {
        this.invocation = invocation;
        try {
            rows = new InputRows(database, invocation.inputs());
        } catch (final Ended exception) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1070: " + exception.getMessage());
        }
        output = new OutputRows(database);
        this.runThread = runThread;
        size = rowsInGroup;
        names = invocation.inputs().stream().map(ColumnInfo::name).toList();
        cache = new Object[names.size()];
    }

    void insideRun(final boolean inside) {
        insideRun = inside;
    }

    /** Sends what is left, and gives null or the database's refusal, after which nobody asks before the next call. */
    String flush() {
        return output.flush();
    }

    @Override
    public long size() throws ExaIterationException {
        runThread.check("ExaIterator.size");
        final String failure = rows.takeFailure();
        if (failure != null) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1101: " + failure);
        }
        return size;
    }

    @Override
    public boolean next() throws ExaIterationException {
        runThread.check("ExaIterator.next");
        if (insideRun && !invocation.set()) {
            throw new ExaIterationException(CODE + "1102: next() function is not allowed in scalar context");
        }
        Arrays.fill(cache, null);
        try {
            finished = finished || !rows.next();
        } catch (final Ended exception) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1103: " + exception.getMessage());
        }
        current++;
        return !finished;
    }

    @Override
    public void reset() throws ExaIterationException {
        runThread.check("ExaIterator.reset");
        if (!invocation.set()) {
            throw new ExaIterationException(CODE + "1104: reset() function is not allowed in scalar context");
        }
        Arrays.fill(cache, null);
        try {
            rows.reset();
        } catch (final Ended exception) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1105: " + exception.getMessage());
        }
        current = 0;
        finished = false;
    }

    @Override
    public void emit(final Object... values) throws ExaIterationException, ExaDataTypeException {
        runThread.check("ExaIterator.emit");
        final List<ColumnInfo> columns = invocation.outputs();
        if (values == null && columns.size() != 1) {
            throw wrongCount("1119", columns.size(), 1);
        }
        final Object[] given = values == null ? new Object[1] : values;
        if (given.length != columns.size()) {
            throw wrongCount("1107", columns.size(), given.length);
        }
        final Object[] row = new Object[given.length];
        for (int column = 0; column < row.length; column++) {
            row[column] = EmittedValue.of(given[column], columns.get(column));
            if (row[column] != null) {
                refuse("E-UDF-CL-SL-JAVA-1118: ", rows.takeFailure());
            }
        }
        final String refusal = output.add(current, row);
        refuse("F-UDF-CL-SL-JAVA-1120: ", refusal == null ? rows.takeFailure() : refusal);
    }

    private static void refuse(final String code, final String reason) throws ExaIterationException {
        if (reason != null) {
            throw new ExaIterationException(code + reason);
        }
    }

    private static ExaIterationException wrongCount(final String code, final int expected, final int given) {
        return new ExaIterationException(CODE + code + ": emit() takes exactly " + expected
                + (expected > 1 ? " arguments" : " argument") + " (" + given + " given)");
    }

    @Override
    public Integer getInteger(final int column) throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        if (value == null || value instanceof Integer) {
            return (Integer) value;
        }
        return ExactNumbers.toInt(number(value, column, "1122: getInteger", "an Integer"), names.get(column));
    }

    @Override
    public Integer getInteger(final String name) throws ExaIterationException, ExaDataTypeException {
        return getInteger(index(name, "1123"));
    }

    @Override
    public Long getLong(final int column) throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        if (value == null) {
            return null;
        }
        return ExactNumbers.toLong(number(value, column, "1124: getLong", "a Long"), names.get(column));
    }

    @Override
    public Long getLong(final String name) throws ExaIterationException, ExaDataTypeException {
        return getLong(index(name, "1125"));
    }

    @Override
    public BigDecimal getBigDecimal(final int column) throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        final Number number = number(value, column, "1126: getBigDecimal", "a BigDecimal");
        return number instanceof Double inexact ? new BigDecimal(inexact) : new BigDecimal(number.longValue());
    }

    @Override
    public BigDecimal getBigDecimal(final String name) throws ExaIterationException, ExaDataTypeException {
        return getBigDecimal(index(name, "1127"));
    }

    @Override
    public Double getDouble(final int column) throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        return value == null
                ? null
                : Double.valueOf(
                        number(value, column, "1128: getDouble", "a Double").doubleValue());
    }

    @Override
    public Double getDouble(final String name) throws ExaIterationException, ExaDataTypeException {
        return getDouble(index(name, "1129"));
    }

    @Override
    public String getString(final int column) throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        return value == null ? null : value.toString();
    }

    @Override
    public String getString(final String name) throws ExaIterationException, ExaDataTypeException {
        return getString(index(name, "1131"));
    }

    @Override
    public Boolean getBoolean(final int column) throws ExaIterationException, ExaDataTypeException {
        return exactly(Boolean.class, column, "1132: getBoolean", "a Boolean");
    }

    @Override
    public Boolean getBoolean(final String name) throws ExaIterationException, ExaDataTypeException {
        return getBoolean(index(name, "1133"));
    }

    @Override
    public Date getDate(final int column) throws ExaIterationException, ExaDataTypeException {
        return exactly(Date.class, column, "1134: getDate", "a Date");
    }

    @Override
    public Date getDate(final String name) throws ExaIterationException, ExaDataTypeException {
        return getDate(index(name, "1135"));
    }

    @Override
    public Timestamp getTimestamp(final int column) throws ExaIterationException, ExaDataTypeException {
        return exactly(Timestamp.class, column, "1136: getTimestamp", "a Timestamp");
    }

    @Override
    public Timestamp getTimestamp(final String name) throws ExaIterationException, ExaDataTypeException {
        return getTimestamp(index(name, "1137"));
    }

    @Override
    public Object getObject(final int column) throws ExaIterationException {
        runThread.check("a getter of ExaIterator");
        if (column < 0 || column >= names.size()) {
            throw new ExaIterationException(CODE + "1138: Column number " + column + " does not exist");
        }
        if (finished) {
            throw new ExaIterationException(CODE + "1139: Iteration finished");
        }
        if (cache[column] == null) {
            cache[column] = rows.value(column);
        }
        return cache[column];
    }

    @Override
    public Object getObject(final String name) throws ExaIterationException {
        return getObject(index(name, "1142"));
    }

    private int index(final String name, final String code) throws ExaIterationException {
        final int column = names.indexOf(name);
        if (column < 0) {
            throw new ExaIterationException(CODE + code + ": Column with name '" + name + "' does not exist");
        }
        return column;
    }

    private Number number(final Object value, final int column, final String getter, final String wanted)
            throws ExaDataTypeException {
        if (value instanceof Number number) {
            return number;
        }
        throw refusal(column, getter, wanted);
    }

    private <T> T exactly(final Class<T> type, final int column, final String getter, final String wanted)
            throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw refusal(column, getter, wanted);
    }

    private ExaDataTypeException refusal(final int column, final String getter, final String wanted) {
        return new ExaDataTypeException(CODE + getter + " cannot convert column '" + names.get(column) + "' of type "
                + invocation.inputs().get(column).sqlType() + " to " + wanted);
    }
}
