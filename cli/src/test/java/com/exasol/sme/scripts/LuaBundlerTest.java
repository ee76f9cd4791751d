package com.exasol.sme.scripts;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.shared.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("turkish-locale")
class LuaBundlerTest {
    private static final Map<String, String> HOUSE = Map.of(
            "lua/library.lua", "local places = {}",
            "lua/library_import.lua", "-- imports",
            "lua/sme/positions.lua", "return { know = print }");

    private static LuaBundler bundler(final Map<String, String> files) {
        return new LuaBundler(
                Map.of("sme.deployment", "return { version = \"9\" }"),
                path -> files.getOrDefault(path, HOUSE.get(path)));
    }

    private static String library(final Map<String, String> files) {
        return bundler(files).library(List.of("main"));
    }

    @Test
    void putsEveryModuleThatScriptsNeedIntoTheLibraryOnce() {
        final LuaBundler bundler = bundler(Map.of(
                "lua/main.lua", "local cjson = require(\"cjson\")\nlocal a = require('sme.a')\nreturn a",
                "lua/other.lua", "return require(\"sme.a\"), require(\"sme.c\")",
                "lua/sme/a.lua", "local b = require \"sme.b\"\nreturn b -- ok",
                "lua/sme/b.lua", "return {}",
                "lua/sme/c.lua", "return 3",
                "lua/sme/unused.lua", "return nil"));
        assertThat(bundler.library(List.of("main", "other"))).isEqualTo("""
                        local VERSION = "%s"
                        local places = {}

                        module("sme.a", function(...)
                        local b = require "sme.b"
                        return b -- ok
                        end)

                        module("sme.b", function(...)
                        return {}
                        end)

                        module("sme.c", function(...)
                        return 3
                        end)

                        module("sme.positions", function(...)
                        return { know = print }
                        end)

                        require("sme.positions").know(places)""".formatted(Version.current()));
    }

    @Test
    void leavesToAScriptOnlyWhatIsItsOwn() {
        assertThat(bundler(Map.of(
                                "lua/main.lua",
                                "local a = require(\"sme.a\")\nlocal d = require(\"sme.deployment\")\nreturn a, d"))
                        .script("main"))
                .isEqualTo("""
                        local VERSION = "%s"
                        -- imports

                        local a = require("sme.a")
                        local d = (function()
                        return { version = "9" }
                        end)()
                        return a, d""".formatted(Version.current()));
    }

    @Test
    void makesTheSameLibraryForEveryDeployment() {
        final Map<String, String> files = Map.of("lua/main.lua", "return require(\"sme.deployment\")");
        assertThat(library(files)).doesNotContain("deployment");
    }

    @Test
    void takesAModuleOfACircleOnce() {
        final String library = library(Map.of(
                "lua/main.lua", "require(\"sme.a\")",
                "lua/sme/a.lua", "require(\"sme.b\")",
                "lua/sme/b.lua", "require(\"sme.a\")"));
        assertThat(library).containsOnlyOnce("module(\"sme.a\"").containsOnlyOnce("module(\"sme.b\"");
    }

    @Test
    void doesNotFollowAComment() {
        assertThat(library(Map.of("lua/main.lua", "-- see require(\"sme.gone\")\nreturn 1 -- or require(\"socket\")")))
                .doesNotContain("gone", "socket");
    }

    @Test
    void refusesAModuleThatTheDatabaseMayNotHave() {
        assertRefused(() -> library(Map.of("lua/main.lua", "local s = require(\"socket\")")))
                .hasMessageStartingWith(
                        "F-SME-CLI-32: The Lua file 'main' needs the module 'socket', which is not there.");
    }

    @Test
    void refusesALineThatWouldEndTheScript() {
        assertRefused(() ->
                        bundler(Map.of("lua/main.lua", "local a = 4\n / \n2")).script("main"))
                .hasMessageStartingWith("F-SME-CLI-32: The Lua script 'main' holds a line with nothing but a slash");
        assertRefused(() -> library(Map.of("lua/main.lua", "require(\"sme.a\")", "lua/sme/a.lua", "return 4\n/\n2")))
                .hasMessageStartingWith("F-SME-CLI-32: The Lua script 'library' holds a line with nothing but a slash");
    }

    @Test
    void tellsTheScriptsWhatTheyWereDeployedWith() {
        assertThat(LuaDeployment.source(
                        JarLocation.of("bfsdefault", "default", "x"),
                        new LanguageAlias("JAVA"),
                        List.of(new JvmOption("-Da=\"b\""), new JvmOption("-Xmx2g"))))
                .isEqualTo("""
                        return {
                            version = "%1$s",
                            jar = "/buckets/bfsdefault/default/x/sme-udf-%1$s.jar",
                            language_alias = "JAVA",
                            jvm_options = {"-Xms40m", "-Xmn20m", "-Da=\\"b\\"", "-Xmx2g"}
                        }""".formatted(Version.current()));
    }
}
