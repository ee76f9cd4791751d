package com.exasol.sme.sandbox.lua;

import static com.exasol.sme.sandbox.lua.ScriptRun.assertError;
import static com.exasol.sme.sandbox.lua.ScriptRun.errorText;
import static com.exasol.sme.sandbox.lua.ScriptRun.output;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuaQueryTest {
    private static StatementResult table(final String columns, final Object... row) throws SQLException {
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(row));
        return StatementResult.of(ColumnList.parse(columns), rows);
    }

    /** The statement that the database gets. */
    private static String sent(final String call) throws SQLException {
        final List<String> statements = new ArrayList<>();
        output(call, sql -> {
            statements.add(sql);
            return StatementResult.affecting(0);
        });
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }

    @Test
    void readsRowsByNumberAndByName() throws SQLException {
        final StatementResult answer = StatementResult.of(
                List.of(new Column("N", SqlType.parse("INT")), new Column("mixed", SqlType.parse("VARCHAR(9)"))),
                List.of(List.of(1L, "a"), List.of(2L, "ä€😀")));
        assertThat(output("""
                        local res = query([[SELECT 1]])
                        output(#res) output(#res[1]) output(res[2][2]) output(res[2].mixed) output(tostring(res[2].N))
                        output(res.statement_text)
                        output(tostring(res[3])) output(tostring(res[1][3])) output(tostring(res[1].n))
                        for _, row in ipairs(res) do output(row[2]) end
                        """, sql -> answer))
                .containsExactly("2", "2", "ä€😀", "ä€😀", "2", "SELECT 1", "nil", "nil", "nil", "a", "ä€😀");
    }

    @Test
    void givesEveryTypeItsLuaForm() throws SQLException {
        final StatementResult answer = table(
                "I DECIMAL(18,0), D DECIMAL(9,2), F DOUBLE, B BOOLEAN, V VARCHAR(5), E VARCHAR(5), N DATE, T DATE,"
                        + " S TIMESTAMP",
                5L,
                new BigDecimal("1.5"),
                2.5,
                true,
                "x",
                "",
                null,
                Date.valueOf("2025-01-31"),
                Timestamp.valueOf("2025-01-31 12:00:00.123"));
        assertThat(output("""
                        local row = query([[X]])[1]
                        for at = 1, #row do
                            output(type(row[at]) .. ' ' .. (row[at] == null and 'null' or tostring(row[at])))
                        end
                        """, sql -> answer))
                .containsExactly(
                        "userdata 5",
                        "userdata 1.50",
                        "number 2.5",
                        "boolean true",
                        "string x",
                        "userdata null",
                        "userdata null",
                        "string 2025-01-31",
                        "string 2025-01-31 12:00:00.123000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"res[1] = 1", "res[1][1] = 1", "res[1].A = 1", "res.x = 1", "rawset(res, 1, 1)"})
    void doesNotChangeResults(final String change) throws SQLException {
        final StatementResult answer = table("A VARCHAR(1)", "a");
        assertError("local res = query('X') " + change, sql -> answer)
                .message()
                .containsAnyOf("SANDBOX: results of query() are read-only", "table expected, got result");
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT INTO T, 4 0 0 4",
        " update T, 0 4 0 4",
        "DELETE FROM T, 0 0 4 4",
        "EXPORT T, 0 0 0 4",
    })
    void countsRows(final String sql, final String expected) throws SQLException {
        assertThat(output(
                        "local res = query('" + sql + "') output(res.rows_inserted .. ' ' .. res.rows_updated .. ' '"
                                + " .. res.rows_deleted .. ' ' .. res.rows_affected) output(res.statement_text)",
                        statement -> StatementResult.affecting(4)))
                .containsExactly(expected, sql);
    }

    @Test
    void raisesTheDatabasesMessage() {
        assertError("\nquery('X')", sql -> {
                    throw new SQLException("object T not found ä😀", "42000");
                })
                .hasMessage("\"object T not found ä😀\" caught in script \"SME\".\"POLL\" at line 2")
                .extracting("SQLState")
                .isEqualTo("43000");
    }

    @Test
    void returnsErrorsOfPquery() throws SQLException {
        assertThat(output("""
                        local ok, res = pquery([[DROP :x]], { x = 1 })
                        output(ok) output(res.error_message) output(res.error_code) output(res.statement_text)
                        """, sql -> {
                    throw new SQLException("no", "42000");
                }))
                .containsExactly("false", "no", "42000", "DROP 1");
    }

    @Test
    void refusesHashTypes() {
        assertError("query('X')", sql -> table("H HASHTYPE(16 BYTE)", "ab"))
                .hasMessage("Can not handle type: 126")
                .extracting("SQLState")
                .isEqualTo("42000");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'it''s' | :x, { x = \"it's\" }",
                "'' | :x, { x = '' }",
                "10 | :x, { x = 10 }",
                "1.5 | :x, { x = 1.5 }",
                "TRUE | :x, { x = true }",
                "FALSE | :x, { x = false }",
                "NULL | :x, { x = null }",
                "1.50 | :x, { x = decimal(1.5, 9, 2) }",
                "my_tab | ::x, { x = 'my_tab' }",
                "\"a\"\"b\".\"C\" | ::x, { x = join('.', quote('a\"b'), quote('C')) }",
                "a'b | ::x, { x = \"a'b\" }",
                "1+2-'3' | :x+:y_2-:Z, { x = 1, y_2 = 2, Z = '3' }",
                "':x' | :x, { x = ':x' }",
                "'12:30' = 1 | '12:30' = :x, { x = 1 }",
            })
    void binds(final String expected, final String call) throws SQLException {
        final String[] parts = call.split(", ", 2);
        assertThat(sent("query([[" + parts[0] + "]], " + parts[1] + ")")).isEqualTo(expected);
    }

    @Test
    void leavesStatementsWithoutParametersAsTheyAre() throws SQLException {
        assertThat(sent("query([[SELECT TO_CHAR(x, 'HH24:MI:SS'), ':y' || ::z;]])"))
                .isEqualTo("SELECT TO_CHAR(x, 'HH24:MI:SS'), ':y' || ::z;");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "query(':x', {}) | parameter :x is not bound",
                "query('::x', { X = '1' }) | parameter ::x is not bound",
                "query([['HH24:MI:SS']], { x = 1 }) | parameter :MI is not bound",
                "query([[':x']], { x = 1 }) | parameter :x is inside ' quotes",
                "query([[\"a:x\"]], { x = 1 }) | parameter :x is inside \" quotes",
                "query(':x', { x = {} }) | parameter :x is a table without a literal",
                "query(':x', { x = 1/0 }) | parameter :x is a float without a literal",
                "query(':x', { x = require('cjson').null }) | parameter :x is a userdata without a literal",
                "query('::x', { x = 1 }) | identifier ::x is a number",
                "query('::x', { x = null }) | identifier ::x is a userdata",
                "query('X', 'x') | the parameters of query() are a string",
                "query(nil) | query() takes a statement text and a table of parameters",
                "query('X', {}, 1) | query() takes a statement text and a table of parameters",
                "pquery(':x', {}) | parameter :x is not bound",
                "quote(nil) | quote() takes a text, not nil",
                "quote(1) | quote() takes a text, not number",
                "join('.', 'a', null) | join() takes texts, not userdata",
                "decimal('x') | decimal() of x",
                "decimal(null) | decimal() takes a number, a text or a decimal, not userdata",
                "decimal(1.5) | decimal() of 1.5: Rounding necessary",
                "decimal(1000, 3) | decimal() of 1000: more than 3 digits",
                "decimal(1, 40) | decimal() of 1: no type DECIMAL(40,0)",
                "local x = decimal(1):abs() | a decimal has no known member abs",
            })
    void refuses(final String call, final String expected) {
        assertThat(errorText(call)).isEqualTo("SANDBOX: " + expected);
    }

    @Test
    void computesOnlyWithNumbersMadeFromDecimals() throws SQLException {
        assertThat(output("output(tonumber(decimal(5)) + 1) output(tonumber('7')) output(tonumber('ff', 16))"
                        + " output(decimal('5.0', 9, 1) == decimal(5)) output(decimal(5) == 5)"))
                .containsExactly("6.0", "7", "255", "true", "false");
        assertThat(errorText("local x = decimal(5) + 1"))
                .startsWith("attempt to perform arithmetic on a decimal value");
        assertThat(errorText("local x = 'a' .. decimal(5)")).startsWith("attempt to concatenate a decimal value");
    }

    @Test
    void forgetsResultsThatNothingHolds() throws SQLException {
        final StatementResult answer = table("A VARCHAR(1)", "a");
        assertThat(output("for i = 1, 600 do local res = query('X') end output('done')", sql -> answer))
                .containsExactly("done");
    }

    @Test
    void refusesMoreThan250OpenResults() throws SQLException {
        final StatementResult answer = table("A VARCHAR(1)", "a");
        assertError("local all = {} for i = 1, 300 do all[i] = query('X') end", sql -> answer)
                .hasMessageStartingWith(
                        "\"[p]query function: number of open resultsets exceeds 250\" caught in script");
    }
}
