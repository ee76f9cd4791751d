package com.exasol.sme.sandbox.udf.classes;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles what is left of a script besides its options. The real client does so when its JVM has started; a compiler
 * that has been used before takes a fraction of that time, and its result is the same.
 */
public final class InlineCode extends SimpleJavaFileObject {
    /** The real client writes this before the code, so that it shares the package of the API. */
    private static final String PACKAGE = "package com.exasol;\r\n";

    /** Scripts that were compiled in this JVM, which it does again and again. */
    private static final Map<InlineScript, Compilation> COMPILED = new ConcurrentHashMap<>();

    private final String code;

    private InlineCode(final String name, final String code) {
        super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
        this.code = code;
    }

    @Override
    public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
        return PACKAGE + code;
    }

    /**
     * Leaves the classes in a directory, over those that are there, and never takes any away.
     *
     * @return why the code does not compile; empty if it does
     */
    public static String compile(final String scriptName, final String code, final Path directory) throws IOException {
        final Compilation compilation =
                COMPILED.computeIfAbsent(new InlineScript(scriptName, code), InlineCode::compiled);
        for (final Map.Entry<String, byte[]> one : compilation.classes().entrySet()) {
            write(directory.resolve(one.getKey().replace('.', '/') + ".class"), one.getValue());
        }
        return compilation.messages();
    }

    private static Compilation compiled(final InlineScript script) {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        final InlineClasses classes = new InlineClasses(compiler.getStandardFileManager(null, null, null));
        final List<JavaFileObject> sources = List.of(new InlineCode(script.name(), script.code()));
        final boolean isCompiled = compiler.getTask(messages, classes, null, List.of(), null, sources)
                .call();
        return new Compilation(isCompiled ? "" : messages.toString(), classes.content());
    }

    /** The real client lets others read a class half written, which would fail by chance here. */
    private static void write(final Path file, final byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        final Path written = Files.write(Files.createTempFile(file.getParent(), "udf", ".tmp"), content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private record InlineScript(String name, String code) {}

    /** What became of a script: why it does not compile, which is empty if it does, and its classes. */
    private record Compilation(String messages, Map<String, byte[]> classes) {}
}
