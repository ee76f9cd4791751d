package com.exasol.sme.scripts;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("turkish-locale")
class SqlTemplateTest {
    private static final SqlTemplate TEMPLATE = new SqlTemplate("x.sql", "CREATE ${a} AS ${b} ${a}; $c {d}");

    @Test
    void fillsInAllPlacesInOnePass() {
        assertThat(TEMPLATE.render(Map.of("a", "${b}", "b", "\\$1"))).isEqualTo("CREATE ${b} AS \\$1 ${b}; $c {d}");
    }

    @Test
    void refusesAPlaceWithoutAValue() {
        assertRefused(() -> TEMPLATE.render(Map.of("a", "x")))
                .hasMessageStartingWith("F-SME-CLI-31: The template 'x.sql' needs a value for 'b'.");
    }

    @Test
    void refusesAValueWithoutAPlace() {
        assertRefused(() -> TEMPLATE.render(Map.of("a", "x", "b", "y", "c", "z")))
                .hasMessageStartingWith("F-SME-CLI-31: The template 'x.sql' has no place for 'c'.");
    }

    @Test
    void missesAFileThatWasNotPackaged() {
        assertRefused(() -> SqlTemplate.load("no_such.sql"))
                .hasMessageStartingWith("F-SME-CLI-30: sme.jar lacks its own file 'no_such.sql'.");
    }
}
