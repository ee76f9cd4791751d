package com.exasol.sme.deployment.jars;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaMetadata;
import com.exasol.sme.bucketfs.JarLocation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The UDF JAR, libraries included, uses nothing that Java 11 lacks; it runs on Java 11 in Exasol 7.1 and 8. */
class Java11Test {
    private static final Path UDF_JAR = Path.of("..", "udf", "target", JarLocation.fileName());

    @TempDir
    private Path directory;

    /** The database brings the UDF API. */
    private static ApiUse java11() throws IOException, URISyntaxException {
        return new ApiUse(
                new JavaRelease(11),
                Path.of(ExaMetadata.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
    }

    private List<ClassModel> compiled(final int release, final String... members) throws IOException {
        final Path source = directory.resolve("Planted.java");
        Files.writeString(
                source,
                "import java.util.*;\nimport java.util.function.*;\nimport java.util.stream.*;\nclass Planted {\n"
                        + String.join("\n", members) + "\n}\n",
                UTF_8);
        final List<String> arguments = new ArrayList<>(List.of("--release", String.valueOf(release)));
        arguments.addAll(List.of("-d", directory.toString(), source.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        final List<ClassModel> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (final Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                classes.add(ClassModel.read(Files.readAllBytes(file)));
            }
        }
        return classes;
    }

    @Test
    void hasEverythingThatTheUdfJarUses() throws IOException, URISyntaxException {
        final List<ClassModel> classes = ApiUse.read(UDF_JAR);
        assertThat(classes)
                .hasSizeGreaterThan(1000)
                .extracting(ClassModel::name)
                .contains(
                        "com/exasol/sme/udf/PredictionUdf",
                        "software/amazon/awssdk/services/sagemaker/SageMakerClient",
                        "com/fasterxml/jackson/databind/ObjectMapper");
        assertThat(java11().missing(classes)).isEmpty();
    }

    @Test
    void hasWhatAClassForJava11Uses() throws IOException, URISyntaxException {
        assertThat(
                        java11().missing(
                                        compiled(
                                                11,
                                                "String text = \" a \".strip().repeat(2) + Optional.empty().isEmpty();",
                                                "Supplier<List<String>> list = ArrayList::new;",
                                                "byte[] copy(byte[] bytes) { return bytes.clone(); }",
                                                "Map.Entry<String, Integer> entry = Map.entry(\"a\", 1);",
                                                "class Inner extends TreeMap<String, String> { int count() { return size() + hashCode(); } }",
                                                "enum Choice { ONE, TWO; Choice other() { switch (this) { case ONE: return TWO; default: return ONE; } } }")))
                .isEmpty();
    }

    @Test
    void lacksWhatIsNewer() throws IOException, URISyntaxException {
        assertThat(java11().missing(compiled(
                        17,
                        "String formatted = \"%s\".formatted(1);",
                        "List<String> list = Stream.of(\"a\").toList();",
                        "Object hex() { return HexFormat.of(); }",
                        "Function<String, String> handle = String::stripIndent;",
                        "class Texts extends ArrayList<String> { Object none() { return stream().mapMulti((a, b) -> { }); } }",
                        "record Point(int x) { }")))
                .containsExactly(
                        "Planted uses java/lang/String.formatted([Ljava/lang/Object;)Ljava/lang/String;",
                        "Planted uses java/lang/String.stripIndent()Ljava/lang/String;",
                        "Planted uses java/util/HexFormat",
                        "Planted uses java/util/HexFormat.of()Ljava/util/HexFormat;",
                        "Planted uses java/util/stream/Stream.toList()Ljava/util/List;",
                        "Planted$Point uses java/lang/Record",
                        "Planted$Point uses java/lang/Record.<init>()V",
                        "Planted$Point uses java/lang/invoke/TypeDescriptor",
                        "Planted$Point uses java/lang/runtime/ObjectMethods",
                        "Planted$Point uses java/lang/runtime/ObjectMethods.bootstrap("
                                + "Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                                + "Ljava/lang/invoke/TypeDescriptor;Ljava/lang/Class;Ljava/lang/String;"
                                + "[Ljava/lang/invoke/MethodHandle;)Ljava/lang/Object;",
                        "Planted$Texts uses java/util/stream/Stream.mapMulti(Ljava/util/function/BiConsumer;)"
                                + "Ljava/util/stream/Stream;");
    }

    @Test
    void lacksAClassOfALibraryThatWasForgotten() throws IOException {
        assertThat(new ApiUse(new JavaRelease(11)).missing(ApiUse.read(UDF_JAR)))
                .contains("com/exasol/sme/udf/PredictionUdf uses com/exasol/ExaMetadata")
                .allSatisfy(line -> assertThat(line).contains(" uses com/exasol/Exa"));
    }
}
