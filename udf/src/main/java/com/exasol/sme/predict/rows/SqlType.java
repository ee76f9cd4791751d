package com.exasol.sme.predict.rows;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type of a column as the database writes it, taken apart. */
public final class SqlType {
    private static final Pattern FORM = Pattern.compile("([A-Z]+)(?:\\((\\d+)(?:,\\s*(\\d+))?\\))?( .*)?");

    /** The largest numbers that the database takes in brackets; other types have none. */
    private static final Map<String, Integer> LARGEST =
            Map.of("DECIMAL", 36, "TIMESTAMP", 9, "CHAR", 2000, "VARCHAR", 2_000_000);

    private final String name;
    private final int size;
    private final int scale;

    private SqlType(final String name, final int size, final int scale) {
        this.name = name;
        this.size = size;
        this.scale = scale;
    }

    public static SqlType from(final String text) {
        final Matcher type = FORM.matcher(text);
        if (!type.matches()) {
            throw new IllegalArgumentException(text + " is not a type");
        }
        final SqlType read = new SqlType(type.group(1), number(type.group(2), -1), number(type.group(3), 0));
        if (read.size > LARGEST.getOrDefault(read.name, 0) || read.scale > Math.max(0, read.size)) {
            throw new IllegalArgumentException(text + " is not a type");
        }
        return read;
    }

    public String name() {
        return name;
    }

    /** {@return the first number in brackets: precision or length} */
    public int sizeOr(final int standard) {
        return size < 0 ? standard : size;
    }

    public int scale() {
        return scale;
    }

    private static int number(final String digits, final int standard) {
        return Optional.ofNullable(digits).map(Integer::valueOf).orElse(standard);
    }
}
