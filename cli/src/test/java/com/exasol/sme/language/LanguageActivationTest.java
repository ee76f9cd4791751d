package com.exasol.sme.language;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.database.SqlStatement;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class LanguageActivationTest {
    private static final LanguageAlias JAVA = new LanguageAlias("JAVA");

    private static LanguageActivation activation(
            final String definition, final boolean isOverride, final String system, final String session) {
        return activation(definition, isOverride, true, system, session);
    }

    private static LanguageActivation activation(
            final String definition,
            final boolean isOverride,
            final boolean altersSystem,
            final String system,
            final String session) {
        return new LanguageActivation(
                new LanguageRequest(JAVA, Optional.ofNullable(definition), isOverride, altersSystem),
                new ScriptLanguages(system),
                new ScriptLanguages(session));
    }

    private static Optional<String> text(final Optional<SqlStatement> statement) {
        return statement.map(SqlStatement::text);
    }

    @Test
    void addsTheBuiltInLanguageToBothValuesEachForItself() {
        final LanguageActivation activation = activation(null, false, "R=r", "R=r X=it's");
        assertThat(text(activation.alterSystem()))
                .contains("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=r JAVA=builtin_java'");
        assertThat(text(activation.alterSession()))
                .contains("ALTER SESSION SET SCRIPT_LANGUAGES = 'R=r X=it''s JAVA=builtin_java'");
    }

    @Test
    void usesALanguageAsItIsWhenNothingElseIsAskedFor() {
        final LanguageActivation activation = activation(null, false, "JAVA=a", "JAVA=b");
        assertThat(activation.isNeeded()).isFalse();
        assertThat(activation.definition()).isEqualTo("b");
    }

    @Test
    void altersOnlyTheValueThatLacksTheLanguageAndTakesItFromTheOther() {
        final LanguageActivation activation = activation(null, false, "R=r JAVA=a", "R=r");
        assertThat(activation.alterSystem()).isEmpty();
        assertThat(text(activation.alterSession())).contains("ALTER SESSION SET SCRIPT_LANGUAGES = 'R=r JAVA=a'");
        final LanguageActivation mirrored = activation(null, false, "R=r", "R=r JAVA=a");
        assertThat(text(mirrored.alterSystem())).contains("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=r JAVA=a'");
        assertThat(mirrored.alterSession()).isEmpty();
    }

    @Test
    void isNeededForTheAdministratorWhenOnlyTheSessionHasTheLanguage() {
        final LanguageActivation activation = activation(null, false, false, "R=r", "JAVA=a");
        assertThat(activation.isNeeded()).isTrue();
        assertThat(activation.alterSystem()).isEmpty();
        assertThat(activation.alterSession()).isEmpty();
        assertThat(activation.forTheAdministrator())
                .extracting(SqlStatement::text)
                .containsExactly(
                        "ALTER SESSION SET SCRIPT_LANGUAGES = 'JAVA=a'",
                        "ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=r JAVA=a'");
    }

    @Test
    void mindsAConflictInTheValueThatTheAdministratorWouldSet() {
        assertRefused(() -> activation("new", false, false, "JAVA=old", "R=r"))
                .hasMessageStartingWith(
                        "E-SME-CLI-11: The script language JAVA is defined as 'old' in the SYSTEM value");
        assertThat(activation("new", true, false, "JAVA=old", "R=r").forTheAdministrator())
                .extracting(SqlStatement::text)
                .containsExactly(
                        "ALTER SESSION SET SCRIPT_LANGUAGES = 'R=r JAVA=new'",
                        "ALTER SYSTEM SET SCRIPT_LANGUAGES = 'JAVA=new'");
    }

    @Test
    void givesTheAdministratorBothStatementsAlsoWhenTheSystemHasTheLanguage() {
        assertThat(activation(null, false, false, "JAVA=a", "R=r").forTheAdministrator())
                .extracting(SqlStatement::text)
                .containsExactly(
                        "ALTER SESSION SET SCRIPT_LANGUAGES = 'R=r JAVA=a'",
                        "ALTER SYSTEM SET SCRIPT_LANGUAGES = 'JAVA=a'");
    }

    @Test
    void altersNothingWhenTheDefinitionIsTheOneAskedFor() {
        assertThat(activation("a", false, "JAVA=a", "JAVA=a").isNeeded()).isFalse();
    }

    @Test
    void namesBothDefinitionsWhenTheyDiffer() {
        assertRefused(() -> activation("new", false, "JAVA=new", "JAVA=old"))
                .hasMessageStartingWith(
                        "E-SME-CLI-11: The script language JAVA is defined as 'old' in the SESSION value"
                                + " of SCRIPT_LANGUAGES, not as 'new'.")
                .hasMessageContaining("--allow-override");
    }

    @Test
    void replacesADifferentDefinitionWhenAllowed() {
        final LanguageActivation activation = activation("new", true, "JAVA=old R=r", "JAVA=new");
        assertThat(text(activation.alterSystem())).contains("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'JAVA=new R=r'");
        assertThat(activation.alterSession()).isEmpty();
    }

    @Test
    void leavesTheSystemAloneWhenToldTo() {
        final LanguageActivation activation = activation(null, false, false, "R=r", "R=r");
        assertThat(activation.alterSystem()).isEmpty();
        assertThat(activation.forTheAdministrator())
                .extracting(SqlStatement::text)
                .containsExactly(
                        "ALTER SESSION SET SCRIPT_LANGUAGES = 'R=r JAVA=builtin_java'",
                        "ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=r JAVA=builtin_java'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a'b", "a\"b", "a\nb", "JAVA=builtin_java", "java=builtin_java", "Java="})
    void refusesADefinitionThatWouldSpoilTheValue(final String definition) {
        assertRefused(() -> activation(definition, false, "", "")).hasMessageStartingWith("E-SME-CLI-10: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A B", "Ä", "\"A\"", "LUA", "lua"})
    void refusesAnAliasThatIsNoPlainName(final String alias) {
        assertRefused(() -> LanguageAlias.from(alias)).hasMessageStartingWith("E-SME-CLI-8: ");
    }

    @Test
    void takesAnAliasInAnyCase() {
        assertThat(LanguageAlias.from("my_java17").name()).isEqualTo("MY_JAVA17");
        assertThat(LanguageAlias.from("luaj").name()).isEqualTo("LUAJ");
    }
}
