package com.exasol.sme.sandbox.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {
    @ParameterizedTest
    @CsvSource({
        "a/*b*/c,             a     c",
        "a/*b~c*/d,           a   ~   d",
        "/**/x,               '    x'",
        "/*a*//*b*/x,         '          x'",
        "'\"/*\"/*a*/',       '\"/*\"     '",
        "'[[a]]/*b*/',        '[[a]]     '",
        "'--[[a]]/*b*/',      '--[[a]]     '",
        "'t[1]/*b*/',         't[1]     '",
    })
    void blanksBlockComments(final String body, final String expected) {
        final String blanked = ScriptText.toLua(body.replace('~', '\n'));
        assertThat(blanked.stripLeading()).isEqualTo(expected.replace('~', '\n').stripLeading());
        assertThat(blanked).hasSameSizeAs(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 1 / 2 * 3",
                "x = '/* a */'",
                "x = \"\\\" /* a */\"",
                "x = 'a\\' /* b */'",
                "x = [[/* a */]]",
                "x = [==[ ]] /* a */ ]==]",
                "-- /* a */",
                "--[[ /* a */ ]]",
                "--[==[ ]] /* a */ ]==]",
                "--[ /* a */",
                "-- /* a",
                "--",
                "x = 'open /* a",
                "x = [[open /* a",
                "x[",
                "x /* open",
                "/* open",
            })
    void keepsWhatIsNone(final String body) {
        assertThat(ScriptText.toLua(body)).isEqualTo(body);
    }
}
