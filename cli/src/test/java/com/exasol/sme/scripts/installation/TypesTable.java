package com.exasol.sme.scripts.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A table with all types, whose first rows are those of the literal fixture file; the rest only makes it trainable. */
public final class TypesTable {
    /** The columns of the target and of what stands in quotes are the last ones. */
    public static final String HEADER =
            "ID,FLAG,WHOLE,PRICE,TINY,BIG,FINE,MIXED,RATIO,BORN,\"T0\",\"T3\",\"T6\",\"T9\",\"CODE\",\"NOTE\",\"LABEL\"";

    public static final String FEATURES =
            "ID, FLAG, WHOLE, PRICE, TINY, BIG, FINE, MIXED, RATIO, BORN, T0, T3, T6, T9, CODE," + " NOTE";

    private static final int ROWS = 510;

    private static final List<String> VALUES = List.of(
            "TRUE, 1, 0.5, 0.001, 123456789012345678901234567890123456, 0.000000000000000000000000000000000001, 1.5, 0.1,"
                    + " DATE '2024-02-29', TIMESTAMP '2024-03-31 02:30:00', TIMESTAMP '2024-03-31 02:30:00.5',"
                    + " TIMESTAMP '2024-03-31 02:30:00.5', TIMESTAMP '2024-03-31 02:30:00.000000001', 'ab', 'plain'",
            "FALSE, -999999999999999999, -0.5, -0.999, -999999999999999999999999999999999999,"
                    + " -0.999999999999999999999999999999999999, -99999999999999999999999999.9999999999, -0.00000015,"
                    + " DATE '1899-12-31', TIMESTAMP '1899-12-31 23:59:59', TIMESTAMP '1899-12-31 23:59:59',"
                    + " TIMESTAMP '1899-12-31 23:59:59.123456', TIMESTAMP '1899-12-31 23:59:59.123456789', 'abcd', 'a,b'",
            "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ''",
            "TRUE, 999999999999999999, -12345.6, 0, 0, 0, 0, 2e23, DATE '0001-01-01', TIMESTAMP '0001-01-01 00:00:00',"
                    + " TIMESTAMP '0001-01-01 00:00:00.001', TIMESTAMP '0001-01-01 00:00:00.000001',"
                    + " TIMESTAMP '0001-01-01 00:00:00.000000001', '\"', 'say \"hi\"'",
            "FALSE, -7, 12345, 0.12, 1000000, 0.5, 100, 1e-300, DATE '9999-12-31', TIMESTAMP '9999-12-31 23:59:59',"
                    + " TIMESTAMP '9999-12-31 23:59:59.999', TIMESTAMP '9999-12-31 23:59:59.999999',"
                    + " TIMESTAMP '9999-12-31 23:59:59.999999999', '    ', 'two\nlines'",
            "TRUE, 0, 0, 0, 7, -0.000000000000000000000000000000000001, -0.0000000001, CAST('-0.0' AS DOUBLE),"
                    + " DATE '1582-10-15', TIMESTAMP '2024-10-27 02:30:00', TIMESTAMP '2024-10-27 02:30:00',"
                    + " TIMESTAMP '2024-10-27 02:30:00.1', TIMESTAMP '2024-10-27 02:30:00.1', 'äöü€',"
                    + " 'two\r\nlines, one \" each\r\n'",
            "NULL, 10, 0.01, NULL, 10, NULL, 10, 5, DATE '1970-01-01', TIMESTAMP '1969-12-31 23:59:59',"
                    + " TIMESTAMP '1969-12-31 23:59:59.999', TIMESTAMP '1969-12-31 23:59:59.999999',"
                    + " TIMESTAMP '1969-12-31 23:59:59.999999999', '😀', '\rcarriage\rreturns\r'",
            note("1.7976931348623157e308", "  blanks around  "),
            note("4.9e-324", " "),
            note("100000000000000000000", "\ttabs\t"),
            note("0", "Größe, 日本語 👩‍👧 😀"),
            note("1234567", "'' ; %jar /x; -- \\ \\n :x ::y"),
            note("12345678.901234567", "# no comment"),
            note("-3", "NULL"),
            note("CAST(0.1 AS DOUBLE) + CAST(0.2 AS DOUBLE)", "001"),
            note("1e7", "\""),
            note("0.001", "\n"));

    private TypesTable() {}

    private static String note(final String ratio, final String note) {
        return "NULL, NULL, NULL, NULL, NULL, NULL, NULL, " + ratio + ", NULL, NULL, NULL, NULL, NULL, NULL, '" + note
                + "'";
    }

    public static void create(final Installation installation, final String name) throws SQLException {
        installation.run("CREATE TABLE DATA." + name
                + " (ID DECIMAL(9,0), FLAG BOOLEAN, WHOLE DECIMAL(18,0), PRICE DECIMAL(7,2), TINY DECIMAL(3,3),"
                + " BIG DECIMAL(36,0), FINE DECIMAL(36,36), MIXED DECIMAL(36,10), RATIO DOUBLE, BORN DATE,"
                + " T0 TIMESTAMP(0), T3 TIMESTAMP, T6 TIMESTAMP(6), T9 TIMESTAMP(9), CODE CHAR(4), NOTE VARCHAR(200),"
                + " LABEL VARCHAR(5))");
        for (int row = 0; row < VALUES.size(); row++) {
            installation.run(
                    "INSERT INTO DATA." + name + " VALUES (" + (row + 1) + ", " + VALUES.get(row) + ", 'yes')");
        }
        // SageMaker takes 500 rows at least, and two labels.
        installation.run("INSERT INTO DATA." + name + " (ID, LABEL) SELECT I, CASE I WHEN " + ROWS
                + " THEN 'no' ELSE 'yes' END FROM VALUES BETWEEN " + (VALUES.size() + 1) + " AND " + ROWS + " T(I)");
    }

    /** The records of a request for the whole table. */
    public static List<String> request() {
        return Stream.concat(fixture().stream(), filling("")).toList();
    }

    /** The records of the exported file behind its header. */
    public static List<String> file() {
        return Stream.concat(fixture().stream().map(record -> record + ",\"yes\""), filling(",\"yes\""))
                .map(record -> record.startsWith(ROWS + ",") ? record.replace("yes", "no") : record)
                .toList();
    }

    private static Stream<String> filling(final String label) {
        return Stream.iterate(VALUES.size() + 1, id -> id <= ROWS, id -> id + 1)
                .map(id -> id + ",".repeat(HEADER.split(",").length - 2) + label);
    }

    private static List<String> fixture() {
        try (InputStream file = TypesTable.class.getResourceAsStream("/csv/types.csv")) {
            return CsvText.records(new String(file.readAllBytes(), UTF_8));
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
