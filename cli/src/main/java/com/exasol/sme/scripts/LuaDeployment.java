package com.exasol.sme.scripts;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.language.PredictionJvm;
import com.exasol.sme.shared.Version;
import java.util.List;
import java.util.stream.Collectors;

/** The Lua module that tells the scripts what they were deployed with, to pass it on to the scripts they create. */
final class LuaDeployment {
    static final String MODULE = "sme.deployment";

    private LuaDeployment() {}

    static String source(final JarLocation jar, final LanguageAlias alias, final List<JvmOption> jvmOptions) {
        final String options = PredictionJvm.options(jvmOptions).stream()
                .map(JvmOption::text)
                .map(LuaDeployment::string)
                .collect(Collectors.joining(", "));
        return "return {\n    version = " + string(Version.current()) + ",\n    jar = " + string(jar.pathInUdf())
                + ",\n    language_alias = " + string(alias.name()) + ",\n    jvm_options = {" + options + "}\n}";
    }

    /** Options are plain characters without a backslash, so only the delimiter needs one. */
    private static String string(final String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
