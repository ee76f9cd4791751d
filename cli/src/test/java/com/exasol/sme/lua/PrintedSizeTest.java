package com.exasol.sme.lua;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.shared.ProductObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the library saves. */
class PrintedSizeTest {
    /** Each script with all modules that it needs in it, as if there were no library. */
    private static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(LuaBundle.SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".lua") && !name.startsWith("library"))
                    .map(name -> LuaBundle.ofEntry(name.replace(".lua", "")))
                    .toList();
        }
    }

    @Test
    void isAtMostNineTwentiethsOfTheScriptsWithAllModulesInEach() throws IOException {
        final int printed = SmeJar.runPackaged(Map.of(), "deploy", "--to-print", "--schema", "SME")
                .out()
                .getBytes(UTF_8)
                .length;
        final int bundled =
                bundles().stream().mapToInt(text -> text.getBytes(UTF_8).length).sum();
        assertThat(bundles()).hasSize((int) ProductObjects.luaScripts().count() - 1);
        assertThat(printed * 20).isLessThanOrEqualTo(bundled * 9);
    }
}
