package com.exasol.sme.bench.rows;

/** The values of the rows, which follow from the number of the row and the column. */
public final class Values {
    /** The columns go in turns through these types. */
    private static final String[] TYPES = {"DECIMAL(18,0)", "DOUBLE", "DECIMAL(9,0)", "VARCHAR(20) UTF8", "DOUBLE"};

    private static final char[][] TEXTS = new char[100][];

    static {
        for (int index = 0; index < TEXTS.length; index++) {
            TEXTS[index] = ("group " + index).toCharArray();
        }
    }

    private Values() {}

    /** {@return the type of the column, as SQL names it} */
    public static String type(final int column) {
        return TYPES[kind(column)];
    }

    /** {@return the place of its type among all} */
    public static int kind(final int column) {
        return column % TYPES.length;
    }

    public static long whole(final long row, final int column) {
        return row + column;
    }

    public static int small(final long row, final int column) {
        return (int) ((row + column) * 31 % 10_000);
    }

    public static double decimal(final long row, final int column) {
        return (row + column) * 7919 % 100_000 / (column % 2 == 0 ? 1000.0 : 100.0);
    }

    /** {@return a text of its own for each row, as the database's client makes one} */
    public static String text(final long row, final int column) {
        return new String(TEXTS[(int) ((row + column) % TEXTS.length)]);
    }

    /** {@return all values of a row} */
    public static Object[] row(final long row, final int columns) {
        final Object[] values = new Object[columns];
        for (int column = 0; column < columns; column++) {
            values[column] = value(row, column);
        }
        return values;
    }

    private static Object value(final long row, final int column) {
        switch (kind(column)) {
            case 0:
                return whole(row, column);
            case 2:
                return small(row, column);
            case 3:
                return text(row, column);
            default:
                return decimal(row, column);
        }
    }
}
