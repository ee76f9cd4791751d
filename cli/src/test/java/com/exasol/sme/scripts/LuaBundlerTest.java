package com.exasol.sme.scripts;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.shared.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LuaBundlerTest {
    private static String bundle(final Map<String, String> files) {
        return new LuaBundler(Map.of("sme.deployment", "return { version = \"9\" }"), files::get).bundle("main");
    }

    @Test
    void putsEveryModuleThatIsNeededBeforeTheEntry() {
        final String script = bundle(Map.of(
                "lua/main.lua", "local cjson = require(\"cjson\")\nlocal a = require('sme.a')\nreturn a",
                "lua/sme/a.lua", "local b = require \"sme.b\"\nlocal d = require(\"sme.deployment\")\nreturn b -- ok",
                "lua/sme/b.lua", "return {}",
                "lua/sme/unused.lua", "return nil"));
        assertThat(script).isEqualTo("""
                        package.loaded["sme.a"] = nil
                        package.preload["sme.a"] = function(...)
                        local b = require "sme.b"
                        local d = require("sme.deployment")
                        return b -- ok
                        end
                        package.loaded["sme.b"] = nil
                        package.preload["sme.b"] = function(...)
                        return {}
                        end
                        package.loaded["sme.deployment"] = nil
                        package.preload["sme.deployment"] = function(...)
                        return { version = "9" }
                        end
                        local cjson = require("cjson")
                        local a = require('sme.a')
                        return a""");
    }

    @Test
    void takesAModuleOfACircleOnce() {
        final String script = bundle(Map.of(
                "lua/main.lua", "require(\"sme.a\")",
                "lua/sme/a.lua", "require(\"sme.b\")",
                "lua/sme/b.lua", "require(\"sme.a\")"));
        assertThat(script)
                .containsOnlyOnce("package.preload[\"sme.a\"]")
                .containsOnlyOnce("package.preload[\"sme.b\"]");
    }

    @Test
    void doesNotFollowAComment() {
        assertThat(bundle(Map.of("lua/main.lua", "-- see require(\"sme.gone\")\nreturn 1 -- or require(\"socket\")")))
                .doesNotContain("preload");
    }

    @Test
    void refusesAModuleThatTheDatabaseMayNotHave() {
        assertRefused(() -> bundle(Map.of("lua/main.lua", "local s = require(\"socket\")")))
                .hasMessageStartingWith(
                        "F-SME-CLI-32: The Lua file 'main' needs the module 'socket', which is not there.");
    }

    @Test
    void refusesALineThatWouldEndTheScript() {
        assertRefused(() -> bundle(Map.of("lua/main.lua", "local a = 4\n / \n2")))
                .hasMessageStartingWith("F-SME-CLI-32: The Lua script 'main' holds a line with nothing but a slash");
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
                            jvm_options = {"-Da=\\"b\\"", "-Xmx2g"}
                        }""".formatted(Version.current()));
    }
}
