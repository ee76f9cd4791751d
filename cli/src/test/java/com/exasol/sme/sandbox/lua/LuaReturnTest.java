package com.exasol.sme.sandbox.lua;

import static com.exasol.sme.sandbox.lua.ScriptRun.assertError;
import static com.exasol.sme.sandbox.lua.ScriptRun.result;
import static com.exasol.sme.sandbox.lua.ScriptRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuaReturnTest {
    @Test
    void returnsRowsWithTheirColumns() throws SQLException {
        final StatementResult table = result("return {{ 'ä😀', decimal(5), decimal('1.5', 9, 1), 2.5, true },"
                + " { '', null, null, null, null }},"
                + " 'Job_Status varchar(2), N DECIMAL(18,0), \"a\"\"b\" DECIMAL(9,2),F DOUBLE PRECISION, B BOOLEAN'");
        assertThat(table.columns()).extracting(Column::name).containsExactly("JOB_STATUS", "N", "a\"b", "F", "B");
        assertThat(table.columns())
                .extracting(column -> column.type().toString())
                .containsExactly("VARCHAR(2) UTF8", "DECIMAL(18,0)", "DECIMAL(9,2)", "DOUBLE", "BOOLEAN");
        assertThat(table.rows())
                .containsExactly(
                        List.of("ä😀", 5L, new BigDecimal("1.50"), 2.5, true),
                        Arrays.asList(null, null, null, null, null));
    }

    @Test
    void returnsNoRows() throws SQLException {
        assertThat(result("return {}, 'A INT'"))
                .isEqualTo(StatementResult.of(List.of(new Column("A", SqlType.parse("INT"))), List.of()));
    }

    @Test
    void returnsTheResultOfAQuery() throws SQLException {
        final StatementResult answer =
                StatementResult.of(List.of(new Column("A", SqlType.parse("INT"))), List.of(List.of(1L)));
        assertThat(run("exit(query('X'))", sql -> answer).result()).isSameAs(answer);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "return, 0", "return { rows_affected = 12 }, 12", "exit({ rows_affected = 2 }), 2"})
    void returnsRowCounts(final String body, final long expected) throws SQLException {
        assertThat(result(body)).isEqualTo(StatementResult.affecting(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "5.03", "'1'", "true", "{}"})
    void wantsDecimalsForDecimalColumns(final String value) {
        assertError("return {{ " + value + " }}, 'A DECIMAL(18,0)'").message().startsWith("decimal expected, got ");
    }

    @Test
    void saysWhatItGotForADecimal() {
        assertError("return {{ 20 }}, 'A INT'").hasMessage("decimal expected, got number");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{{ 'abc' }}, 'A VARCHAR(2)' | row 1, column A VARCHAR(2) UTF8: longer than 2 characters",
                "{{ 'a' }, { 'ä' }}, 'A CHAR(2) ASCII' | row 2, column A CHAR(2) ASCII: not ASCII",
                "{{ '\\xff' }}, 'A VARCHAR(2)' | row 1, column A VARCHAR(2) UTF8: not UTF-8",
                "{{ 1 }}, 'A VARCHAR(2)' | row 1, column A VARCHAR(2) UTF8: a Lua number",
                "{{ decimal(1) }}, 'A VARCHAR(2)' | row 1, column A VARCHAR(2) UTF8: a Lua decimal",
                "{{ '1' }}, 'A DOUBLE' | row 1, column A DOUBLE: a Lua string",
                "{{ 'true' }}, 'A BOOLEAN' | row 1, column A BOOLEAN: a Lua string",
                "{{ 'x' }}, 'A DATE' | row 1, column A DATE: a type the sandbox cannot return",
                "{{ decimal('1.5', 9, 1) }}, 'A INT' | row 1, column A DECIMAL(18,0): 1.5 has too many decimals",
                "{{ decimal(100) }}, 'A DECIMAL(2,0)' | row 1, column A DECIMAL(2,0): 100 has too many digits",
                "{{ 'a' }}, 'A VARCHAR(2), B INT' | row 1 returned has no column 2",
                "{{ 'a', nil }}, 'A VARCHAR(2), B INT' | row 1 returned has no column 2",
                "{{ 'a', 'b' }}, 'A VARCHAR(2)' | row 1 returned has more than 1 columns",
                "{ 'a' }, 'A VARCHAR(2)' | row 1 returned is a string",
                "'a', 'A VARCHAR(2)' | rows returned are a string",
                "{ x = 1 }, 'A VARCHAR(2)' | rows returned have a key x",
                "{}, '' | `not a list of columns: `",
                "{}, 'A' | not a list of columns: A",
                "{}, 'A INT B INT' | not a list of columns: A INT B INT",
                "{}, 'A INT,' | not a list of columns: A INT,",
                "{}, 'A INT)' | not a list of columns: A INT)",
                "{}, '1A INT' | not a list of columns: 1A INT",
                "{}, 'A NUMBR' | not a list of columns: A NUMBR",
                "{ rows_affected = '1' } | rows_affected is not an integer",
                "{} | rows_affected is not an integer",
                "1 | a script returns rows and columns, or {rows_affected = n}",
                "nil, 'A INT' | rows returned are a nil",
            })
    void refuses(final String values, final String expected) {
        assertError("return " + values).hasMessage("SANDBOX: " + expected);
    }
}
