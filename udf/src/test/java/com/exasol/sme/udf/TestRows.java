package com.exasol.sme.udf;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The rows of one group as the database hands them to a SET script, with what the real one refuses. */
public final class TestRows implements ExaIterator {
    private static final Map<String, List<Class<?>>> TAKEN = Map.of(
            "VARCHAR", List.of(String.class),
            "CHAR", List.of(String.class),
            "DOUBLE", List.of(Double.class, Integer.class, Long.class, BigDecimal.class),
            // A Double has to be whole for some of them, and is text for the others.
            "DECIMAL", List.of(Integer.class, Long.class, BigDecimal.class),
            "BOOLEAN", List.of(Boolean.class),
            "DATE", List.of(Date.class),
            "TIMESTAMP", List.of(Timestamp.class));

    private static final Map<Class<?>, String> CODES = Map.of(
            Integer.class, "1108",
            Long.class, "1109",
            Double.class, "1110",
            BigDecimal.class, "1111",
            Boolean.class, "1112",
            String.class, "1114",
            Date.class, "1115",
            Timestamp.class, "1116");

    private final Thread owner = Thread.currentThread();
    private final List<Object[]> input;
    private final List<String> outputTypes;
    private final List<List<Object>> emitted = new ArrayList<>();
    private int current;
    /** So many rows come, whatever their number. */
    private int available = Integer.MAX_VALUE;
    /** What the database says after them; null for nothing. */
    private String reasonToEnd;

    private String reasonToTakeNoMore;
    private String reasonForNoSize;
    private int taken = Integer.MAX_VALUE;

    public TestRows(final List<Object[]> input, final String... outputTypes) {
        this.input = List.copyOf(input);
        this.outputTypes = List.of(outputTypes);
    }

    /** The database ends the statement while rows are read: with its words, or with none, like the end of the rows. */
    public TestRows endsAfter(final int rows, final String words) {
        available = rows;
        reasonToEnd = words;
        return this;
    }

    /** The database takes so many rows, and none behind them. */
    public TestRows takes(final int rows, final String words) {
        taken = rows;
        reasonToTakeNoMore = words;
        return this;
    }

    public TestRows hasNoSize(final String words) {
        reasonForNoSize = words;
        return this;
    }

    public List<List<Object>> emitted() {
        return emitted;
    }

    @Override
    public long size() throws ExaIterationException {
        if (reasonForNoSize != null) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1101: " + reasonForNoSize);
        }
        return input.size();
    }

    @Override
    public boolean next() throws ExaIterationException {
        requireOwner();
        if (input.isEmpty()) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1103: E-UDF-CL-LIB-1065: Iteration finished");
        }
        current++;
        if (current >= available && reasonToEnd != null) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1103: " + reasonToEnd);
        }
        return current < input.size() && current < available;
    }

    @Override
    public void reset() {
        current = 0;
    }

    @Override
    public void emit(final Object... values) throws ExaIterationException, ExaDataTypeException {
        requireOwner();
        if (values.length != outputTypes.size()) {
            throw new ExaIterationException("E-UDF-CL-SL-JAVA-1107: emit() takes exactly " + outputTypes.size()
                    + " arguments (" + values.length + " given)");
        }
        for (int column = 0; column < values.length; column++) {
            final Object value = values[column];
            if (value != null
                    && TAKEN.get(outputTypes.get(column)).stream().noneMatch(type -> type.isInstance(value))) {
                throw new ExaDataTypeException("E-UDF-CL-SL-JAVA-"
                        + CODES.getOrDefault(value.getClass(), "1117")
                        + ": emit column '" + column + "' is of type " + outputTypes.get(column)
                        + " but data given have type " + value.getClass().getCanonicalName());
            }
        }
        if (emitted.size() == taken) {
            throw new ExaIterationException("F-UDF-CL-SL-JAVA-1120: " + reasonToTakeNoMore);
        }
        emitted.add(Arrays.asList(values.clone()));
    }

    @Override
    public Object getObject(final int column) throws ExaIterationException {
        requireOwner();
        if (input.isEmpty()) {
            return null;
        }
        if (current >= input.size()) {
            throw new ExaIterationException("E-UDF-CL-SL-JAVA-1139: Iteration finished");
        }
        return input.get(current)[column];
    }

    @Override
    public String getString(final int column) throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        return value == null ? null : value.toString();
    }

    /** Knows the type that the real one has for the column, and nothing that it converts. */
    private <T> T take(final Class<T> type, final int column) throws ExaIterationException, ExaDataTypeException {
        final Object value = getObject(column);
        if (value != null && !type.isInstance(value)) {
            throw new ExaDataTypeException(
                    "E-UDF-CL-SL-JAVA-1122: cannot convert column '" + column + "' to a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the database's side of the rows knows one thread only");
        }
    }

    @Override
    public Integer getInteger(final int column) throws ExaIterationException, ExaDataTypeException {
        return take(Integer.class, column);
    }

    @Override
    public Integer getInteger(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Long getLong(final int column) throws ExaIterationException, ExaDataTypeException {
        return take(Long.class, column);
    }

    @Override
    public Long getLong(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BigDecimal getBigDecimal(final int column) throws ExaIterationException, ExaDataTypeException {
        return take(BigDecimal.class, column);
    }

    @Override
    public BigDecimal getBigDecimal(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Double getDouble(final int column) throws ExaIterationException, ExaDataTypeException {
        return take(Double.class, column);
    }

    @Override
    public Double getDouble(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getString(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Boolean getBoolean(final int column) throws ExaIterationException, ExaDataTypeException {
        return take(Boolean.class, column);
    }

    @Override
    public Boolean getBoolean(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Date getDate(final int column) throws ExaIterationException, ExaDataTypeException {
        return take(Date.class, column);
    }

    @Override
    public Date getDate(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timestamp getTimestamp(final int column) throws ExaIterationException, ExaDataTypeException {
        return take(Timestamp.class, column);
    }

    @Override
    public Timestamp getTimestamp(final String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getObject(final String name) {
        throw new UnsupportedOperationException();
    }
}
