package com.exasol.sme.sandbox.lua;

import static com.exasol.sme.sandbox.lua.ScriptRun.errorText;
import static com.exasol.sme.sandbox.lua.ScriptRun.output;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CjsonTest {
    private static final String CJSON = "local cjson = require('cjson') ";

    /** What decode() makes of a text, or its error. */
    private static String decoded(final String json) throws SQLException {
        final String body = CJSON + "local ok, v = pcall(cjson.decode, json) output(math.type(v) or type(v))"
                + " output(v == cjson.null and 'null' or tostring(v))";
        final LuaResult result = LuaScripts.execute(body, Map.of("json", json), ScriptRun.META, sql -> null);
        return String.join(" ", result.output());
    }

    private static String encoded(final String value) throws SQLException {
        return output(CJSON + "output(cjson.encode(" + value + "))").get(0);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "10 | float 10.0",
                "-0.5e1 | float -5.0",
                "12345678901234567890 | float 1.2345678901235e+19",
                "007 | float 7.0",
                "0x1F | float 31.0",
                "+1 | float 1.0",
                "-Infinity | float -inf",
                "inf | float inf",
                "true | boolean true",
                "false | boolean false",
                "null | userdata null",
                "\"ä😀\" | string ä😀",
                "\"\\u00e4\\ud83d\\ude00\\/\\u0041\" | string ä😀/A",
            })
    void decodes(final String json, final String expected) throws SQLException {
        assertThat(decoded(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "x | Expected value but found invalid token at character 1",
                "{x} | Expected object key string but found invalid token at character 2",
                "{ \"a\":1, } | Expected object key string but found T_OBJ_END at character 10",
                "{1:2} | Expected object key string but found T_NUMBER at character 2",
                "{\"a\" 1} | Expected colon but found T_NUMBER at character 6",
                "{\"a\":1 \"b\":2} | Expected comma or object end but found T_STRING at character 8",
                "{\"a\": | Expected value but found T_END at character 6",
                "[1 2] | Expected comma or array end but found T_NUMBER at character 4",
                "[1,] | Expected value but found T_ARR_END at character 4",
                "{} {} | Expected the end but found T_OBJ_BEGIN at character 4",
                "nullx | Expected the end but found invalid token at character 5",
                "TRUE | Expected value but found invalid token at character 1",
                "- | Expected value but found invalid number at character 1",
                "\"abc | Expected value but found unexpected end of string at character 5",
                "\"\\x\" | Expected value but found invalid escape code at character 2",
                "\"\\u12g4\" | Expected value but found invalid unicode escape code at character 2",
                "\"a\\ud83d\" | Expected value but found invalid unicode escape code at character 3",
                "\"\\ude00\\ude00\" | Expected value but found invalid unicode escape code at character 2",
                "` ` | Expected value but found T_END at character 2",
            })
    void refusesToDecode(final String json, final String expected) throws SQLException {
        assertThat(decoded(json)).isEqualTo("string " + expected);
    }

    @Test
    void decodesTextsThatArePrintedBadly() throws SQLException {
        assertThat(
                        output(
                                CJSON + "output(cjson.decode('\"\"') == '')"
                                        + " output(cjson.decode([[\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\"]]) == '\"\\\\\\b\\f\\n\\r\\t\\0')"))
                .containsExactly("true", "true");
    }

    @Test
    void stopsAtTheThousandthLevel() throws SQLException {
        assertThat(decoded("[".repeat(1000) + "]".repeat(1000))).startsWith("table ");
        assertThat(decoded("[".repeat(1001)))
                .isEqualTo("string Found too many nested data structures (1001) at character 1001");
    }

    @Test
    void refusesOtherEncodings() throws SQLException {
        assertThat(decoded("\0\"")).isEqualTo("string JSON parser does not support UTF-16 or UTF-32");
    }

    @Test
    void takesTheLastOfTwoEqualKeys() throws SQLException {
        assertThat(output(CJSON + "local t = cjson.decode('{\"a\":1,\"a\":2,\"b\":{\"c\":[true,null,\"x\"]}}')"
                        + " output(t.a) output(#t.b.c) output(t.b.c[2] == cjson.null) output(t.b.c[3])"))
                .containsExactly("2.0", "3", "true", "x");
    }

    @Test
    void hasANullOfItsOwn() throws SQLException {
        assertThat(output(CJSON + "output(cjson.null == null) output(type(cjson.null)) output(cjson._VERSION)"))
                .containsExactly("false", "userdata", "2.1.0");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "10 | 10",
                "10.0 | 10",
                "0.1 | 0.1",
                "123456789012345678 | 1.2345678901235e+17",
                "true | true",
                "nil | null",
                "cjson.null | null",
                "'a/b\"\\\\\\t\\0\\x7f😀' | \"a\\/b\\\"\\\\\\t\\u0000\\u007f😀\"",
                "{} | {}",
                "{ 1, 'a', {} } | [1,\"a\",{}]",
                "{ 1, nil, 3 } | [1,null,3]",
                "{ a = { b = false } } | {\"a\":{\"b\":false}}",
                "{ [0] = 1 } | {\"0\":1}",
                "{ [1.5] = 1 } | {\"1.5\":1}",
            })
    void encodes(final String value, final String expected) throws SQLException {
        assertThat(encoded(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "1/0 | Cannot serialise number: must not be NaN or Infinity",
                "0/0 | Cannot serialise number: must not be NaN or Infinity",
                "{ [1] = 1, [11] = 2 } | Cannot serialise table: excessively sparse array",
                "{ [true] = 1 } | Cannot serialise boolean: table key must be a number or string",
                "print or output | Cannot serialise function: type not supported",
                "null | Cannot serialise userdata: type not supported",
                "decimal(1) | Cannot serialise userdata: type not supported",
            })
    void refusesToEncode(final String value, final String expected) {
        assertThat(errorText(CJSON + "cjson.encode(" + value + ")")).isEqualTo(expected);
    }

    @Test
    void encodesMixedTablesAsObjects() throws SQLException {
        assertThat(encoded("{ 1, a = 2 }")).isIn("{\"1\":1,\"a\":2}", "{\"a\":2,\"1\":1}");
    }

    @Test
    void encodesAtMostAThousandLevels() {
        assertThat(errorText(CJSON + "local t = {} for i = 1, 1000 do t = { t } end cjson.encode(t)"))
                .isEqualTo("Cannot serialise, excessive nesting (1001)");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "cjson.encode() | bad argument #1 to 'encode' (expected 1 argument)",
                "cjson.decode() | bad argument #1 to 'decode' (expected 1 argument)",
                "cjson.decode({}) | bad argument #1 to 'decode' (string expected, got table)",
                "cjson.new() | SANDBOX: cjson.new is not there",
            })
    void refusesArguments(final String call, final String expected) {
        assertThat(errorText(CJSON + call)).isEqualTo(expected);
    }
}
