package com.exasol.sme.sandbox.database.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.database.sql.Token.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    @Test
    void tellsWordsNamesLiteralsAndSignsApart() throws SQLException {
        assertThat(read("Select \"a\"\"b\", 'it''s', 1.5e-3, .5, ? -- c\n/* ' */ from é_1 <= 2..3;"))
                .containsExactly(
                        "WORD SELECT",
                        "QUOTED_NAME a\"b",
                        "SIGN ,",
                        "STRING it's",
                        "SIGN ,",
                        "NUMBER 1.5e-3",
                        "SIGN ,",
                        "NUMBER .5",
                        "SIGN ,",
                        "PARAMETER ?",
                        "WORD FROM",
                        "WORD É_1",
                        "SIGN <=",
                        "NUMBER 2",
                        "SIGN ..",
                        "NUMBER 3",
                        "SIGN ;");
    }

    @Test
    void readsNoFurtherThanAsked() throws SQLException {
        final Tokens tokens = new Tokens("AS 'never closed");
        tokens.expect("AS");
        assertThat(tokens.rest()).isEqualTo(" 'never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'open", "\"open", "/* open", "\"\""})
    void refusesWhatDoesNotEnd(final String sql) {
        assertThatThrownBy(() -> read(sql)).hasMessageStartingWith("SANDBOX: syntax error, ");
    }

    @Test
    void takesNamesOf128Characters() throws SQLException {
        assertThat(read("a".repeat(128))).hasSize(1);
        assertThatThrownBy(() -> read("\"" + "a".repeat(129) + "\"")).hasMessageContaining("1 to 128 characters: 129");
    }

    @Test
    void takesCharactersForWhatTheyAre() throws SQLException {
        assertThat(read("\"" + "😀".repeat(128) + "\"")).hasSize(1);
        assertThat(new Tokens("\"a\n/\nb\"").name()).isEqualTo("a\n/\nb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a.b\"", "\".\""})
    void refusesAPointInAName(final String name) {
        assertThatThrownBy(() -> new Tokens(name).name())
                .hasMessage("'.' character is not allowed within quoted identifiers [line 1, column 1]");
    }

    private static List<String> read(final String sql) throws SQLException {
        final Tokens tokens = new Tokens(sql);
        final List<String> read = new ArrayList<>();
        for (Token token = tokens.next(); token.kind() != Kind.END; token = tokens.next()) {
            read.add(token.kind() + " " + token.value());
        }
        return read;
    }
}
