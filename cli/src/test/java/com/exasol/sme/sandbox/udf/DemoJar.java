package com.exasol.sme.sandbox.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.ExaIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A JAR in a bucket with one small UDF, compiled from what a test writes down. */
final class DemoJar {
    static final String SCRIPT_CLASS = "demo.Demo";
    static final String PATH = "/buckets/bfsdefault/default/demo.jar";

    private static final String SOURCE = """
            package demo;
            import com.exasol.*;
            import java.math.*;
            import java.util.*;
            public class Demo {
            %s
            }
            """;

    private DemoJar() {}

    /** Compiles a class whose run() has the given body. */
    static void ofRun(final Path buckets, final String statements) throws IOException {
        ofMembers(
                buckets,
                "public static void run(ExaMetadata meta, ExaIterator rows) throws Exception {\n" + statements + "\n}");
    }

    /** Compiles a class with the given members. */
    static void ofMembers(final Path buckets, final String members) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        final JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///demo/Demo.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                        return SOURCE.formatted(members);
                    }
                };
        final List<String> options = List.of("--release", "11", "-classpath", api().toString());
        final boolean compiled = compiler.getTask(
                        null,
                        new InMemory(compiler.getStandardFileManager(null, null, UTF_8), classes),
                        null,
                        options,
                        null,
                        List.of(source))
                .call();
        if (!compiled) {
            throw new IllegalArgumentException("does not compile: " + members);
        }
        write(buckets.resolve(PATH.substring("/buckets/".length())), classes);
    }

    private static void write(final Path file, final Map<String, ByteArrayOutputStream> classes) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream content = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(content)) {
            for (final Map.Entry<String, ByteArrayOutputStream> entry : classes.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey().replace('.', '/') + ".class"));
                entry.getValue().writeTo(jar);
                jar.closeEntry();
            }
        }
    }

    private static Path api() {
        try {
            return Path.of(ExaIterator.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (final URISyntaxException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Keeps compiled classes in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(final JavaFileManager manager, final Map<String, ByteArrayOutputStream> classes) {
            super(manager);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                final Location location,
                final String className,
                final JavaFileObject.Kind kind,
                final FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    final ByteArrayOutputStream content = new ByteArrayOutputStream();
                    classes.put(className, content);
                    return content;
                }
            };
        }
    }
}
