package com.exasol.sme.predict.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.predict.format.FormatCase;
import com.exasol.sme.udf.TestRuntime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of docs/prediction-formats.md about paths, types, and outputs without a value. */
@Tag("turkish-locale")
class OutputRulesTest {
    private static final Object[] ROW = {"x"};

    private static FormatCase json(final String contentType, final String type, final String path) {
        return FormatCase.of("VARCHAR(10) UTF8")
                .with(
                        "response",
                        "{\"content_type\":\"" + contentType + "\",\"outputs\":[{\"name\":\"P\",\"type\":\"" + type
                                + "\",\"path\":\"" + path.replace("\\", "\\\\") + "\"}]}")
                .gives(type.replaceAll("[^A-Z].*", ""));
    }

    private static Object value(final String type, final String json) {
        return json("application/json", type, "$.p")
                .run(new TestRuntime(body -> "{\"p\":" + json + "}"), ROW)
                .get(0)
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN | true | true",
                "BOOLEAN | 0 | false",
                "BOOLEAN | \"True\" | true",
                "DECIMAL(9,0) | 1.0 | 1",
                "DECIMAL(9,2) | \"-0.5\" | -0.50",
                "DECIMAL(36,0) | 123456789012345678901234567890123456 | 123456789012345678901234567890123456",
                "DOUBLE | 7 | 7.0",
                "DOUBLE | 1e-5 | 1.0E-5",
                "DOUBLE | \"0.25\" | 0.25",
                "VARCHAR(20) | 0.50 | 0.50",
                "VARCHAR(20) | true | true",
                "VARCHAR(20) | \"NaN\" | NaN",
                "VARCHAR(20) | \"\\u00e9\\n\\\"\" | '\u00e9\n\"'",
                "VARCHAR(20) | [1, {\"a\": null}] | [1,{\"a\":null}]",
                "CHAR(2) | \"\ud83d\ude00\u20ac\" | \ud83d\ude00\u20ac"
            })
    void takesWhatTheTextIsInTheType(final String type, final String json, final String value) {
        assertThat(value(type, json)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN | 2 | 2",
                "DECIMAL(9,0) | 1.5 | 1.5",
                "DECIMAL(3,0) | 1000 | 1000",
                "DOUBLE | \"yes\" | yes",
                "DOUBLE | 1e999 | 1e999",
                "DOUBLE | [1, 2] | [1,2]",
                "DOUBLE | true | true",
                "VARCHAR(2) | \"abc\" | abc",
                "VARCHAR(9) | \"a\\u0000b\" | a?b"
            })
    void refusesWhatIsNoValueOfTheType(final String type, final String json, final String shown) {
        assertThatThrownBy(() -> value(type, json))
                .hasMessage("E-SME-UDF-104: The model's answer to row 1 has '" + shown + "' for 'P' at $.p, which is no"
                        + " value of type " + type
                        + ". Register the endpoint with another path or another type for this"
                        + " output.");
    }

    /** At the start of an answer it is no part of a name or a value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | $.p | {'p':'no'}",
                "application/json | $ | 'no'",
                "application/jsonlines | $.p | {'p':'no'}",
                "text/csv | $[0] | no",
                "text/csv | $[0] | 'no'"
            },
            quoteCharacter = '`')
    void leavesOutAByteOrderMark(final String contentType, final String path, final String answer) {
        final TestRuntime model = new TestRuntime(body -> "\uFEFF" + answer.replace("'", "\""));
        assertThat(json(contentType, "VARCHAR(9)", path).run(model, ROW).get(0)).containsExactly("no");
    }

    @Test
    void leavesOutAByteOrderMarkBeforeTheNamesOfColumns() {
        final TestRuntime model = new TestRuntime(body -> "\uFEFFp,q\nno,1\n");
        assertThat(FormatCase.of("VARCHAR(10) UTF8")
                        .with(
                                "response",
                                "{\"content_type\":\"text/csv\",\"header\":true,\"outputs\":[{\"name\":\"P\","
                                        + "\"type\":\"VARCHAR(9)\",\"path\":\"$.p\"}]}")
                        .gives("VARCHAR")
                        .run(model, ROW)
                        .get(0))
                .containsExactly("no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOUBLE | {\"p\":null}",
                "DOUBLE | {\"p\":\"\"}",
                "DOUBLE | {\"p\":NaN}",
                "DOUBLE | {\"p\":-Infinity}",
                "DOUBLE | {\"p\":\"nan\"}",
                "DOUBLE | {\"q\":1}",
                "DOUBLE | 5",
                "DOUBLE | null",
                "VARCHAR(9) | {\"p\":NaN}",
                "VARCHAR(9) | {\"p\":null}"
            })
    void hasOneRuleForNoValue(final String type, final String second) {
        final TestRuntime model = new TestRuntime(body -> "{\"p\":1}\n" + second + "\n");
        final Object[][] rows = {ROW, ROW};
        assertThatThrownBy(() -> json("application/jsonlines", type, "$.p").run(model, rows))
                .hasMessageStartingWith("E-SME-UDF-103: The model's answer to row 2 has no value for 'P' at $.p.");
        assertThat(json("application/jsonlines", type, "$.p")
                        .with("on_error", "\"null\"")
                        .run(model, rows)
                        .get(1)
                        .get(0))
                .isNull();
        final List<List<Object>> withReasons = json("application/jsonlines", type, "$.p")
                .with("error_column", "true")
                .gives("VARCHAR")
                .run(model, rows);
        assertThat(withReasons.get(0).get(1)).isNull();
        assertThat(withReasons.get(1).get(0)).isNull();
        assertThat((String) withReasons.get(1).get(1))
                .startsWith("E-SME-UDF-103: The model's answer to row 2 has no value");
    }

    /** A path that leads nowhere must not make a table of nothing but NULL. */
    @Test
    void refusesAnAnswerWithoutAnyValue() {
        assertThatThrownBy(() -> json("application/json", "DOUBLE", "$.q")
                        .with("on_error", "\"null\"")
                        .run(new TestRuntime(body -> "[{\"p\":1},{\"p\":2}]"), ROW, ROW))
                .hasMessageStartingWith("E-SME-UDF-103: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$ | [1, 2]",
                "$.a | [{\"b\":[{\"a\":9}], \"a\":1}, {\"a\":2, \"c\":{}}]",
                "$.a.b | [{\"a\":{\"b\":1}}, {\"a\":{\"b\":2}}]",
                "$[1] | [[0,1], [0,2,3]]",
                "$['a b'] | [{\"a b\":1}, {\"a b\":2}]",
                "$['\\'\\\\'] | [{\"'\\\\\":1}, {\"'\\\\\":2}]",
                "$[*] | [1, 2]",
                "$.p[*] | {\"x\":[7], \"p\":[1, 2], \"y\":{\"p\":[8,9]}}",
                "$.p[*].s | {\"p\":[{\"s\":1}, {\"s\":2}]}",
                "$.p[*][1] | {\"p\":[[0,1], [0,2]]}",
                "$[0][*].s[0] | [[{\"s\":[1]}, {\"s\":[2]}], 7]"
            })
    void followsPaths(final String path, final String answer) {
        assertThat(json("application/json", "DOUBLE", path).run(new TestRuntime(body -> answer), ROW, ROW))
                .containsExactly(List.of(1.0), List.of(2.0));
    }

    @Test
    void takesOutputsFromListsBesideEachOther() {
        final TestRuntime model = new TestRuntime(body -> "{\"scores\":[0.5,1],\"labels\":[\"a\",\"b\"]}");
        assertThat(FormatCase.of("VARCHAR(10) UTF8")
                        .with(
                                "response",
                                "{\"content_type\":\"application/json\",\"outputs\":["
                                        + "{\"name\":\"L\",\"type\":\"VARCHAR(9)\",\"path\":\"$.labels[*]\"},"
                                        + "{\"name\":\"S\",\"type\":\"DOUBLE\",\"path\":\"$.scores[*]\"}]}")
                        .gives("VARCHAR", "DOUBLE")
                        .run(model, ROW, ROW))
                .containsExactly(List.of("a", 0.5), List.of("b", 1.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | $.p[*] | {\"p\":[1]} | it has 1 rows",
                "application/json | $.p[*] | {\"p\":[1,2,3]} | it has 3 rows",
                "application/json | $.p[*] | {\"q\":[1,2]} | it has no list at $.p[*]",
                "application/json | $.p[*] | {\"p\":7} | it has no list at $.p[*]",
                "application/json | $.p | {\"p\":1} | it has 1 rows",
                "application/json | $ | [1,2,3] | it has 3 rows",
                "application/json | $ | [1,2] [1,2] | a second value follows the first one",
                "application/json | $.p | [{\"p\":1},{\"p\":2,\"p\":3}] | it has two values at $.p",
                "application/json | $ | [1,2 | it is no JSON: Unexpected end-of-input",
                "application/json | $ | ' ' | there is nothing in it",
                "application/jsonlines | $ | 1 | it has 1 rows",
                "application/jsonlines | $ | '1\n2\n3' | it has 3 rows",
                "application/jsonlines | $.p | '{\"p\":1}\n{\"p\":' | it is no JSON: Unexpected end",
                "text/csv | $[0] | '1,2\n3' | it is no such CSV: its rows have not all the same number of fields",
                "text/csv | $[1] | '1\n2' | it is no such CSV: there is no field $[1]"
            })
    void asksAgainWhereAnAnswerIsDamaged(
            final String contentType, final String path, final String answer, final String flaw) {
        final TestRuntime model = new TestRuntime(body -> answer);
        assertThatThrownBy(() -> json(contentType, "DOUBLE", path).run(model, ROW, ROW))
                .hasMessageStartingWith(
                        "E-SME-UDF-32: The answer to rows 1 to 2 is wrong, also after 2 attempts: " + flaw);
        assertThat(model.bodies).hasSize(2);
    }

    @Test
    void sendsABatchAgainWhoseAnswerLostItsEnd() {
        final TestRuntime model = new TestRuntime(body -> "[1,2]");
        model.truncated.set(1);
        assertThat(json("application/json", "DOUBLE", "$").run(model, ROW, ROW))
                .containsExactly(List.of(1.0), List.of(2.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p",
                "$p",
                "$.",
                "$.a b",
                "$.1",
                "$..a",
                "$[",
                "$[]",
                "$[01]",
                "$[-1]",
                "$[1",
                "$['a]",
                "$['a\\\\b']x",
                "$.*",
                "$[100000]",
                "$[*][*]",
                "$[\\\"a\\\"]"
            })
    void refusesWhatIsNoPath(final String path) {
        assertThatThrownBy(() -> FormatCase.of("VARCHAR(10) UTF8")
                        .with(
                                "response",
                                "{\"content_type\":\"application/json\",\"outputs\":[{\"name\":\"P\",\"type\":\"DOUBLE\","
                                        + "\"path\":\"" + path + "\"}]}")
                        .gives("DOUBLE")
                        .run(new TestRuntime(body -> "1"), ROW))
                .hasMessageStartingWith("E-SME-UDF-30: This prediction script is damaged: sme.settings: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/jsonlines | $[*] | $[*].a",
                "application/json | $.a | $.b[*]",
                "application/json | $.a | $.a",
                "application/json | $.a | $.a.b",
                "application/json | $.a.b | $.a",
                "text/csv | $.a | $[1]",
                "text/csv | $[0][1] | $[1]",
                "text/csv | $ | $[1]",
                "text/xml | $.a | $.b"
            })
    void refusesPathsThatDoNotFitTheFormat(final String contentType, final String first, final String second) {
        assertThatThrownBy(() -> FormatCase.of("VARCHAR(10) UTF8")
                        .with(
                                "response",
                                "{\"content_type\":\"" + contentType + "\",\"outputs\":["
                                        + "{\"name\":\"P\",\"type\":\"DOUBLE\",\"path\":\"" + first + "\"},"
                                        + "{\"name\":\"Q\",\"type\":\"DOUBLE\",\"path\":\"" + second + "\"}]}")
                        .gives("DOUBLE", "DOUBLE")
                        .run(new TestRuntime(body -> "1"), ROW))
                .hasMessageStartingWith("E-SME-UDF-30: This prediction script is damaged: ");
    }
}
