package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaCompilationException;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles what is left of a script besides its options, as the real client does when its JVM has started. */
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

    /** Gives what loads the classes of the code. */
    static ClassLoader compile(final String scriptName, final String code) throws ExaCompilationException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        final InlineClasses classes = new InlineClasses(compiler.getStandardFileManager(null, null, null));
        final List<JavaFileObject> sources = List.of(new InlineCode(scriptName, code));
        if (!compiler.getTask(messages, classes, null, List.of(), null, sources).call()) {
            throw new ExaCompilationException("F-UDF.CL.SL.JAVA-1158: " + messages);
        }
        return classes.loader();
    }
}
