package com.exasol.sme.sandbox.udf.classes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** Keeps classes in memory until all of them are there. */
final class InlineClasses extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new ConcurrentHashMap<>();

    InlineClasses(final JavaFileManager files) {
        super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            final Location location, final String name, final JavaFileObject.Kind kind, final FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
            }
        };
    }

    @Override
    public Iterable<JavaFileObject> list(
            final Location location,
            final String packageName,
            final Set<JavaFileObject.Kind> kinds,
            final boolean isRecursive)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.list(location, packageName, kinds, isRecursive);
        }
        return packageName.equals(ApiClasses.PACKAGE) && kinds.contains(JavaFileObject.Kind.CLASS)
                ? ApiClasses.list()
                : List.of();
    }

    @Override
    public String inferBinaryName(final Location location, final JavaFileObject file) {
        return file instanceof ApiClasses.ApiClass api ? api.binaryName() : super.inferBinaryName(location, file);
    }

    /** There are no annotation processors. */
    @Override
    public ClassLoader getClassLoader(final Location location) {
        return null;
    }

    /** The class files by the names of their classes. */
    Map<String, byte[]> content() {
        return classes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                .toByteArray()));
    }
}
