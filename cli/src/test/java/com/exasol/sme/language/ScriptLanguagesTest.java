package com.exasol.sme.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("turkish-locale")
class ScriptLanguagesTest {
    private static final LanguageAlias JAVA = new LanguageAlias("JAVA");
    private static final String CONTAINER =
            "localzmq+protobuf:///bfsdefault/default/slc?lang=java#buckets/bfsdefault/default/slc/exaudf/exaudfclient";

    @ParameterizedTest
    @CsvSource({
        "'', JAVA=new",
        "'R=builtin_r PYTHON3=x', 'R=builtin_r PYTHON3=x JAVA=new'",
        "'R=builtin_r ', 'R=builtin_r JAVA=new'",
        "'JAVA=old', 'JAVA=new'",
        "'R=r  JAVA=old   PYTHON3=x ', 'R=r  JAVA=new   PYTHON3=x '",
        "'java=old R=r', 'java=new R=r'",
        "'MYJAVA=old JAVA17=old', 'MYJAVA=old JAVA17=old JAVA=new'",
        "'R=a?JAVA=b JAVA=', 'R=a?JAVA=b JAVA=new'"
    })
    void changesOneAliasAndNothingElse(final String before, final String after) {
        assertThat(new ScriptLanguages(before).with(JAVA, "new").value()).isEqualTo(after);
    }

    @Test
    void findsADefinitionThatHoldsEqualSigns() {
        assertThat(new ScriptLanguages("R=r JAVA=" + CONTAINER + " X=y").definitionOf(JAVA))
                .contains(CONTAINER);
    }

    @Test
    void doesNotTakeAnotherAliasForIt() {
        assertThat(new ScriptLanguages("MYJAVA=a JAVA17=b").definitionOf(JAVA)).isEmpty();
    }
}
