package com.exasol.sme.deployment.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaIterator;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.sandbox.udf.options.OptionParser;
import com.exasol.sme.sandbox.udf.options.ScriptOptions;
import com.exasol.sme.scripts.ProbeStatements;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that every node runs to tell what it has. */
class NodeProbeScriptTest {
    private static final SchemaName SCHEMA = new SchemaName("a \"b\" %jar /x;");
    private static final LanguageAlias JAVA = new LanguageAlias("JAVA");

    @TempDir
    private Path directory;

    private static String code(final ProbeStatements probe) {
        final String text = probe.create().text();
        assertThat(text)
                .startsWith("CREATE JAVA SET SCRIPT \"a \"\"b\"\" %jar /x;\".\"SME_NODE_PROBE_")
                .endsWith("\n/");
        return text.substring(text.indexOf(") AS\n") + ") AS\n".length(), text.length() - "/".length());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void holdsNoOptionForEitherParser(final int parser) throws SQLException {
        final String code = code(ProbeStatements.unique(SCHEMA, JAVA));
        final ScriptOptions read = OptionParser.version(parser).parse(code);
        assertThat(read.jvmOptions()).isEmpty();
        assertThat(read.jars()).isEmpty();
        assertThat(read.rest().strip()).isEqualTo(code.strip());
        assertThat(code).doesNotContain("%").doesNotContain("\n/\n");
    }

    /** With Java 8 it has to compile as well, to say that this is too old. */
    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "17"})
    void compilesForEveryJava(final String release) throws Exception {
        final String code = code(ProbeStatements.unique(SCHEMA, JAVA));
        final JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Probe.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                        return "package com.exasol;\r\n" + code;
                    }
                };
        final Path api = Path.of(ExaIterator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        final StringWriter messages = new StringWriter();
        final List<String> options =
                List.of("--release", release, "-Xlint:-options", "-d", directory.toString(), "-cp", api.toString());
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(messages, null, null, options, null, List.of(source))
                        .call())
                .as(messages::toString)
                .isTrue();
    }

    @Test
    void hasANameThatNothingElseHas() {
        assertThat(ProbeStatements.unique(SCHEMA, JAVA).create())
                .isNotEqualTo(ProbeStatements.unique(SCHEMA, JAVA).create());
    }

    @Test
    void takesThePathAsAValue() {
        assertThat(ProbeStatements.unique(SCHEMA, JAVA)
                        .ask(Optional.of("/buckets/it's"), "8")
                        .text())
                .endsWith("(i, '/buckets/it''s') FROM VALUES BETWEEN 1 AND 8 t(i) GROUP BY i");
        assertThat(ProbeStatements.unique(SCHEMA, JAVA)
                        .ask(Optional.empty(), "NPROC()")
                        .text())
                .endsWith("(i, NULL) FROM VALUES BETWEEN 1 AND NPROC() t(i) GROUP BY i");
    }
}
