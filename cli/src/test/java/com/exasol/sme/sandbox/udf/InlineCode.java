package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.host.CompiledCode;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles what is left of a script besides its options. The real client does so when its JVM has started; a compiler
 * that has been used before takes a fraction of that time, and its result is the same.
 */
final class InlineCode extends SimpleJavaFileObject {
    /** The real client writes this before the code, so that it shares the package of the API. */
    private static final String PACKAGE = "package com.exasol;\r\n";

    private final String code;

    private InlineCode(final String name, final String code) {
        super(URI.create("string:///com/exasol/" + name + ".java"), Kind.SOURCE);
        this.code = code;
    }

    @Override
    public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
        return PACKAGE + code;
    }

    /** Gives the file that tells the script's JVM what came of its code. */
    static Path compile(final String scriptName, final String code) throws IOException {
        final Path file = Files.createTempFile("udf", ".code");
        file.toFile().deleteOnExit();
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        final InlineClasses classes = new InlineClasses(compiler.getStandardFileManager(null, null, null));
        final List<JavaFileObject> sources = List.of(new InlineCode(scriptName, code));
        final boolean isCompiled = compiler.getTask(messages, classes, null, List.of(), null, sources)
                .call();
        new CompiledCode(isCompiled ? "" : messages.toString(), classes.content()).write(file);
        return file;
    }
}
