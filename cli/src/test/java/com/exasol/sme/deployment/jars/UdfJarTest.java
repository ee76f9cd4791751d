package com.exasol.sme.deployment.jars;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.bucketfs.JarLocation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The UDF JAR as it travels inside {@code sme.jar}. */
class UdfJarTest {
    private static final String NAME = JarLocation.fileName();
    private static final Path SME_JAR = Path.of("target", "sme.jar");
    private static final Path BUILT = Path.of("..", "udf", "target", NAME);
    private static final Pattern SCRIPT_CLASS = Pattern.compile("%scriptclass ([\\w.]+);");
    private static final int MAX_BYTES = 6_500_000;
    private static final int JAVA_11 = 55;
    private static final int MAGIC = 0xCAFEBABE;

    @TempDir
    private Path directory;

    private Path jar;

    @BeforeEach
    void unpack() throws IOException {
        jar = directory.resolve(NAME);
        try (JarFile outer = new JarFile(SME_JAR.toFile());
                InputStream inner = outer.getInputStream(outer.getEntry(NAME))) {
            Files.copy(inner, jar);
        }
    }

    private List<String> entries() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    @Test
    void isTheOneThatWasBuilt() {
        assertThat(jar).hasSameBinaryContentAs(BUILT);
    }

    @Test
    void isSmall() {
        assertThat(jar.toFile().length()).isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void runsOnJava11() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            final List<JarEntry> classes = file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList();
            assertThat(classes).hasSizeGreaterThan(1000);
            for (final JarEntry entry : classes) {
                assertThat(classFileVersion(file, entry)).as(entry.getName()).isLessThanOrEqualTo(JAVA_11);
            }
        }
    }

    /** A class file starts with a magic number, the minor version, and the major version. */
    private static int classFileVersion(final JarFile file, final JarEntry entry) throws IOException {
        try (InputStream content = file.getInputStream(entry)) {
            final ByteBuffer head = ByteBuffer.wrap(content.readNBytes(8));
            assertThat(head.getInt()).as(entry.getName()).isEqualTo(MAGIC);
            return head.getInt() & 0xFFFF;
        }
    }

    @Test
    void carriesNoOtherHttpClientAndNothingOfTheDatabase() throws IOException {
        assertThat(entries())
                .contains("software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class")
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .noneMatch(name -> name.contains("netty"))
                .noneMatch(name -> name.contains("org/apache/http") || name.contains("org/apache/hc"))
                .doesNotContain("com/exasol/ExaMetadata.class", "com/exasol/ExaIterator.class");
    }

    @Test
    void hasTheClassOfEveryScript() throws IOException, ReflectiveOperationException {
        final SortedSet<String> names = scriptClasses();
        assertThat(names)
                .containsExactly(
                        "com.exasol.sme.udf.AutopilotEndpointDeletionUdf",
                        "com.exasol.sme.udf.AutopilotEndpointDeploymentUdf",
                        "com.exasol.sme.udf.AutopilotJobStatusPollingUdf",
                        "com.exasol.sme.udf.AutopilotTrainingUdf",
                        "com.exasol.sme.udf.DoubleTextUdf",
                        "com.exasol.sme.udf.PredictionUdf");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, UdfJarTest.class.getClassLoader())) {
            for (final String name : names) {
                final Class<?> udf = loader.loadClass(name);
                assertThat(udf.getClassLoader()).as(name).isEqualTo(loader);
                final Method run = udf.getMethod("run", ExaMetadata.class, ExaIterator.class);
                assertThat(Modifier.isStatic(run.getModifiers())).as(name).isTrue();
                assertThat(Modifier.isPublic(udf.getModifiers())).as(name).isTrue();
            }
        }
    }

    /** The classes that the scripts of the command line and those written by Lua name. */
    private static SortedSet<String> scriptClasses() throws IOException {
        final SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            for (final Path file : files.filter(path -> path.toString().matches(".*\\.(sql|lua)"))
                    .toList()) {
                SCRIPT_CLASS
                        .matcher(Files.readString(file, UTF_8))
                        .results()
                        .forEach(match -> names.add(match.group(1)));
            }
        }
        return names;
    }
}
