package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnValueTest {
    private static Column column(final String type) {
        return new Column("X", SqlType.parse(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VARCHAR(2)       | abc  | a text of 3 characters is too long for column X of type VARCHAR(2) UTF8",
                "CHAR(2)          | abc  | a text of 3 characters is too long for column X of type CHAR(2) UTF8",
                "VARCHAR(2) ASCII | ä    | a text in column X of type VARCHAR(2) ASCII is not ASCII",
                "DECIMAL(3,1)     | 1.25 | 1.25 does not fit into column X of type DECIMAL(3,1)",
                "DECIMAL(3,1)     | 100  | 100 does not fit into column X of type DECIMAL(3,1)",
                "DECIMAL(1,0)     | 10   | 10 does not fit into column X of type DECIMAL(1,0)",
                "DECIMAL(36,0)    | 1E+10 | nobody knows what a database makes of the number 1E+10 in column X",
                "DECIMAL(36,0)    | NaN  | nobody knows what a database makes of the number NaN in column X",
                "DATE             | 0000-01-01 | column X cannot hold 0000-01-01",
                "TIMESTAMP        | 10000-01-01 00:00:00.0 | column X cannot hold 10000-01-01 00:00:00.0",
                "TIMESTAMP        | 2024-01-01 00:00:00.1234 | 2024-01-01 00:00:00.1234 is finer than column X of type "
                        + "TIMESTAMP(3)"
            })
    void refusesWhatDoesNotFit(final String type, final String value, final String error) {
        assertThatThrownBy(() -> ColumnValue.of(value, column(type)))
                .isInstanceOf(ColumnValue.Refusal.class)
                .hasMessage("SANDBOX: " + error);
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThatThrownBy(() -> ColumnValue.of(Double.NaN, column("DOUBLE")))
                .hasMessage("SANDBOX: column X has no NaN");
    }

    @Test
    void takesWhatFits() throws ColumnValue.Refusal {
        assertThat(ColumnValue.of("😀😀", column("VARCHAR(2)"))).isEqualTo("😀😀");
        assertThat(ColumnValue.of("a", column("CHAR(3)"))).isEqualTo("a  ");
        assertThat(ColumnValue.of("1.50", column("DECIMAL(3,1)"))).isEqualTo(new BigDecimal("1.5"));
        assertThat(ColumnValue.of(100L, column("DECIMAL(3,0)"))).isEqualTo(100L);
        assertThat(ColumnValue.of("100", column("DECIMAL(19,0)"))).isEqualTo(new BigDecimal(100));
        assertThat(ColumnValue.of("0", column("DECIMAL(2,2)"))).isEqualTo(new BigDecimal("0.00"));
        assertThat(ColumnValue.of("", column("VARCHAR(2)"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HASHTYPE",
                "GEOMETRY",
                "TIMESTAMP WITH LOCAL TIME ZONE",
                "INTERVAL YEAR TO MONTH",
                "INTERVAL DAY TO SECOND"
            })
    void refusesColumnsThatNobodyKnowsHowAUdfTakes(final String type) {
        assertThatThrownBy(() -> UdfColumns.of(List.of(column(type))))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("SANDBOX: nobody knows how a Java UDF takes column X of type .*; use a CAST");
    }
}
