package com.exasol.sme.sandbox.udf.classes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.jar.JarFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** The classes of the UDF API for the compiler, which shall see nothing else of the class path of the tests. */
final class ApiClasses {
    static final String PACKAGE = "com.exasol";
    private static final String FOLDER = "com/exasol/";
    private static final String END = ".class";

    private ApiClasses() {}

    static List<JavaFileObject> list() throws IOException {
        try (JarFile jar = new JarFile(HostJar.file().toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name ->
                            name.startsWith(FOLDER) && name.endsWith(END) && name.indexOf('/', FOLDER.length()) < 0)
                    .map(name -> (JavaFileObject) new ApiClass(name))
                    .toList();
        }
    }

    /** One class file in the JAR. */
    static final class ApiClass extends SimpleJavaFileObject {
        private final String entry;

        private ApiClass(final String entry) {
            super(URI.create("api:///" + entry), Kind.CLASS);
            this.entry = entry;
        }

        String binaryName() {
            return entry.substring(0, entry.length() - END.length()).replace('/', '.');
        }

        @Override
        public InputStream openInputStream() {
            return ApiClasses.class.getClassLoader().getResourceAsStream(entry);
        }
    }
}
