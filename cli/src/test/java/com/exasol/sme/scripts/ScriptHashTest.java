package com.exasol.sme.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.shared.ProductObjects;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("turkish-locale")
class ScriptHashTest {
    private static List<Script> scripts(final String alias, final JvmOption... options) {
        return new ScriptFactory(
                        JarLocation.of("bfsdefault", "default", ""), new LanguageAlias(alias), List.of(options))
                .scripts();
    }

    @Test
    void fitsTheTextThatCarriesIt() {
        assertThat(scripts("JAVA")).hasSameSizeAs(ProductObjects.SCRIPTS).allSatisfy(script -> {
            assertThat(script.hash()).matches("[0-9a-f]{64}");
            assertThat(ScriptHash.of(script.create().text())).isEqualTo(script.hash());
            assertThat(ScriptHash.carriedBy(script.create().text())).contains(script.hash());
        });
    }

    @Test
    void isTheSameForTheCataloguesText() {
        assertThat(scripts("JAVA")).allSatisfy(script -> {
            final String shown = script.create()
                    .text()
                    .replaceFirst("CREATE OR REPLACE ", "CREATE ")
                    .replaceFirst("\\)\nEMITS", ") EMITS")
                    .replaceFirst("id\" VARCHAR\\(40\\)", "id\" VARCHAR(40) UTF8")
                    .replaceFirst("\n/$", "\r\n");
            assertThat(ScriptHash.of(shown)).isEqualTo(script.hash());
            assertThat(ScriptHash.of(shown + "-- edited")).isNotEqualTo(script.hash());
        });
    }

    @Test
    void isTheSameForTheSameOptions() {
        assertThat(scripts("JAVA", new JvmOption("-Xmx2g"))).isEqualTo(scripts("JAVA", new JvmOption("-Xmx2g")));
    }

    @Test
    void differsInTheHeaderToo() {
        assertThat(scripts("JAVA").get(0).hash())
                .isNotEqualTo(scripts("JAVA17").get(0).hash());
    }

    @Test
    void isNotInAScriptOfSomebodyElse() {
        assertThat(ScriptHash.carriedBy("CREATE LUA SCRIPT \"X\" () AS\nreturn 1"))
                .isEmpty();
    }
}
