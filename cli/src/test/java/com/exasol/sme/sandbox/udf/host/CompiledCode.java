package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaCompilationException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the compiler made of the code in a script.
 *
 * @param messages why it does not compile; empty if it does
 * @param classes  the class files by the names of their classes
 */
public record CompiledCode(String messages, Map<String, byte[]> classes) {
    /** The option by which a JVM learns of the file with the compiled code of its script. */
    public static final String FILE = "sandbox.code";

    public CompiledCode {
        classes = Map.copyOf(classes);
    }

    /** Hands it over to another JVM. */
    public void write(final Path file) throws IOException {
        try (DataOutputStream content = new DataOutputStream(Files.newOutputStream(file))) {
            content.writeUTF(messages);
            content.writeInt(classes.size());
            for (final Map.Entry<String, byte[]> one : classes.entrySet()) {
                content.writeUTF(one.getKey());
                content.writeInt(one.getValue().length);
                content.write(one.getValue());
            }
        }
    }

    /** Takes what this JVM was started with. */
    static CompiledCode ofThisJvm() {
        try (DataInputStream content = new DataInputStream(Files.newInputStream(Path.of(System.getProperty(FILE))))) {
            final String messages = content.readUTF();
            final Map<String, byte[]> classes = new HashMap<>();
            for (int left = content.readInt(); left > 0; left--) {
                final String name = content.readUTF();
                classes.put(name, content.readNBytes(content.readInt()));
            }
            return new CompiledCode(messages, classes);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Gives what loads the classes. */
    ClassLoader loader() throws ExaCompilationException {
        if (!messages.isEmpty()) {
            throw new ExaCompilationException("F-UDF.CL.SL.JAVA-1158: " + messages);
        }
        return new ClassLoader(CompiledCode.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(final String name) throws ClassNotFoundException {
                final byte[] content = classes.get(name);
                if (content == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, content, 0, content.length);
            }
        };
    }
}
