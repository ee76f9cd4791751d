package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentifierTest {
    private static final String UNQUOTED = "without double quotes a name starts with a letter and has letters, digits "
            + "and _ only: write any other name in double quotes";
    private static final String CONTROL = "it has a control character";
    private static final String POINT =
            "the database allows no . in a name: a schema and what is in it are given separately";
    private static final String UNBALANCED =
            "its double quotes do not fit: it starts and ends with one, and a \" inside is written twice";

    private static String read(final String given) throws Exception {
        return read("read", given);
    }

    private static String read(final String function, final String given) throws Exception {
        final String literal = given.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return Scripts.evaluate("local failure = require(\"sme.failure\")\n"
                + "return failure.guard(function() return {{ require(\"sme.identifier\")." + function
                + "(\"The table\", \""
                + literal
                + "\") }} end), \"NAME VARCHAR(200)\"");
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("my_table", "MY_TABLE"),
                Arguments.of("My_Table2", "MY_TABLE2"),
                Arguments.of("MY_TABLE", "MY_TABLE"),
                Arguments.of("i", "I"),
                Arguments.of("\"my table\"", "my table"),
                Arguments.of("\"ä\"", "ä"),
                Arguments.of("\"a\"\"b\"", "a\"b"),
                Arguments.of("\"\"\"\"", "\""),
                Arguments.of("\"a; %jar :x ::y '\"", "a; %jar :x ::y '"),
                Arguments.of("\"/\"", "/"),
                Arguments.of("\"-- \\ ]]\"", "-- \\ ]]"),
                Arguments.of("\" \"", " "),
                Arguments.of("a".repeat(128), "A".repeat(128)),
                Arguments.of("\"" + "€".repeat(128) + "\"", "€".repeat(128)),
                Arguments.of("\"" + "😀".repeat(128) + "\"", "😀".repeat(128)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsNamesAsSqlDoes(final String given, final String name) throws Exception {
        assertThat(read(given)).isEqualTo(name);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("1a", UNQUOTED),
                Arguments.of("_a", UNQUOTED),
                Arguments.of("a b", UNQUOTED),
                Arguments.of("a-b", UNQUOTED),
                Arguments.of("a.b", UNQUOTED),
                Arguments.of("a\"b", UNQUOTED),
                Arguments.of("a'", UNQUOTED),
                Arguments.of("a;", UNQUOTED),
                Arguments.of(
                        "straße",
                        "it has letters outside of A to Z: write it in double quotes, exactly as it was created"),
                Arguments.of("\"", UNBALANCED),
                Arguments.of("\"a", UNBALANCED),
                Arguments.of("\"a\"b\"", UNBALANCED),
                Arguments.of("\"\"\"", UNBALANCED),
                Arguments.of("\"\"", "there is nothing between its double quotes"),
                Arguments.of("\"a.b\"", POINT),
                Arguments.of("\".\"", POINT),
                Arguments.of("\"a\"\".\"\"b\"", POINT),
                Arguments.of("\"my_schema\".\"my_table\"", UNBALANCED),
                Arguments.of("\"a\n\"", CONTROL),
                Arguments.of("a\n", CONTROL),
                Arguments.of("\"\u009b\"", CONTROL),
                Arguments.of("\"\u2028\"", CONTROL),
                Arguments.of("a".repeat(129), "it has more than 128 characters"),
                Arguments.of("\"" + "€".repeat(129) + "\"", "it has more than 128 characters"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoName(final String given, final String problem) {
        assertThatThrownBy(() -> read(given))
                .hasMessageStartingWith("\"E-SME-LUA-7: The table '")
                .hasMessageContaining(" is not a name of SQL: " + problem + ".\" caught in script ");
    }

    @Test
    void namesTheValueItRefuses() {
        assertThatThrownBy(() -> read("a b"))
                .hasMessageStartingWith("\"E-SME-LUA-7: The table 'a b' is not a name of SQL: " + UNQUOTED + ".\"");
    }

    @Test
    void readsTheNameOfAConnectionLikeAnyOther() throws Exception {
        assertThat(read("read_connection", "my_aws")).isEqualTo("MY_AWS");
        assertThat(read("read_connection", "\"ä € \"\" ;\"")).isEqualTo("ä € \" ;");
    }

    @Test
    void refusesAConnectionThatAUdfCouldNotName() {
        assertThatThrownBy(() -> read("read_connection", "\"my 😀\""))
                .hasMessageStartingWith(
                        "\"E-SME-LUA-52: The table 'my 😀' has a character that a UDF cannot pass on to "
                                + "the database, such as an emoji. Create the connection under another name.\" caught in");
    }
}
