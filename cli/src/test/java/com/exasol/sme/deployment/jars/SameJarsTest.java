package com.exasol.sme.deployment.jars;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would differ between the JARs of two builds; .ci/reproducible compares all of their bytes. */
class SameJarsTest {
    private static final Path SME_JAR = Path.of("target", "sme.jar");
    private static final Path UDF_JAR = Path.of("..", "udf", "target", JarLocation.fileName());
    /** The POM's project.build.outputTimestamp. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 21, 0, 0);

    private static final Set<String> HARMLESS = Set.of(
            "Manifest-Version",
            "Created-By",
            "Build-Jdk-Spec",
            "Main-Class",
            "Implementation-Title",
            "Implementation-Version");

    static Set<Path> jars() {
        return Set.of(SME_JAR, UDF_JAR);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void sayNothingOfTheMachineThatBuiltThem(final Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .allSatisfy(name -> assertThat(HARMLESS).contains(name.toString()));
            assertThat(jar.getManifest().getMainAttributes().values())
                    .noneMatch(value -> value.toString().contains("/"));
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void areNotDatedByTheirBuild(final Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal))
                    .allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(TIME));
        }
    }

    @Test
    void givesAllEntriesOfTheUdfJarOneTime() throws IOException {
        try (JarFile jar = new JarFile(UDF_JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).containsExactly(TIME);
        }
    }
}
