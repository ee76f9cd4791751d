package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuaModulesTest {
    private static List<String> modules() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(LuaBundle.SOURCES.resolve("sme"))) {
            return files.map(file -> file.getFileName().toString().replace(".lua", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void setNoGlobalAndReadNoneOfTheScript() throws Exception {
        final String requires =
                modules().stream().map(name -> "require(\"sme." + name + "\")").collect(Collectors.joining("\n"));
        assertThat(Scripts.evaluate("""
                        local before, found = {}, {}
                        for name in pairs(_G) do
                            before[name] = true
                        end
                        local host = { pquery, query, quote, join, null, decimal, exa }
                        pquery, query, quote, join, null, decimal, exa = nil, nil, nil, nil, nil, nil, nil
                        """ + requires + """

                        pquery, query, quote, join, null, decimal, exa = table.unpack(host, 1, 7)
                        for name in pairs(_G) do
                            if not before[name] then
                                found[#found + 1] = name
                            end
                        end
                        return { { table.concat(found, ",") .. "." } }, "GLOBALS VARCHAR(2000)"
                        """)).isEqualTo(".");
    }

    /** SQL knows no escaped quote: a tool that takes printed statements apart reads on to some other one. */
    @Test
    void escapeNoQuoteInsideOfAText() throws IOException {
        final Pattern texts =
                Pattern.compile("--[^\n]*|(?s:\\[\\[.*?\\]\\])|'(?:[^'\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\n]|\\\\.)*\"");
        for (final String module : modules()) {
            final String source = Files.readString(LuaBundle.SOURCES.resolve("sme/" + module + ".lua"));
            assertThat(texts.matcher(source).results().map(MatchResult::group))
                    .as(module)
                    .filteredOn(text -> text.startsWith("'") || text.startsWith("\""))
                    .noneMatch(text -> text.replace("\\\\", "").contains("\\" + text.charAt(0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"'',''", "f,Zg", "fo,Zm8", "foo,Zm9v", "foob,Zm9vYg", "fooba,Zm9vYmE", "foobar,Zm9vYmFy", "??>~,Pz8-fg"
    })
    void encodeBase64ForUrlsWithoutPadding(final String text, final String encoded) throws Exception {
        assertThat(Scripts.evaluate("return {{ require(\"sme.base64url\").encode(\"" + text
                        + "\") .. \".\" }}, \"X VARCHAR(100)\""))
                .isEqualTo(encoded + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f", "fo", "foo", "foob", "fooba", "foobar", "??>~", "ä \u20ac"})
    void decodeBase64WhatTheyEncoded(final String text) throws Exception {
        assertThat(Scripts.evaluate("local base64url = require(\"sme.base64url\")\n"
                        + "return {{ base64url.decode(base64url.encode(\"" + text
                        + "\")) .. \".\" }}, \"X VARCHAR(100)\""))
                .isEqualTo(text + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "7.0, 7",
        "1839255503714910208, 1839255503714910208",
        "2.0^60, 1152921504606846976",
        "'7', 7",
        "'7.0', 7",
        "decimal(7), 7",
        "decimal('18392555037149102080'; 20; 0), 18392555037149102080"
    })
    void writeIdsAsPlainDigits(final String value, final String text) throws Exception {
        final String literal = value.matches("\\d.*|decimal.*") && !value.startsWith("'") ? value : "'" + value + "'";
        assertThat(Scripts.evaluate("return {{ require(\"sme.numbers\").text(" + literal.replace(';', ',')
                        + ") }}, \"X VARCHAR(100)\""))
                .isEqualTo(text);
    }

    @Test
    void readsOnlyWholeNumbersAsIntegers() throws Exception {
        assertThat(Scripts.evaluate("""
                        local integer = require("sme.numbers").integer
                        local read = {}
                        for index, value in ipairs({ 1.5, "1.5", "x", "", "1e3", "99999999999999999999", true, {}, 0/0 }) do
                            read[index] = tostring(integer(value))
                        end
                        return { { table.concat(read, " ") .. " " .. tostring(integer(nil)) .. " "
                                .. tostring(integer(null)) } }, "X VARCHAR(200)"
                        """)).isEqualTo("nil nil nil nil nil nil nil nil nil nil nil");
    }
}
