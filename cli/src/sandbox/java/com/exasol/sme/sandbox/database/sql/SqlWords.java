package com.exasol.sme.sandbox.database.sql;

import java.util.Map;
import java.util.Set;

/** The words of the declared SQL subset. */
public final class SqlWords {
    /** Words that may stand before an opening parenthesis and call nothing. */
    public static final Set<String> NO_FUNCTION = Set.of(
            "ALL",
            "AND",
            "ANY",
            "AS",
            "BETWEEN",
            "BY",
            "CASE",
            "DISTINCT",
            "ELSE",
            "EXCEPT",
            "EXISTS",
            "FROM",
            "HAVING",
            "IN",
            "INTERSECT",
            "IS",
            "JOIN",
            "LIKE",
            "LIMIT",
            "MINUS",
            "NOT",
            "ON",
            "OR",
            "OVER",
            "PARTITION",
            "SELECT",
            "SET",
            "SOME",
            "THEN",
            "UNION",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE");

    /** Words that end an item of FROM, so that they cannot be its alias. */
    public static final Set<String> AFTER_FROM_ITEM = Set.of(
            "CROSS",
            "EXCEPT",
            "FULL",
            "GROUP",
            "HAVING",
            "INNER",
            "INTERSECT",
            "JOIN",
            "LEFT",
            "LIMIT",
            "MINUS",
            "NATURAL",
            "ON",
            "ORDER",
            "RIGHT",
            "SET",
            "UNION",
            "USING",
            "WHERE");

    /** Words that end a FROM clause. */
    public static final Set<String> AFTER_FROM =
            Set.of("EXCEPT", "GROUP", "HAVING", "INTERSECT", "LIMIT", "MINUS", "ORDER", "SELECT", "UNION", "WHERE");

    /** Functions of Exasol that the engine has too, with the engine's names. */
    public static final Map<String, String> FUNCTIONS = Map.ofEntries(
            same("ABS"),
            Map.entry("APPROXIMATE_COUNT_DISTINCT", "EXA_APPROXIMATE_COUNT"),
            same("ASCII"),
            same("AVG"),
            Map.entry("CEIL", "CEILING"),
            same("CEILING"),
            Map.entry("CHR", "CHAR"),
            same("COALESCE"),
            same("CONCAT"),
            same("COUNT"),
            same("DENSE_RANK"),
            same("EXP"),
            same("EXTRACT"),
            same("FLOOR"),
            same("GREATEST"),
            same("INSTR"),
            same("LAG"),
            same("LEAD"),
            same("LEAST"),
            Map.entry("LENGTH", "CHAR_LENGTH"),
            same("LISTAGG"),
            same("LN"),
            same("LOCATE"),
            same("LOWER"),
            same("LPAD"),
            same("LTRIM"),
            same("MAX"),
            same("MEDIAN"),
            same("MIN"),
            same("MOD"),
            same("NULLIF"),
            Map.entry("NVL", "COALESCE"),
            same("NVL2"),
            same("POSITION"),
            same("POWER"),
            Map.entry("RANDOM", "RAND"),
            same("RANK"),
            same("REPLACE"),
            same("ROUND"),
            same("ROW_NUMBER"),
            same("RPAD"),
            same("RTRIM"),
            same("SIGN"),
            same("SQRT"),
            same("STDDEV"),
            same("STDDEV_POP"),
            same("STDDEV_SAMP"),
            Map.entry("SUBSTR", "SUBSTRING"),
            same("SUBSTRING"),
            same("SUM"),
            same("TRIM"),
            Map.entry("TRUNC", "TRUNCATE"),
            same("UPPER"),
            same("VARIANCE"));

    private SqlWords() {}

    private static Map.Entry<String, String> same(final String name) {
        return Map.entry(name, name);
    }
}
