package com.exasol.sme.sandbox.result;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Exasol column type, as {@code EXA_ALL_COLUMNS.COLUMN_TYPE} reports it.
 *
 * @param kind      the type without its numbers
 * @param precision digits of a DECIMAL, fraction digits of a TIMESTAMP, else 0
 * @param scale     digits after the point of a DECIMAL, else 0
 * @param length    characters of a CHAR or VARCHAR, else 0
 * @param ascii     whether a CHAR or VARCHAR holds ASCII only
 */
public record SqlType(Kind kind, int precision, int scale, int length, boolean ascii) {
    /** The types of Exasol that the sandbox knows. */
    public enum Kind {
        BOOLEAN,
        CHAR,
        VARCHAR,
        DATE,
        TIMESTAMP,
        TIMESTAMP_WITH_LOCAL_TIME_ZONE,
        DECIMAL,
        DOUBLE,
        HASHTYPE,
        GEOMETRY,
        INTERVAL_YEAR_TO_MONTH,
        INTERVAL_DAY_TO_SECOND
    }

    private static final int MAX_VARCHAR = 2_000_000;
    private static final int MAX_CHAR = 2_000;
    private static final int MAX_DECIMAL = 36;
    private static final int DEFAULT_DECIMAL = 18;
    private static final int DEFAULT_TIMESTAMP = 3;

    /** https://docs.exasol.com/db/latest/sql_references/data_types/datatypealiases.htm */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("BIGINT", "DECIMAL(36,0)"),
            Map.entry("INT", "DECIMAL(18,0)"),
            Map.entry("INTEGER", "DECIMAL(18,0)"),
            Map.entry("SMALLINT", "DECIMAL(9,0)"),
            Map.entry("SHORTINT", "DECIMAL(9,0)"),
            Map.entry("TINYINT", "DECIMAL(3,0)"),
            Map.entry("FLOAT", "DOUBLE"),
            Map.entry("REAL", "DOUBLE"),
            Map.entry("NUMBER", "DOUBLE"),
            Map.entry("DOUBLE PRECISION", "DOUBLE"),
            Map.entry("BOOL", "BOOLEAN"),
            Map.entry("CLOB", "VARCHAR(2000000)"));

    private static final Pattern TEXT = Pattern.compile("(CHAR|VARCHAR) ?(?:\\( ?(\\d+) ?\\))?(?: (ASCII|UTF8))?");
    private static final Pattern NUMBER =
            Pattern.compile("(?:DECIMAL|DEC|NUMERIC) ?(?:\\( ?(\\d+) ?(?:, ?(\\d+) ?)?\\))?");
    private static final Pattern TIME = Pattern.compile("TIMESTAMP ?(?:\\( ?(\\d) ?\\))?( WITH LOCAL TIME ZONE)?");

    /**
     * Reads a type as written in DDL or as reported.
     *
     * @throws IllegalArgumentException if it is not a type of Exasol
     */
    public static SqlType parse(final String declared) {
        final String text = declared.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        final String alias = ALIASES.get(text);
        if (alias != null) {
            return parse(alias);
        }
        final Matcher letters = TEXT.matcher(text);
        if (letters.matches()) {
            return text(Kind.valueOf(letters.group(1)), letters.group(2), "ASCII".equals(letters.group(3)), declared);
        }
        final Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return decimal(number(number.group(1), DEFAULT_DECIMAL), number(number.group(2), 0), declared);
        }
        final Matcher time = TIME.matcher(text);
        if (time.matches()) {
            final Kind kind = time.group(2) == null ? Kind.TIMESTAMP : Kind.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
            return new SqlType(kind, number(time.group(1), DEFAULT_TIMESTAMP), 0, 0, false);
        }
        return new SqlType(other(text, declared), 0, 0, 0, false);
    }

    private static SqlType text(final Kind kind, final String length, final boolean ascii, final String declared) {
        if (length == null && kind == Kind.VARCHAR) {
            throw new IllegalArgumentException("VARCHAR needs a length: " + declared);
        }
        final int characters = number(length, 1);
        if (characters < 1 || characters > (kind == Kind.CHAR ? MAX_CHAR : MAX_VARCHAR)) {
            throw new IllegalArgumentException("length out of range: " + declared);
        }
        return new SqlType(kind, 0, 0, characters, ascii);
    }

    private static SqlType decimal(final int precision, final int scale, final String declared) {
        if (precision < 1 || precision > MAX_DECIMAL || scale > precision) {
            throw new IllegalArgumentException("precision or scale out of range: " + declared);
        }
        return new SqlType(Kind.DECIMAL, precision, scale, 0, false);
    }

    private static int number(final String digits, final int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static Kind other(final String text, final String declared) {
        return switch (text.replaceAll("\\s*\\(.*?\\)", "")) {
            case "BOOLEAN" -> Kind.BOOLEAN;
            case "DATE" -> Kind.DATE;
            case "DOUBLE" -> Kind.DOUBLE;
            case "HASHTYPE" -> Kind.HASHTYPE;
            case "GEOMETRY" -> Kind.GEOMETRY;
            case "INTERVAL YEAR TO MONTH" -> Kind.INTERVAL_YEAR_TO_MONTH;
            case "INTERVAL DAY TO SECOND" -> Kind.INTERVAL_DAY_TO_SECOND;
            default -> throw new IllegalArgumentException("not a type of Exasol: " + declared);
        };
    }

    /** The type as Exasol 8 reports it, which is also valid DDL. */
    @Override
    public String toString() {
        return switch (kind) {
            case CHAR, VARCHAR -> kind + "(" + length + ") " + (ascii ? "ASCII" : "UTF8");
            case DECIMAL -> "DECIMAL(" + precision + "," + scale + ")";
            case TIMESTAMP -> "TIMESTAMP(" + precision + ")";
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP(" + precision + ") WITH LOCAL TIME ZONE";
            case HASHTYPE -> "HASHTYPE(16 BYTE)";
            case INTERVAL_YEAR_TO_MONTH -> "INTERVAL YEAR(2) TO MONTH";
            case INTERVAL_DAY_TO_SECOND -> "INTERVAL DAY(2) TO SECOND(3)";
            default -> kind.toString();
        };
    }
}
