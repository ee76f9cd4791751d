package com.exasol.sme.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedSecretTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "CREATE CONNECTION A TO 'b' USER 'c' IDENTIFIED BY 'd' | CREATE CONNECTION A TO 'b' USER 'c' IDENTIFIED BY",
                "CREATE OR REPLACE CONNECTION A TO '' IDENTIFIED BY 'it''s' | CREATE OR REPLACE CONNECTION A TO '' IDENTIFIED BY",
                "ALTER CONNECTION A TO 'b' IDENTIFIED BY 'd' | ALTER CONNECTION A TO 'b' IDENTIFIED BY",
                "CREATE USER A IDENTIFIED BY \"d\" | CREATE USER A IDENTIFIED BY",
                "CREATE USER A IDENTIFIED BY 'd' | CREATE USER A IDENTIFIED BY"
            })
    void isTheLastLiteralOfADefinition(final String statement, final String rest) {
        assertThat(TypedSecret.leftOutOf(statement)).isEqualTo(rest + " ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'IDENTIFIED BY ''d''' FROM DUAL",
                "CREATE TABLE CONNECTION (IDENTIFIED BY 'd')",
                "CREATE CONNECTION A TO 'd'",
                "CREATE CONNECTION A TO 'b' IDENTIFIED BY 'd' -- d",
                "CREATE LUA SCRIPT S () AS\n-- CREATE USER A IDENTIFIED BY \"d\"\n"
            })
    void isNothingElse(final String statement) {
        assertThat(TypedSecret.leftOutOf(statement)).isEqualTo(statement);
    }

    @Test
    void isTheValueOfAnOptionForAPassword() {
        assertThat(TypedSecret.leftOutOf(
                        List.of("deploy", "--db-password", "a", "--bucketfs-password", "b", "--schema", "--pass", "c")))
                .containsExactly("deploy", "--db-password", "--bucketfs-password", "--schema", "--pass");
    }
}
