package com.exasol.sme.database;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sme            | SME",
                "Title_1        | TITLE_1",
                "\"sme\"        | sme",
                "\"a \"\"b\"\"\" | a \"b\"",
                "\"ä; DROP\"    | ä; DROP",
                "\"/\"          | /",
                "\"-- :x ]]\"   | -- :x ]]"
            })
    void readsANameAsSqlDoes(final String text, final String name) {
        assertThat(SchemaName.from(text)).isEqualTo(new SchemaName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1A",
                "_A",
                "A B",
                "A\"B",
                "A;DROP",
                "\"",
                "\"\"",
                "\"A\"B\"",
                "\"A",
                "ä",
                "\"A\nB\"",
                "\"A.B\"",
                "\"\u0000\"",
                "\"\u0085\"",
                "\"\u2028\"",
                "\"\u2029\""
            })
    void refusesAnythingElse(final String text) {
        assertRefused(() -> SchemaName.from(text))
                .hasMessageStartingWith("E-SME-CLI-2: '")
                .hasMessageContaining(" is not");
    }

    @Test
    void takesAtMost128Characters() {
        assertThat(SchemaName.from("A".repeat(128)).name()).hasSize(128);
        assertThat(SchemaName.from("\"" + "😀".repeat(128) + "\"").name()).isEqualTo("😀".repeat(128));
        assertRefused(() -> SchemaName.from("A".repeat(129))).hasMessageContaining("at most 128 characters");
    }

    @Test
    void doublesItsQuotesInSql() {
        assertThat(SchemaName.from("\"a\"\"'b\"").quoted()).isEqualTo("\"a\"\"'b\"");
        assertThat(SchemaName.from("\"a\"\"'b\"").literal()).isEqualTo("'a\"''b'");
    }
}
